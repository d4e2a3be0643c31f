import { assert, client, question, requests, tools } from '../given.mjs';

const said = await client.responses.parse(requests.text);
assert.ok('parsed' in said.output[0].content[0]);
const next = await client.responses.create({
  ...requests.text,
  input: [{ role: 'user', content: question }, ...said.output, { role: 'user', content: 'And of Italy?' }],
});
assert.equal(next.status, 'completed');

const called = await client.responses.parse({ ...requests.call, tools });
const call = called.output.at(-1);
assert.ok('parsed_arguments' in call);
const done = await client.responses.create({
  ...requests.text,
  input: [
    { role: 'user', content: question },
    ...called.output,
    { type: 'function_call_output', call_id: call.call_id, output: '18' },
  ],
});
assert.equal(done.status, 'completed');

if (requests.reasoning) {
  const reasoned = await client.responses.create(requests.reasoning);
  assert.equal(reasoned.output[0].type, 'reasoning');
  const after = await client.responses.create({
    ...requests.text,
    input: [{ role: 'user', content: question }, ...reasoned.output, { role: 'user', content: 'Sure?' }],
  });
  assert.equal(after.status, 'completed');
}
