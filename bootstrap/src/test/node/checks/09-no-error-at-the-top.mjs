import { assert, events, requests } from '../given.mjs';

for (const name of Object.keys(requests)) {
  for (const event of await events(name)) assert.ok(!('error' in event), `${name}: ${event.type}`);
}
