// Apollo Client 4 with each of its incremental handlers and links.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, NetworkStatus, ServerError } from '@apollo/client';
import { Defer20220824Handler, GraphQL17Alpha2Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { assertStops, delay, MASKED, newKey, url } from './lib/blog.mjs';

// Notes what goes over the wire.
function makeClient({ handler, link, ...options } = {}) {
  const requests = [];
  const noting = async (input, init) => {
    const response = await fetch(input, init);
    requests.push({ method: init.method, url: String(input), headers: new Headers(init.headers), body: init.body && JSON.parse(init.body), response });
    return response;
  };
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: link?.(noting) ?? new HttpLink({ uri: url, fetch: noting, ...options }),
    incrementalHandler: handler && new handler(),
  });
  return { client, requests };
}

// Every state that a component would render.
function watch(client, query, options = {}) {
  return new Promise((resolve, reject) => {
    const states = [];
    const started = performance.now();
    const subscription = client.watchQuery({ query: gql(query), fetchPolicy: 'network-only', ...options }).subscribe({
      next: ({ data, error, dataState, networkStatus }) => {
        if (data) {
          states.push({ at: performance.now() - started, data: structuredClone(data), error, dataState });
        }

        if (networkStatus === NetworkStatus.ready || networkStatus === NetworkStatus.error) {
          subscription.unsubscribe();
          resolve(states);
        }
      },
      error: reject,
    });
  });
}

const strip = value => JSON.parse(JSON.stringify(value, (name, part) => (name === '__typename' ? undefined : part)));

describe('Apollo Client', { concurrency: true }, () => {
  test('asks a query with variables and an operation name', async () => {
    const { client, requests } = makeClient();
    const { data } = await client.query({ query: gql('query Hi($name: String!) { hello(name: $name) }'), variables: { name: 'Bea' } });
    assert.deepEqual(data, { hello: 'Hello Bea' });
    assert.equal(requests[0].method, 'POST');
    assert.match(requests[0].response.headers.get('content-type'), /^application\/graphql-response\+json/);
    assert.equal(requests[0].body.operationName, 'Hi');
    assert.equal(requests[0].body.extensions.clientLibrary.name, '@apollo/client');
  });

  test('runs a mutation', async () => {
    const { client } = makeClient();
    const { data } = await client.mutate({ mutation: gql('mutation ($key: String!) { increment(key: $key, by: 3) }'), variables: { key: newKey() } });
    assert.deepEqual(data, { increment: 3 });
  });

  test('sees request errors as errors of GraphQL, not of the network', async () => {
    const { client } = makeClient();
    const error = await client.query({ query: gql('{ unknown }') }).catch(reason => reason);
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    assert.equal(error.errors[0].message, 'Cannot query field "unknown" on type "Query".');
  });

  test('sees errors beside data, masked', async () => {
    const { client } = makeClient();
    const { data, error } = await client.query({ query: gql('{ hello boom teapot }'), errorPolicy: 'all' });
    assert.deepEqual(data, { hello: 'Hello world', boom: null, teapot: null });
    assert.deepEqual(error.errors.map(({ message, extensions }) => [message, extensions?.code]).sort(), [["I'm a teapot", 'TEAPOT'], [MASKED, undefined]]);
  });

  test('sends queries by GET and mutations by POST', async () => {
    const { client, requests } = makeClient({ useGETForQueries: true });
    await client.query({ query: gql('query ($name: String!) { hello(name: $name) }'), variables: { name: 'ü & +' } }).then(({ data }) => assert.deepEqual(data, { hello: 'Hello ü & +' }));
    await client.mutate({ mutation: gql('mutation ($key: String!) { increment(key: $key) }'), variables: { key: newKey() } });
    assert.deepEqual(requests.map(({ method }) => method), ['GET', 'POST']);
  });

  test('tells a server that refuses as an error of the server', async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: `${url}/nowhere` }) });
    const error = await client.query({ query: gql('{ hello }') }).catch(reason => reason);
    assert.ok(ServerError.is(error), String(error));
    assert.equal(error.statusCode, 404);
  });
});

for (const [name, handler, parameter] of [
  ['Defer20220824Handler', Defer20220824Handler, 'deferSpec=20220824'],
  ['GraphQL17Alpha2Handler', GraphQL17Alpha2Handler, 'deferSpec=20220824'],
  ['GraphQL17Alpha9Handler', GraphQL17Alpha9Handler, 'incrementalSpec=v0.2'],
]) {
  describe(`Apollo Client with ${name}`, { concurrency: true }, () => {
    test('renders an article before its author', async () => {
      const { client, requests } = makeClient({ handler });
      const states = await watch(client, '{ article(id: "1") { id title ... @defer { author(delayMs: 600) { id name } } } }');
      assert.ok(requests[0].headers.get('accept').startsWith(`multipart/mixed;${parameter},`));
      assert.ok(requests[0].response.headers.get('content-type').replaceAll(' ', '').endsWith(parameter));
      const article = { id: '1', title: 'Article 1' };
      assert.deepEqual(states.map(({ dataState, data }) => [dataState, strip(data)]), [
        ['streaming', { article }],
        ['complete', { article: { ...article, author: { id: 'author-1', name: 'Author 1' } } }],
      ]);
      assert.ok(states[1].at - states[0].at > 300, states.map(state => state.at).join());
    });

    test('renders comments as they come', async () => {
      const { client } = makeClient({ handler });
      const states = await watch(client, '{ blogPost(id: "post-2") { id comments(count: 4, delayMs: 100) @stream(initialCount: 1) { id text } } }');
      const comments = states.map(({ data }) => data.blogPost.comments.map(comment => comment.text));
      assert.deepEqual(comments.at(-1), ['Comment 0', 'Comment 1', 'Comment 2', 'Comment 3']);
      assert.ok(comments.length >= 4, JSON.stringify(comments));
      assert.deepEqual(comments[0], ['Comment 0']);
    });

    test('reads nested and labelled fragments', async () => {
      const { client } = makeClient({ handler });
      const states = await watch(client, `query { article(id: "3") { id ...Body @defer(label: "body") } }
        fragment Body on Article { content ... @defer(label: "author") { author(delayMs: 60) { id ... @defer(label: "bio") { bio } } } }`);
      assert.deepEqual(strip(states.at(-1).data), { article: { id: '3', content: 'Content of article 3.', author: { id: 'author-3', bio: 'Bio 3' } } });
    });

    test('reads fragments in the items of a stream', async () => {
      const { client } = makeClient({ handler });
      const states = await watch(client, '{ blogPost(id: "post-4") { id comments(count: 3, delayMs: 20) @stream { id ... @defer { author(delayMs: 40) { id } } } } }');
      assert.deepEqual(strip(states.at(-1).data).blogPost.comments, [0, 1, 2].map(i => ({ id: `comment-post-4-${i}`, author: { id: `author-${i + 1}` } })));
    });

    test('gives the whole result to whoever only awaits it', async () => {
      const { client } = makeClient({ handler });
      const { data } = await client.query({ query: gql('{ article(id: "5") { id ... @defer { author(delayMs: 50) { id } } } }') });
      assert.deepEqual(strip(data), { article: { id: '5', author: { id: 'author-5' } } });
    });

    test('sees the masked error of a deferred field beside the data', async () => {
      const { client } = makeClient({ handler });
      const states = await watch(client, '{ article(id: "6") { id ... @defer { content broken(delayMs: 50) } } }', { errorPolicy: 'all' });
      const last = states.at(-1);
      assert.deepEqual(strip(last.data), { article: { id: '6', content: 'Content of article 6.', broken: null } });
      assert.deepEqual(last.error.errors.map(({ message, path }) => [message, path]), [[MASKED, ['article', 'broken']]]);
    });

    test('keeps the rest when a deferred non-null field fails', async () => {
      const { client } = makeClient({ handler });
      const { data, error } = await client.query({
        query: gql('{ article(id: "7") { id title ... @defer { brokenNonNull(delayMs: 50) } } }'), errorPolicy: 'all', fetchPolicy: 'no-cache',
      });
      assert.deepEqual(strip(data), { article: { id: '7', title: 'Article 7' } });
      assert.deepEqual(error.errors.map(({ message }) => message), [MASKED]);
    });

    test('reads a plain result and a request error as before', async () => {
      const { client } = makeClient({ handler });
      assert.deepEqual((await client.query({ query: gql('{ hello }') })).data, { hello: 'Hello world' });
      const error = await client.query({ query: gql('{ article(id: 1) { ... @defer { unknown } } }') }).catch(reason => reason);
      assert.ok(CombinedGraphQLErrors.is(error), String(error));
    });

    test('stops the server by unsubscribing', async () => {
      const { client } = makeClient({ handler });
      const key = newKey();
      await new Promise(resolve => {
        const subscription = client
          .watchQuery({ query: gql(`{ blogPost(id: "post-8") { id comments(count: 1000, delayMs: 50, key: "${key}") @stream(initialCount: 1) { id } } }`), fetchPolicy: 'no-cache' })
          .subscribe(({ data }) => {
            if (data) {
              subscription.unsubscribe();
              resolve();
            }
          });
      });
      await assertStops(key, { producedAtMost: 30 });
    });
  });
}
