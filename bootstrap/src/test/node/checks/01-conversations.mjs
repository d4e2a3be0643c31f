import { assert, client, refused } from '../given.mjs';

const empty = await client.conversations.create();
assert.equal(empty.object, 'conversation');
assert.deepEqual(empty.metadata, {});

const made = await client.conversations.create({ metadata: { project: 'atlas', owner: 'ada' } });
assert.deepEqual((await client.conversations.retrieve(made.id)).metadata, { project: 'atlas', owner: 'ada' });
await client.conversations.update(made.id, { metadata: { project: 'orbit' } });
assert.deepEqual((await client.conversations.retrieve(made.id)).metadata, { project: 'orbit' });
await client.conversations.update(made.id, { metadata: null });
assert.deepEqual((await client.conversations.retrieve(made.id)).metadata, {});

assert.deepEqual(await client.conversations.delete(made.id), {
  id: made.id,
  object: 'conversation.deleted',
  deleted: true,
});
await assert.rejects(client.conversations.retrieve(made.id), refused(404, 'not_found', 'conversation_id'));
await assert.rejects(client.conversations.delete(made.id), refused(404, 'not_found', 'conversation_id'));

const seventeen = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`key${index}`, 'value']));
for (const [metadata, code, param] of [
  [seventeen, 'object_above_max_properties', 'metadata'],
  [{ ['k'.repeat(65)]: 'value' }, 'string_above_max_length', 'metadata'],
  [{ key: 'v'.repeat(513) }, 'string_above_max_length', 'metadata.key'],
  [{ key: 7 }, 'invalid_type', 'metadata.key'],
]) {
  await assert.rejects(client.conversations.create({ metadata }), refused(400, code, param));
  await assert.rejects(client.conversations.update(empty.id, { metadata }), refused(400, code, param));
}
