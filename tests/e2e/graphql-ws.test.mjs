// The client of graphql-ws.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { assertStops, MASKED, newKey, wsUrl } from './lib/blog.mjs';
import { merge2022 } from './lib/incremental.mjs';

const connect = options => createClient({ url: wsUrl, webSocketImpl: WebSocket, retryAttempts: 0, ...options });

const read = async (client, query, variables) => {
  const results = [];
  for await (const result of client.iterate({ query, variables })) {
    results.push(result);
  }

  return results;
};

describe('graphql-ws', { concurrency: true }, () => {
  test('runs queries, mutations and subscriptions over one connection', async () => {
    const client = connect();
    assert.deepEqual(await Promise.all([
      read(client, 'query ($name: String!) { hello(name: $name) }', { name: 'Bea' }),
      read(client, 'mutation ($key: String!) { increment(key: $key) }', { key: newKey() }),
      read(client, 'subscription { count(to: 3, delayMs: 5) }'),
    ]), [[{ data: { hello: 'Hello Bea' } }], [{ data: { increment: 1 } }], [1, 2, 3].map(count => ({ data: { count } }))]);
    await client.dispose();
  });

  test('reads an incremental result', async () => {
    const client = connect();
    const results = await read(client, '{ article(id: 1) { id ... @defer { author(delayMs: 20) { id } } } }');
    assert.deepEqual(merge2022(results), { data: { article: { id: '1', author: { id: 'author-1' } } }, errors: [] });
    await client.dispose();
  });

  test('sees request errors', async () => {
    const client = connect();
    const errors = await read(client, '{ unknown }').catch(reason => reason);
    assert.equal(errors[0].message, 'Cannot query field "unknown" on type "Query".');
    await client.dispose();
  });

  test('sees masked errors beside data', async () => {
    const client = connect();
    const [{ data, errors }] = await read(client, '{ hello boom }');
    assert.deepEqual([data, errors.map(({ message }) => message)], [{ hello: 'Hello world', boom: null }, [MASKED]]);
    await client.dispose();
  });

  test('passes its connection parameters', async () => {
    const client = connect({ connectionParams: async () => ({ token: 'abc' }) });
    assert.deepEqual(await read(client, '{ connectionParam(name: "token") }'), [{ data: { connectionParam: 'abc' } }]);
    await client.dispose();
  });

  test('is told that it may not connect', async () => {
    const client = connect({ connectionParams: { reject: true } });
    const close = await read(client, '{ hello }').catch(reason => reason);
    assert.deepEqual([close.code, close.reason], [4403, 'Forbidden']);
  });

  test('keeps its connection alive by ping', async () => {
    let pongs = 0;
    const client = connect({ keepAlive: 50, on: { pong: () => pongs++ } });
    await read(client, '{ slow(delayMs: 300) }');
    assert.ok(pongs > 0);
    await client.dispose();
  });

  test('stops the server by unsubscribing', async () => {
    const client = connect({ lazy: false, onNonLazyError: () => {} });
    const key = newKey();
    await new Promise(resolve => {
      const stop = client.subscribe({ query: `subscription { count(to: 1000, delayMs: 50, key: "${key}") }` }, {
        next: () => { stop(); resolve(); }, error: () => {}, complete: () => {},
      });
    });
    await assertStops(key, { producedAtMost: 30 });
    await client.dispose();
  });
});
