// urql: queries by GET, @defer and @stream without a parameter of Accept, events.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cacheExchange, Client, fetchExchange, gql } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import { assertStops, delay, MASKED, newKey, url } from './lib/blog.mjs';

function makeClient(options = {}) {
  const requests = [];
  const client = new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      requests.push({ method: init.method, url: String(input), headers: new Headers(init.headers), response });
      return response;
    },
    ...options,
  });
  return { client, requests };
}

function collect(source) {
  return new Promise(resolve => {
    const results = [];
    const started = performance.now();
    pipe(source, subscribe(result => {
      results.push({ at: performance.now() - started, data: structuredClone(result.data), error: result.error, hasNext: result.hasNext });
      if (!result.hasNext) {
        resolve(results);
      }
    }));
  });
}

describe('urql', { concurrency: true }, () => {
  test('asks short queries by GET, without content type', async () => {
    const { client, requests } = makeClient();
    const { data, error } = await client.query(gql('query ($name: String!) { hello(name: $name) }'), { name: 'Bea' });
    assert.deepEqual([data, error], [{ hello: 'Hello Bea' }, undefined]);
    assert.deepEqual([requests[0].method, requests[0].headers.get('content-type')], ['GET', null]);
    assert.match(requests[0].response.headers.get('content-type'), /^application\/graphql-response\+json/);
  });

  test('asks long queries and mutations by POST', async () => {
    const { client, requests } = makeClient();
    const text = 'x'.repeat(3000);
    assert.deepEqual((await client.query(gql('query ($text: String!) { echo(text: $text) }'), { text })).data, { echo: text });
    assert.deepEqual((await client.mutation(gql('mutation ($key: String!) { increment(key: $key) }'), { key: newKey() })).data, { increment: 1 });
    assert.deepEqual(requests.map(({ method }) => method), ['POST', 'POST']);
  });

  test('sees errors beside data', async () => {
    const { client } = makeClient();
    const { data, error } = await client.query('{ hello boom }', {});
    assert.deepEqual(data, { hello: 'Hello world', boom: null });
    assert.deepEqual(error.graphQLErrors.map(({ message, path }) => [message, path]), [[MASKED, ['boom']]]);
  });

  test('sees request errors as errors of GraphQL', async () => {
    const { client } = makeClient();
    const { error } = await client.query('{ unknown }', {});
    assert.equal(error.networkError, undefined);
    assert.equal(error.graphQLErrors[0].message, 'Cannot query field "unknown" on type "Query".');
  });

  for (const preferGetMethod of [true, false]) {
    test(`renders an article before its author, by ${preferGetMethod ? 'GET' : 'POST'}`, async () => {
      const { client, requests } = makeClient({ preferGetMethod });
      const results = await collect(client.query('{ article(id: "1") { id title ... @defer { author(delayMs: 600) { id name } } } }', {}));
      assert.equal(requests[0].method, preferGetMethod ? 'GET' : 'POST');
      const article = { __typename: 'Article', id: '1', title: 'Article 1' };
      assert.deepEqual(results.map(({ data, error, hasNext }) => ({ data, error, hasNext })), [
        { data: { article }, error: undefined, hasNext: true },
        { data: { article: { ...article, author: { __typename: 'Author', id: 'author-1', name: 'Author 1' } } }, error: undefined, hasNext: false },
      ]);
      assert.ok(results[1].at - results[0].at > 300);
    });
  }

  test('puts the items of a stream in their places', async () => {
    const { client } = makeClient();
    const results = await collect(client.query('{ blogPost(id: "post-1") { id comments(count: 4, delayMs: 100) @stream(initialCount: 1) { id } } }', {}));
    assert.deepEqual(results.map(({ data }) => data.blogPost.comments.map(comment => comment.id)).at(-1), [0, 1, 2, 3].map(i => `comment-post-1-${i}`));
    assert.deepEqual(results[0].data.blogPost.comments.length, 1);
    assert.ok(results.length >= 4);
  });

  test('reads fragments in the items of a stream', async () => {
    const { client } = makeClient();
    const results = await collect(client.query('{ blogPost(id: "post-1") { id comments(count: 3, delayMs: 20) @stream { id ... @defer { author(delayMs: 40) { id } } } } }', {}));
    assert.deepEqual(results.at(-1).data.blogPost.comments.map(({ id, author }) => [id, author.id]), [0, 1, 2].map(i => [`comment-post-1-${i}`, `author-${i + 1}`]));
  });

  test('sees the masked error of a deferred field', async () => {
    const { client } = makeClient();
    const last = (await collect(client.query('{ article(id: "6") { id ... @defer { broken(delayMs: 30) content } } }', {}))).at(-1);
    assert.deepEqual(last.data.article, { __typename: 'Article', id: '6', broken: null, content: 'Content of article 6.' });
    assert.deepEqual(last.error.graphQLErrors.map(({ message }) => message), [MASKED]);
  });

  test('hears a subscription by events', async () => {
    const { client, requests } = makeClient({ fetchSubscriptions: true });
    const values = [];
    await new Promise(resolve => pipe(client.subscription('subscription { count(to: 3, delayMs: 20) }', {}), subscribe(result => {
      values.push(result.data?.count);
      if (result.data?.count === 3 || result.error) {
        resolve();
      }
    })));
    assert.deepEqual(values, [1, 2, 3]);
    assert.match(requests[0].response.headers.get('content-type'), /^text\/event-stream/);
  });

  test('sees the masked error of an event', async () => {
    const { client } = makeClient({ fetchSubscriptions: true });
    const results = [];
    await new Promise(resolve => pipe(client.subscription('subscription { ticks(to: 2) { value oddOnly } }', {}), subscribe(result => {
      results.push([result.data?.ticks.value, result.error?.graphQLErrors.map(({ message }) => message)]);
      if (results.length === 2) {
        resolve();
      }
    })));
    assert.deepEqual(results, [[1, undefined], [2, [MASKED]]]);
  });

  test('stops the server by unsubscribing', async () => {
    for (const [kind, document] of [
      ['query', key => `{ blogPost(id: "post-1") { id comments(count: 1000, delayMs: 50, key: "${key}") @stream(initialCount: 1) { id } } }`],
      ['subscription', key => `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`],
    ]) {
      const { client } = makeClient({ fetchSubscriptions: true });
      const key = newKey();
      await new Promise(resolve => {
        const { unsubscribe } = pipe(client[kind](document(key), {}), subscribe(() => {
          setTimeout(() => resolve(unsubscribe()), 0);
        }));
      });
      await assertStops(key, { producedAtMost: 30 });
    }
  });
});
