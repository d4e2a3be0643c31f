import { all, assert, client, question, requests } from '../given.mjs';

const messages = [{ role: 'user', content: question }];
const functions = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
    },
  },
  { type: 'function', function: { name: 'get_time' } },
];

const plain = await client.chat.completions.create({ model: requests.text.model, messages });
assert.equal(plain.choices[0].finish_reason, 'stop');
assert.ok(plain.choices[0].message.content.length > 0);
assert.ok(plain.usage.total_tokens > 0);

const chunks = await all(
  await client.chat.completions.create({ model: requests.text.model, messages, stream: true }),
);
assert.ok(chunks.every((chunk) => !('usage' in chunk)));
assert.equal(chunks.filter((chunk) => chunk.choices[0].finish_reason).length, 1);
assert.equal(chunks.at(-1).choices[0].finish_reason, 'stop');
assert.equal(new Set(chunks.map((chunk) => chunk.id)).size, 1);
assert.equal(chunks[0].choices[0].delta.role, 'assistant');

const counted = await all(
  await client.chat.completions.create({
    model: requests.text.model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
  }),
);
assert.deepEqual(counted.at(-1).choices, []);
assert.ok(counted.at(-1).usage.total_tokens > 0);
assert.ok(counted.slice(0, -1).every((chunk) => chunk.usage === null));

const helper = client.chat.completions.stream({ model: requests.call.model, messages, tools: functions });
const read = await helper.finalChatCompletion();
assert.equal(read.choices[0].finish_reason, 'tool_calls');
const [call] = read.choices[0].message.tool_calls;
assert.equal(call.function.name, 'get_weather');
assert.ok('place' in JSON.parse(call.function.arguments));

const answered = await client.chat.completions.create({
  model: requests.text.model,
  messages: [...messages, read.choices[0].message, { role: 'tool', tool_call_id: call.id, content: '18' }],
});
assert.equal(answered.choices[0].finish_reason, 'stop');
