import { assert, client, events, requests } from '../given.mjs';

for (const name of Object.keys(requests)) {
  const seen = await events(name);

  assert.deepEqual(seen.map((event) => event.sequence_number), [...seen.keys()], name);
  const { response } = seen.at(-1);
  const { output_text: _, _request_id: __, ...stored } = await client.responses.retrieve(response.id);
  const { output_text: ___, ...last } = response;
  assert.deepEqual(last, stored, name);
}
