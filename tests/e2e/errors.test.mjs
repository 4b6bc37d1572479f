// blog.md, «Errors»: unexpected exceptions are masked, deliberate errors shown, on every kind of HTTP response.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, MASKED, post } from './lib/blog.mjs';

const query = `query {
  boom
  teapot
  article(id: 1) { broken id }
}`;

test('Unexpected exceptions are masked and located, deliberate errors are shown as they are', async () => {
  const { status, json } = await answer(query);
  json.errors.sort((a, b) => a.locations[0].line - b.locations[0].line);
  assert.deepEqual([status, json], [200, {
    data: { boom: null, teapot: null, article: { broken: null, id: '1' } },
    errors: [
      { message: MASKED, path: ['boom'], locations: [{ line: 2, column: 3 }] },
      { message: "I'm a teapot", path: ['teapot'], locations: [{ line: 3, column: 3 }], extensions: { code: 'TEAPOT' } },
      { message: MASKED, path: ['article', 'broken'], locations: [{ line: 4, column: 20 }] },
    ],
  }]);
});

test('A failed non-null root field leaves data: null', async () => {
  const { status, json } = await answer('{ boomNonNull }');
  assert.deepEqual([status, json], [200, { data: null, errors: [{ message: MASKED, path: ['boomNonNull'], locations: [{ line: 1, column: 3 }] }] }]);
});

test('A failed non-null field nulls its parent', async () => {
  const { json } = await answer('{ hello article(id: 1) { brokenNonNull(delayMs: 1) } }');
  assert.deepEqual(json.data, { hello: 'Hello world', article: null });
  assert.deepEqual(json.errors.map(({ message, path }) => [message, path]), [[MASKED, ['article', 'brokenNonNull']]]);
});

const incremental = `{
  boom
  failed: article(id: 1) { ... @defer { brokenNonNull(delayMs: 10) } }
  article(id: 1) { ... @defer { broken(delayMs: 5) } }
  blogPost(id: "post-1") { comments(failAt: 2, delayMs: 5) @stream(initialCount: 1) { id } }
}`;

for (const accept of [
  'application/json',
  'application/graphql-response+json',
  'multipart/mixed',
  'multipart/mixed;deferSpec=20220824',
  'multipart/mixed;incrementalSpec=v0.2',
  'text/event-stream',
]) {
  test(`No payload tells a secret, ${accept}`, async () => {
    const response = await post({ query: incremental }, { accept });
    const text = await response.text();
    assert.equal(response.status, 200);
    assert.equal(text.includes('SECRET'), false, text);
    assert.equal(text.split(`"message":"${MASKED}"`).length - 1, 4, text);
  });
}

for (const subscription of ['subscription { count(to: 3, failAt: 2) }', 'subscription { ticks(to: 2) { value oddOnly } }']) {
  test(`No event tells a secret: ${subscription}`, async () => {
    const text = await (await post({ query: subscription }, { accept: 'text/event-stream' })).text();
    assert.equal(text.includes('SECRET'), false, text);
    assert.equal(text.split(MASKED).length - 1, 1, text);
  });
}
