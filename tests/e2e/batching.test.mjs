// Arrays of requests.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { gql as document, GraphQLClient } from 'graphql-request';
import { assertStops, delay, MASKED, newKey, post, url } from './lib/blog.mjs';

describe('Batches', { concurrency: true }, () => {
  test('are answered in their order, with status 200', async () => {
    const response = await post([{ query: '{ slow(delayMs: 100) }' }, { query: '{ unknown }' }, { query: '{ hello boom }' }]);
    const results = await response.json();
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^application\/graphql-response\+json/);
    assert.deepEqual(results.map(({ data, errors }) => [data, errors?.map(({ message }) => message)]), [
      [{ slow: 'done' }, undefined],
      [undefined, ['Cannot query field "unknown" on type "Query".']],
      [{ hello: 'Hello world', boom: null }, [MASKED]],
    ]);
  });

  test('have a limit below 200', async () => {
    assert.equal((await post(Array(20).fill({ query: '{ hello }' }))).status, 200);
    const refused = await post(Array(200).fill({ query: '{ hello }' }));
    assert.ok(refused.status >= 400 && refused.status < 500, `${refused.status}`);
    assert.ok((await refused.json()).errors[0].message);
  });

  test('that are empty are refused', async () => assert.equal((await post('[]')).status, 400));

  for (const entry of ['1', 'null', '{}', '{"query":7}', '[{"query":"{ hello }"}]']) {
    test(`have an error for an entry ${entry} alone`, async () => {
      const results = await (await post(`[${entry},{"query":"{ hello }"}]`)).json();
      assert.ok(results[0].errors[0].message && !('data' in results[0]), JSON.stringify(results));
      assert.deepEqual(results[1], { data: { hello: 'Hello world' } });
    });
  }

  test('stop when their client leaves', async () => {
    const keys = [newKey(), newKey()];
    const abort = new AbortController();
    post(keys.map(key => ({ query: `{ slow(delayMs: 15000, key: "${key}") }` })), {}, { signal: abort.signal }).catch(() => {});
    await delay(300);
    abort.abort();
    // Whether a batch runs one by one is the server's choice: what has begun must end.
    await assertStops(keys[0], { producedAtMost: 0 });
  });

  test('come from Apollo Client by BatchHttpLink', async () => {
    let requests = 0;
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: new BatchHttpLink({ uri: url, batchInterval: 10, fetch: (...all) => { requests++; return fetch(...all); } }),
    });
    const results = await Promise.all(['A', 'B', 'C'].map(name => client.query({ query: gql(`{ ${name.toLowerCase()}: hello(name: "${name}") }`) })));
    assert.deepEqual(results.map(({ data }) => data), [{ a: 'Hello A' }, { b: 'Hello B' }, { c: 'Hello C' }]);
    assert.equal(requests, 1);
  });

  test('come from graphql-request', async () =>
    assert.deepEqual((await new GraphQLClient(url).batchRequests([{ document: document`{ hello }` }, { document: document`{ a: hello(name: "Bea") }` }])).map(({ data }) => data), [
      { hello: 'Hello world' }, { a: 'Hello Bea' },
    ]));
});
