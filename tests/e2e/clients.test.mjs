// Smaller clients: graphql-request, and meros as the reader of fetch and of node:http.
import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { describe, test } from 'node:test';
import { ClientError, gql, GraphQLClient } from 'graphql-request';
import { meros as merosOfFetch } from 'meros/browser';
import { meros as merosOfNode } from 'meros/node';
import { MASKED, newKey, post, url } from './lib/blog.mjs';

describe('graphql-request', { concurrency: true }, () => {
  const client = new GraphQLClient(url);

  test('asks a query', async () =>
    assert.deepEqual(await client.request(gql`query ($name: String!) { hello(name: $name) }`, { name: 'Bea' }), { hello: 'Hello Bea' }));

  test('asks a query by GET', async () =>
    assert.deepEqual(await new GraphQLClient(url, { method: 'GET' }).request(gql`query ($name: String!) { hello(name: $name) }`, { name: 'ü+&' }), { hello: 'Hello ü+&' }));

  test('runs a mutation', async () =>
    assert.deepEqual(await client.request(gql`mutation ($key: String!) { increment(key: $key) }`, { key: newKey() }), { increment: 1 }));

  test('sees errors beside data', async () => {
    const { data, errors } = await client.rawRequest('{ hello boom }').catch(error => error.response);
    assert.deepEqual([data, errors.map(({ message }) => message)], [{ hello: 'Hello world', boom: null }, [MASKED]]);
  });

  test('sees request errors with their messages', async () => {
    const error = await client.request('{ unknown }').catch(reason => reason);
    assert.ok(error instanceof ClientError);
    assert.equal(error.response.errors[0].message, 'Cannot query field "unknown" on type "Query".');
  });
});

describe('meros', { concurrency: true }, () => {
  const query = '{ article(id: "1") { id ... @defer { author(delayMs: 600) { id } } } }';
  const payloads = [
    { data: { article: { id: '1' } }, hasNext: true },
    { incremental: [{ data: { author: { id: 'author-1' } }, path: ['article'] }], hasNext: false },
  ];

  async function read(parts) {
    const read = [];
    const started = performance.now();
    for await (const { json, body } of parts) {
      assert.ok(json, String(body));
      read.push({ at: performance.now() - started, body });
    }

    assert.deepEqual(read.map(({ body }) => body), payloads);
    assert.ok(read[1].at - read[0].at > 300);
  }

  test('reads the parts of a fetch', async () => read(await merosOfFetch(await post({ query }, { accept: 'application/json, multipart/mixed' }))));

  test('reads the parts of node:http', async () => {
    const response = await new Promise((resolve, reject) => {
      const sent = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'multipart/mixed' } }, resolve);
      sent.on('error', reject);
      sent.end(JSON.stringify({ query }));
    });
    await read(await merosOfNode(response));
  });
});
