// What every check has at hand: OpenAI's SDK with nothing but another base URL, and the models that answer.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const baseURL = process.env.PARLEY_BASE_URL;

export { OpenAI, assert };

/** Whether the built-in demo model is all there is. */
export const isDemo = process.env.PARLEY_DEMO === 'true';

export function connect(options = {}) {
  return new OpenAI({ baseURL, apiKey: 'any', maxRetries: 0, ...options });
}

export const client = connect();

export const question = 'What is the capital of France?';

export const tools = [
  {
    type: 'function',
    name: 'get_weather',
    parameters: { type: 'object', properties: { place: { type: 'string' } }, required: ['place'] },
    strict: false,
  },
  { type: 'function', name: 'get_time', parameters: {}, strict: false },
];

/** Every way in which an answer can go and end, as requests. */
export const requests = isDemo
  ? {
      text: { model: 'demo', input: question },
      reasoning: { model: 'demo', input: question, reasoning: { effort: 'low' } },
      call: { model: 'demo', input: question, tools },
      incomplete: { model: 'demo', input: question, max_output_tokens: 16 },
      cancelled_at_once: { model: 'demo', input: question },
      cancelled: { model: 'demo', input: question },
    }
  : {
      text: { model: 'text', input: question },
      cited: { model: 'cited', input: question },
      reasoning: { model: 'reasoning', input: question },
      refusal: { model: 'refusal', input: question },
      call: { model: 'call', input: question, tools },
      two_calls: { model: 'two_calls', input: question, tools },
      incomplete: { model: 'incomplete', input: question },
      filtered: { model: 'filtered', input: question },
      failed: { model: 'failed', input: question },
      cancelled_at_once: { model: 'silent', input: question },
      cancelled: { model: 'stuck', input: question },
    };

/** A model that needs a second or more for its answer. */
export const slow = isDemo ? 'demo' : 'slow';

/** A model that does not end; the demo model needs some seconds. */
export const endless = isDemo ? 'demo' : 'stuck';

/** Cancels an answer of the name's kind when its stream has come to the right place. */
export async function cancelWhereItShouldBe(name, event, id) {
  const place = { cancelled_at_once: 'response.in_progress', cancelled: 'response.output_text.delta' }[name];
  if (event.type === place) {
    await client.responses.cancel(id);
    return true;
  }
  return false;
}

/** All events of an answer, cancelled on the way if its name says so. */
export async function events(name) {
  const seen = [];
  let cancelled = false;
  for await (const event of await client.responses.create({ ...requests[name], stream: true })) {
    seen.push(event);
    if (!cancelled) cancelled = await cancelWhereItShouldBe(name, event, seen[0].response.id);
  }
  return seen;
}

export async function all(stream) {
  const seen = [];
  for await (const event of stream) seen.push(event);
  return seen;
}

export function refused(status, code, param) {
  return (error) => {
    assert.equal(error.status, status, error.message);
    assert.equal(error.code, code);
    assert.equal(error.param, param);
    assert.match(error.requestID, /^req_[0-9a-f]{32}$/);
    return true;
  };
}
