import { all, assert, client, refused } from '../given.mjs';

const conversation = await client.conversations.create();
const add = (from, count) =>
  client.conversations.items.create(conversation.id, {
    items: Array.from({ length: count }, (_, index) => ({ role: 'user', content: `Question ${from + index}` })),
  });
for (const [from, count] of [[0, 20], [20, 20], [40, 5]]) {
  const added = await add(from, count);
  assert.equal(added.data.length, count);
  assert.equal(added.has_more, false);
}
await assert.rejects(add(0, 21), refused(400, 'array_above_max_length', 'items'));

const texts = async (options) =>
  (await all(client.conversations.items.list(conversation.id, options))).map((item) => item.content[0].text);
const asked = Array.from({ length: 45 }, (_, index) => `Question ${index}`);
assert.deepEqual(await texts({ order: 'asc' }), asked);
assert.deepEqual(await texts({}), asked.toReversed());
assert.deepEqual(await texts({ limit: 10 }), asked.toReversed());

const nothing = await client.get(`/conversations/${(await client.conversations.create()).id}/items`);
assert.equal(nothing.first_id, '');
assert.equal(nothing.last_id, '');
assert.equal(nothing.has_more, false);
