import { assert, client, connect, requests } from '../given.mjs';

const made = /^req_[0-9a-f]{32}$/;
assert.match((await client.responses.create(requests.text))._request_id, made);
assert.match((await client.models.list())._request_id ?? (await client.models.list().withResponse()).request_id, made);
const { request_id } = await client.responses.create({ ...requests.text, stream: true }).withResponse();
assert.match(request_id, made);
await assert.rejects(client.responses.retrieve('resp_nonsense'), (refusal) => {
  assert.match(refusal.requestID, made);
  return true;
});
const own = connect({ defaultHeaders: { 'X-Request-ID': 'ticket-17' } });
assert.equal((await own.responses.create(requests.text))._request_id, 'ticket-17');
