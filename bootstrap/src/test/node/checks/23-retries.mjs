import { assert, connect, question } from '../given.mjs';

const messages = [{ role: 'user', content: question }];
for (const [model, status, calls] of [
  ['limited', 429, 2],
  ['exhausted', 429, 1],
  ['broken', 502, 2],
  ['rejected', 400, 1],
]) {
  const answers = [];
  const client = connect({
    maxRetries: 1,
    fetch: async (...request) => {
      const answer = await fetch(...request);
      answers.push(answer);
      return answer;
    },
  });
  await assert.rejects(client.chat.completions.create({ model, messages }), (refusal) => {
    assert.equal(refusal.status, status, model);
    return true;
  });
  assert.equal(answers.length, calls, model);
  for (const answer of answers) {
    const wait = answer.headers.get('retry-after-ms');
    if (calls > 1) {
      assert.equal(answer.headers.get('x-should-retry'), 'true', model);
      assert.ok(Number(wait) >= 250 && Number(wait) <= 8000, `${model}: ${wait}`);
    }
  }
}
