import { assert, client } from '../given.mjs';

const conversation = await client.conversations.create();
const { data } = await client.conversations.items.create(conversation.id, {
  items: ['user', 'system', 'developer', 'assistant'].map((role) => ({ role, content: 'Hello' })),
});

for (const item of data.slice(0, 3)) assert.deepEqual(item.content, [{ type: 'input_text', text: 'Hello' }]);
assert.deepEqual(data[3].content, [{ type: 'output_text', text: 'Hello', annotations: [], logprobs: [] }]);
assert.deepEqual(
  await client.conversations.items.retrieve(data[3].id, { conversation_id: conversation.id }),
  data[3],
);
