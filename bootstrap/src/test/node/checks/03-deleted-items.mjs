import { assert, client, refused } from '../given.mjs';

const conversation = await client.conversations.create();
const { data } = await client.conversations.items.create(conversation.id, {
  items: ['One', 'Two', 'Three'].map((content) => ({ role: 'user', content })),
});
const two = data[1].id;

const left = await client.conversations.items.delete(two, { conversation_id: conversation.id });
assert.equal(left.object, 'conversation');
assert.equal(left.id, conversation.id);
await assert.rejects(
  client.conversations.items.retrieve(two, { conversation_id: conversation.id }),
  refused(404, 'not_found', 'item_id'),
);
const behind = await client.conversations.items.list(conversation.id, { order: 'asc', after: two });
assert.deepEqual(behind.data.map((item) => item.content[0].text), ['Three']);
