import { assert, client, question, refused, requests, tools } from '../given.mjs';

const conversation = (await client.conversations.create()).id;
const output = (call) => ({ type: 'function_call_output', call_id: call.call_id, output: '{"celsius":18}' });
const ways = {
  chain: (called, call) => [called, { previous_response_id: called.id, input: [output(call)] }],
  conversation: (called, call) => [called, { conversation, input: [output(call)] }],
  input: (called, call) => [called, { input: [{ role: 'user', content: question }, ...called.output, output(call)] }],
};
for (const [way, next] of Object.entries(ways)) {
  const called = await client.responses.create({
    ...requests.call,
    tools,
    ...(way === 'conversation' ? { conversation } : {}),
  });
  const call = called.output.find((item) => item.type === 'function_call');
  assert.equal(call.name, 'get_weather');
  assert.ok('place' in JSON.parse(call.arguments));
  if (way === 'chain') {
    await assert.rejects(
      client.responses.create({ ...requests.text, previous_response_id: called.id }),
      refused(400, null, 'input'),
    );
  }
  const answer = await client.responses.create({ model: requests.text.model, ...next(called, call)[1] });
  assert.equal(answer.status, 'completed');
  assert.ok(answer.output_text.length > 0);
}
await assert.rejects(
  client.responses.create({ ...requests.text, input: [output({ call_id: 'call_unknown' })] }),
  refused(400, null, 'input'),
);

for (const tool_choice of [
  'none',
  'required',
  { type: 'function', name: 'get_weather' },
  { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'get_weather' }] },
]) {
  const request = tool_choice === 'none' ? requests.text : requests.call;
  const chosen = await client.responses.create({ ...request, tools, tool_choice });
  assert.deepEqual(chosen.tool_choice, tool_choice);
  assert.equal(chosen.status, 'completed');
  assert.equal(chosen.output.some((item) => item.type === 'function_call'), tool_choice !== 'none');
}
