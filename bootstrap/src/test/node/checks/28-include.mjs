import { assert, client } from '../given.mjs';

const conversation = await client.conversations.create();
const image_url = 'data:image/png;base64,iVBORw0KGgo=';
await client.conversations.items.create(conversation.id, {
  items: [{ role: 'user', content: [{ type: 'input_image', image_url, detail: 'auto' }] }],
});
// The SDK would tidy up what stands in a path, so the spellings that it never sends are sent without it.
const path = `${client.baseURL}/conversations/${conversation.id}/items`;
const shown = async (query) => (await (await fetch(`${path}${query}`)).json()).data[0].content[0].image_url;

assert.equal(await shown(''), null);
const one = 'message.input_image.image_url';
const other = 'reasoning.encrypted_content';
for (const query of [
  `?include[]=${one}&include[]=${other}`,
  `?include=${one}`,
  `?include=${other}&include=${one}`,
]) {
  assert.equal(await shown(query), image_url, query);
}
const listed = await client.conversations.items.list(conversation.id, { include: [one, other] });
assert.equal(listed.data[0].content[0].image_url, image_url);
