import { all, assert, client, endless, events, question } from '../given.mjs';

for (const name of ['cancelled_at_once', 'cancelled']) {
  const seen = await events(name);
  const last = seen.at(-1);
  assert.equal(last.type, 'response.incomplete');
  assert.equal(last.response.status, 'cancelled');
  assert.equal(last.response.incomplete_details, null);
  const again = await client.responses.cancel(last.response.id);
  assert.equal(again.status, 'cancelled');
  assert.equal(again.parley.last_sequence_number, last.sequence_number);
}

const begun = await client.responses.create({ model: endless, input: question, background: true });
const reader = client.responses.retrieve(begun.id, { stream: true }).then(all);
assert.equal((await client.responses.cancel(begun.id)).status, 'cancelled');
assert.equal((await reader).at(-1).type, 'response.incomplete');
