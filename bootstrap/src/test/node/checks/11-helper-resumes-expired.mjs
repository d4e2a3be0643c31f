import { all, assert, client } from '../given.mjs';

const id = process.env.PARLEY_RESPONSE;
const stored = await client.responses.retrieve(id);
assert.deepEqual(
  (await all(await client.responses.retrieve(id, { stream: true, starting_after: 3 }))).map((event) => event.type),
  ['response.completed'],
);

const helper = client.responses.stream({ response_id: id, starting_after: 3 });
await all(helper);
const read = await helper.finalResponse();
assert.equal(read.status, 'completed');
assert.equal(read.output_text, stored.output_text);
