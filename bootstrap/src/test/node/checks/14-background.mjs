import { all, assert, client, question, slow } from '../given.mjs';

const begun = await client.responses.create({ model: slow, input: question, background: true });
assert.ok(['queued', 'in_progress'].includes(begun.status));
assert.deepEqual(begun.output, []);
const whole = await all(await client.responses.retrieve(begun.id, { stream: true }));
assert.equal(whole.at(-1).type, 'response.completed');
assert.equal((await client.responses.retrieve(begun.id)).status, 'completed');
