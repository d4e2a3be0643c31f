import { all, assert, client, events, question, requests, slow } from '../given.mjs';

const resume = (id, starting_after, options) =>
  client.responses.retrieve(id, { stream: true, starting_after }, options);

for (const name of Object.keys(requests)) {
  const whole = await events(name);
  const { id } = whole[0].response;
  const step = whole.length > 30 ? 7 : 1;
  for (let after = 0; after < whole.length - 1; after += step) {
    assert.deepEqual(await all(await resume(id, after)), whole.slice(after + 1), `${name} behind ${after}`);
  }
  assert.deepEqual(await all(await resume(id, whole.length - 1)), [], name);
  assert.deepEqual(
    await all(await resume(id, 0, { headers: { 'Last-Event-ID': String(whole.length - 2) } })),
    whole.slice(-1),
    name,
  );
}

const running = [];
let readers = [];
for await (const event of await client.responses.create({ model: slow, input: question, stream: true })) {
  running.push(event);
  if (event.sequence_number === 6) {
    readers = Array.from({ length: 7 }, (_, after) => resume(running[0].response.id, after).then(all));
  }
}
for (const [after, reader] of readers.entries()) {
  assert.deepEqual(await reader, running.slice(after + 1), `running, behind ${after}`);
}
assert.equal(readers.length, 7);
