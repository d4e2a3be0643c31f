import { all, assert, client, question, requests } from '../given.mjs';

const key = `key-${process.pid}-${Date.now()}`;
const options = { headers: { 'Idempotency-Key': key } };
const first = await client.responses.create(requests.text, options);
const { data: second, response } = await client.responses.create(requests.text, options).withResponse();
assert.equal(second.id, first.id);
assert.equal(response.headers.get('idempotency-replayed'), 'true');
await assert.rejects(client.responses.create({ ...requests.text, input: `${question}!` }, options), (refusal) => {
  assert.equal(refusal.status, 422);
  assert.equal(refusal.code, 'idempotency_key_mismatch');
  return true;
});

const streamed = { headers: { 'Idempotency-Key': `${key}-streamed` } };
const stream = () => client.responses.create({ ...requests.text, stream: true }, streamed).then(all);
assert.deepEqual(await stream(), await stream());
