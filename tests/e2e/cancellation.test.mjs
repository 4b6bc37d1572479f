// blog.md, «Cancellation»: whoever goes away stops the work within half a second, seen by counters.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assertEndsOnce, assertStops, counts, delay, newKey, post, url } from './lib/blog.mjs';
import * as raw from './lib/raw.mjs';

// A request must have reached its resolver before its client leaves: the first of a process is slow to.
before(() => counts(newKey()));

const slow = key => `{ slow(delayMs: 15000, key: "${key}") }`;
const list = key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") { id } } }`;
const stream = key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") @stream(initialCount: 1) { id } } }`;
const deferred = key => `{ article(id: 1) { title ... @defer { author(delayMs: 15000, key: "${key}") { id } } } }`;
const initial = key => `{ slow(delayMs: 15000, key: "${key}") article(id: 1) { title ... @defer { content } } }`;
const deferredList = key => `{ article(id: 1) { title } ... @defer { blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") { id } } } }`;
const counting = key => `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`;
const silent = key => `subscription { count(to: 2, delayMs: 15000, key: "${key}") }`;

const kinds = [
  ['a JSON result that waits', slow, 'application/json', false],
  ['a JSON result that collects a sequence', list, 'application/graphql-response+json', false],
  ['a multipart response that waits for its first part', initial, 'multipart/mixed', false],
  ...['multipart/mixed', 'multipart/mixed;deferSpec=20220824', 'multipart/mixed;incrementalSpec=v0.2', 'text/event-stream'].flatMap(accept => [
    [`a stream as ${accept}`, stream, accept, true],
    [`a deferred field as ${accept}`, deferred, accept, true],
    [`a deferred list as ${accept}`, deferredList, accept, true],
  ]),
  ['a subscription by events', counting, 'text/event-stream', true],
  ['a subscription by events that has said nothing yet', silent, 'text/event-stream', false],
];

describe('A client that aborts', { concurrency: 4 }, () => {
  for (const [name, query, accept, reads] of kinds) {
    test(`stops ${name}`, async () => {
      const key = newKey();
      const abort = new AbortController();
      const asked = post({ query: query(key) }, { accept }, { signal: abort.signal });
      asked.catch(() => {});
      if (reads) {
        const response = await asked;
        await response.body.getReader().read();
      }

      await delay(250);
      abort.abort();
      await assertStops(key, { producedAtMost: 30 });
    });
  }

  test('stops a GET', async () => {
    const key = newKey();
    const abort = new AbortController();
    const asked = fetch(`${url}?${new URLSearchParams({ query: slow(key) })}`, { signal: abort.signal });
    asked.catch(() => {});
    await delay(250);
    abort.abort();
    await assertStops(key, { producedAtMost: 0 });
  });
});

describe('A connection that is cut', { concurrency: 4 }, () => {
  for (const [name, query, accept] of kinds) {
    test(`stops ${name}`, async () => {
      const key = newKey();
      const socket = await raw.open();
      socket.on('error', () => {});
      socket.write(raw.request(JSON.stringify({ query: query(key) }), { Accept: accept }));
      await delay(250);
      socket.resetAndDestroy();
      await assertStops(key, { producedAtMost: 30 });
    });
  }
});

describe('Whoever stays', { concurrency: true }, () => {
  for (const accept of ['application/json', 'multipart/mixed', 'multipart/mixed;incrementalSpec=v0.2', 'text/event-stream']) {
    test(`sees the sequence end once by itself, ${accept}`, async () => {
      const key = newKey();
      const query = `{ blogPost(id: "post-1") { comments(count: 4, delayMs: 5, key: "${key}") @stream { id } } }`;
      await (await post({ query }, { accept })).text();
      await assertEndsOnce(key, 4);
    });
  }

  test('sees a subscription end once by itself', async () => {
    const key = newKey();
    await (await post({ query: `subscription { count(to: 3, key: "${key}") }` }, { accept: 'text/event-stream' })).text();
    await assertEndsOnce(key, 3);
  });

  test('sees a subscription that throws end once', async () => {
    const key = newKey();
    await (await post({ query: `subscription { count(to: 5, failAt: 3, key: "${key}") }` }, { accept: 'text/event-stream' })).text();
    await assertEndsOnce(key, 2);
  });

  test('is not disturbed by one who leaves', async () => {
    const [leaving, staying] = [newKey(), newKey()];
    const abort = new AbortController();
    const left = await post({ query: stream(leaving) }, { accept: 'multipart/mixed' }, { signal: abort.signal });
    left.text().catch(() => {});
    const stays = post({ query: `{ slow(delayMs: 700, key: "${staying}") }` });
    await delay(100);
    abort.abort();
    await assertStops(leaving);
    assert.deepEqual(await (await stays).json(), { data: { slow: 'done' } });
  });
});
