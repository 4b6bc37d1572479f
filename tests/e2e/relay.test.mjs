// Fetchers of Relay: one patch a part, each handed over when it is there.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import transport from 'fetch-multipart-graphql';
import { origin, url } from './lib/blog.mjs';

// The package is CommonJS.
const fetchMultipart = transport.default;

function read(query, { endpoint = `${origin}/graphql/2020`, accept = 'multipart/mixed, application/json' } = {}) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const started = performance.now();
    fetchMultipart(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
      onNext: payloads => parts.push(...payloads.map(payload => ({ at: performance.now() - started, payload }))),
      onError: reject,
      onComplete: () => resolve(parts),
    });
  });
}

describe('fetch-multipart-graphql', { concurrency: true }, () => {
  test('hands over an article, then its author as a patch', async () => {
    const parts = await read('{ article(id: "1") { id ... @defer(label: "author") { author(delayMs: 600) { id } } } }');
    assert.deepEqual(parts.map(({ payload }) => payload), [
      { data: { article: { id: '1' } }, hasNext: true },
      { label: 'author', path: ['article'], data: { author: { id: 'author-1' } }, hasNext: false },
    ]);
    assert.ok(parts[0].at < 400 && parts[1].at - parts[0].at > 300, parts.map(({ at }) => at).join());
  });

  test('hands over each item of a stream as a patch with its index', async () => {
    const parts = await read('{ blogPost(id: "post-1") { comments(count: 3, delayMs: 100) @stream(initialCount: 1, label: "s") { id } } }');
    const patches = parts.map(({ payload }) => payload).filter(payload => 'path' in payload);
    assert.deepEqual(patches.map(({ label, path, data }) => ({ label, path, data })), [1, 2].map(i => ({ label: 's', path: ['blogPost', 'comments', i], data: { id: `comment-post-1-${i}` } })));
    assert.deepEqual(parts.map(({ payload }) => payload.hasNext), parts.map((_, i) => i < parts.length - 1));
  });

  test('hands over payloads of the default format in time', async () => {
    const parts = await read('{ article(id: "1") { id ... @defer { author(delayMs: 600) { id } } } }', { endpoint: url, accept: 'multipart/mixed' });
    assert.deepEqual(parts.map(({ payload }) => payload), [
      { data: { article: { id: '1' } }, hasNext: true },
      { incremental: [{ data: { author: { id: 'author-1' } }, path: ['article'] }], hasNext: false },
    ]);
    assert.ok(parts[1].at - parts[0].at > 300);
  });

  test('hands over a plain result', async () =>
    assert.deepEqual((await read('{ hello }')).map(({ payload }) => payload), [{ data: { hello: 'Hello world' } }]));
});
