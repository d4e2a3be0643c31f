import { assert, cancelWhereItShouldBe, client, requests } from '../given.mjs';

const ends = {
  incomplete: 'incomplete',
  filtered: 'incomplete',
  failed: 'failed',
  cancelled: 'cancelled',
  cancelled_at_once: 'cancelled',
};

for (const [name, request] of Object.entries(requests)) {
  const stream = client.responses.stream(request);
  let id;
  let cancelled = false;
  for await (const event of stream) {
    id ??= event.response.id;
    if (!cancelled) cancelled = await cancelWhereItShouldBe(name, event, id);
  }
  const read = await stream.finalResponse();
  const stored = await client.responses.retrieve(id);

  assert.equal(read.status, ends[name] ?? 'completed', name);
  assert.equal(read.output_text, stored.output_text, name);
  assert.deepEqual(
    read.output.map((item) => item.arguments),
    stored.output.map((item) => item.arguments),
    name,
  );
}
