import { all, assert, client, events, question, slow } from '../given.mjs';

const left = client.responses.stream({ model: slow, input: question, background: true });
const seen = [];
for await (const event of left) {
  seen.push(event);
  if (event.sequence_number === 6) break;
}
const { id } = seen[0].response;

const resumed = client.responses.stream({ response_id: id, starting_after: 6 });
const rest = await all(resumed);
const read = await resumed.finalResponse();
const stored = await client.responses.retrieve(id);
assert.equal(rest[0].sequence_number, 7);
assert.equal(read.output_text, stored.output_text);
assert.equal(read.status, 'completed');

const ended = await events('text');
const after = client.responses.stream({ response_id: ended[0].response.id, starting_after: 4 });
assert.deepEqual((await all(after)).map((event) => event.sequence_number), [...ended.keys()].slice(5));
assert.equal((await after.finalResponse()).status, 'completed');
