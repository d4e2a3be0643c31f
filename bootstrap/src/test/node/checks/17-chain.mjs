import { assert, client, requests } from '../given.mjs';

let previous_response_id;
for (const input of ['I live in Lyon.', 'Where?', 'And my name?']) {
  const next = await client.responses.create({ ...requests.text, input, previous_response_id });
  assert.equal(next.status, 'completed');
  assert.equal(next.previous_response_id, previous_response_id ?? null);
  previous_response_id = next.id;
}
await client.responses.delete(previous_response_id);
await assert.rejects(client.responses.create({ ...requests.text, previous_response_id }), (refusal) => {
  assert.equal(refusal.code, 'previous_response_not_found');
  return true;
});
