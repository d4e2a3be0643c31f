// What a browser does around the SDK is done by hand: the preflight for exactly the headers that the SDK sends.
import { assert, connect, requests } from '../given.mjs';

const origin = process.env.PARLEY_ALLOWED_ORIGIN;
const exposed = [];
const simple = new Set(['accept', 'accept-language', 'content-language']);
const client = connect({
  dangerouslyAllowBrowser: true,
  fetch: async (address, init) => {
    const asked = [...new Headers(init.headers).keys()].filter((name) => !simple.has(name));
    const preflight = await fetch(address, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': init.method,
        'Access-Control-Request-Headers': asked.sort().join(','),
      },
    });
    assert.ok(preflight.ok, String(preflight.status));
    const allowed = preflight.headers.get('access-control-allow-headers').toLowerCase().split(/\s*,\s*/);
    for (const name of asked) assert.ok(allowed.includes(name), `${name} in ${allowed}`);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);

    const headers = new Headers(init.headers);
    headers.set('Origin', origin);
    const answer = await fetch(address, { ...init, headers });
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    exposed.push(answer.headers.get('access-control-expose-headers').toLowerCase());
    return answer;
  },
});

const response = await client.responses.create(requests.text);
assert.equal(response.status, 'completed');
for await (const event of await client.responses.create({ ...requests.text, stream: true })) assert.ok(event.type);
await assert.rejects(client.responses.retrieve('resp_nonsense'));
assert.equal(exposed.length, 3);
for (const names of exposed) {
  for (const name of ['x-request-id', 'x-should-retry', 'retry-after-ms']) assert.ok(names.includes(name), names);
}
