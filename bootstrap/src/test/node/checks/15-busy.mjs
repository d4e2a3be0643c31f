import { OpenAI, all, assert, client, connect, endless, question, requests } from '../given.mjs';

let calls = 0;
const retrying = connect({
  maxRetries: 2,
  fetch: (...request) => {
    calls++;
    return fetch(...request);
  },
});
const conversation = await client.conversations.create();
const asking = { ...requests.text, conversation: conversation.id };
const running = await client.responses.create({ ...asking, model: endless, input: question, background: true });

await assert.rejects(retrying.responses.create(asking), (refusal) => {
  assert.ok(refusal instanceof OpenAI.ConflictError);
  assert.equal(refusal.code, 'conversation_locked');
  assert.equal(refusal.error.response_id, running.id);
  return true;
});
assert.equal(calls, 1);

const queued = await client.responses.create({ ...asking, on_busy: 'queue', background: true });
assert.equal(queued.status, 'queued');
const interrupting = await client.responses.create({ ...asking, on_busy: 'interrupt', stream: true });
assert.equal((await all(interrupting)).at(-1).response.status, 'completed');
assert.equal((await client.responses.retrieve(running.id)).status, 'cancelled');

const joinable = await client.conversations.create();
const first = await client.responses.create({
  ...requests.text, conversation: joinable.id, model: endless, input: question, background: true,
});
const joined = await client.responses.create({
  ...requests.text, conversation: joinable.id, on_busy: 'join', background: true,
});
assert.equal(joined.id, first.id);
const handedIn = await client.responses.inputItems.list(first.id);
assert.equal(handedIn.data.length, 2);
await client.responses.cancel(first.id);
