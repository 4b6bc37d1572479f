// Apollo's multipart subscriptions, and results by lines.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { assertEndsOnce, assertStops, delay, MASKED, newKey, post, url } from './lib/blog.mjs';
import { merge2022 } from './lib/incremental.mjs';
import { readPayloads } from './lib/multipart.mjs';
import * as raw from './lib/raw.mjs';

const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9';

describe('Multipart subscriptions', { concurrency: true }, () => {
  test('begin with a heartbeat, wrap each event and end', async () => {
    const response = await post({ query: 'subscription { count(to: 2, delayMs: 10) }' }, { accept });
    assert.equal(response.headers.get('content-type'), 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0');
    assert.deepEqual(await readPayloads(response), [{}, { payload: { data: { count: 1 } } }, { payload: { data: { count: 2 } } }]);
  });

  test('show their heartbeat before the first event', async () => {
    const { chunks } = await raw.ask('subscription { count(to: 1, delayMs: 600) }', accept);
    assert.ok(chunks[0].at < 300);
    assert.match(chunks[0].text, /\{\}\r\n--graphql/);
  });

  test('end with an error when the sequence throws, masked', async () => {
    const payloads = await readPayloads(await post({ query: 'subscription { count(to: 5, failAt: 2) }' }, { accept }));
    const last = payloads.at(-1);
    assert.deepEqual([last.payload, last.errors.map(({ message }) => message)], [null, [MASKED]]);
  });

  test('refuse what is no valid document as JSON', async () => {
    const response = await post({ query: 'subscription { unknown }' }, { accept });
    assert.equal(response.status, 400);
    assert.equal((await response.json()).errors[0].message, 'Cannot query field "unknown" on type "Subscription".');
  });

  test('are heard by Apollo Client', async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url }) });
    const key = newKey();
    const values = [];
    await new Promise((resolve, reject) => client
      .subscribe({ query: gql(`subscription { count(to: 3, delayMs: 10, key: "${key}") }`) })
      .subscribe({ next: ({ data }) => values.push(data.count), error: reject, complete: resolve }));
    assert.deepEqual(values, [1, 2, 3]);
    await assertEndsOnce(key, 3);
  });

  test('tell Apollo Client of errors in events', async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url }) });
    const results = [];
    await new Promise((resolve, reject) => client
      .subscribe({ query: gql('subscription { ticks(to: 2) { value oddOnly } }'), errorPolicy: 'all' })
      .subscribe({ next: ({ data, error }) => results.push([data.ticks.value, CombinedGraphQLErrors.is(error) && error.errors[0].message]), error: reject, complete: resolve }));
    assert.deepEqual(results, [[1, false], [2, MASKED]]);
  });

  test('stop the server when Apollo Client unsubscribes', async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url }) });
    const key = newKey();
    await new Promise(resolve => {
      const subscription = client.subscribe({ query: gql(`subscription { count(to: 1000, delayMs: 50, key: "${key}") }`) })
        .subscribe(() => { subscription.unsubscribe(); resolve(); });
    });
    await assertStops(key, { producedAtMost: 30 });
  });

  test('stop the server when the connection is cut before the first event', async () => {
    const key = newKey();
    const socket = await raw.open();
    socket.write(raw.request(JSON.stringify({ query: `subscription { count(to: 2, delayMs: 15000, key: "${key}") }` }), { Accept: accept }));
    await delay(250);
    socket.resetAndDestroy();
    await assertStops(key, { producedAtMost: 0 });
  });
});

describe('JSON lines', { concurrency: true }, () => {
  const lines = async (query, type = 'application/jsonl') => {
    const response = await post({ query }, { accept: type });
    assert.deepEqual([response.status, response.headers.get('content-type').split(';')[0]], [200, type]);
    const text = await response.text();
    assert.ok(text.endsWith('\n') && !text.includes('SECRET'));
    return text.trimEnd().split('\n').map(line => JSON.parse(line));
  };

  test('carry an incremental result', async () =>
    assert.deepEqual(merge2022(await lines('{ article(id: 1) { id ... @defer { author(delayMs: 10) { id } } } }')), { data: { article: { id: '1', author: { id: 'author-1' } } }, errors: [] }));

  test('carry a subscription', async () => assert.deepEqual(await lines('subscription { count(to: 2) }'), [{ data: { count: 1 } }, { data: { count: 2 } }]));

  test('are known by their older name', async () => assert.deepEqual(await lines('{ hello }', 'application/x-ndjson'), [{ data: { hello: 'Hello world' } }]));

  test('tell no secret', async () => assert.equal((await lines('{ article(id: 1) { id ... @defer { broken } } }')).at(-1).incremental[0].errors[0].message, MASKED));

  test('stop when their client leaves', async () => {
    const key = newKey();
    const abort = new AbortController();
    const response = await post({ query: `subscription { count(to: 1000, delayMs: 50, key: "${key}") }` }, { accept: 'application/jsonl' }, { signal: abort.signal });
    await response.body.getReader().read();
    abort.abort();
    await assertStops(key, { producedAtMost: 30 });
  });
});
