// Automatic persisted queries and trusted documents.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, createRequest, fetchExchange, makeOperation } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { answer, get, newKey, origin, post, url } from './lib/blog.mjs';

const sha256 = text => createHash('sha256').update(text).digest('hex');
const fresh = () => `{ a${randomUUID().replaceAll('-', '')}: hello }`;
const extensions = (text, more) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text), ...more } });

describe('Automatic persisted queries', { concurrency: true }, () => {
  test('are unknown, then registered, then known by POST and GET', async () => {
    const query = fresh();
    const unknown = await (await post({ extensions: extensions(query) })).json();
    assert.deepEqual([unknown.errors[0].message, unknown.errors[0].extensions.code], ['PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND']);
    const expected = { data: { [query.slice(2, -9)]: 'Hello world' } };
    assert.deepEqual(await (await post({ query, extensions: extensions(query) })).json(), expected);
    assert.deepEqual(await (await post({ extensions: extensions(query) })).json(), expected);
    assert.deepEqual(await (await get({ extensions: JSON.stringify(extensions(query)) })).json(), expected);
  });

  test('are not registered under a hash that is not theirs', async () => {
    const query = fresh();
    assert.equal((await post({ query, extensions: extensions('other') })).status, 400);
    assert.equal((await (await post({ extensions: extensions('other') })).json()).errors[0].message, 'PersistedQueryNotFound');
  });

  test('are not registered when they are no valid documents', async () => {
    const query = `{ unknown${randomUUID().replaceAll('-', '')} }`;
    await (await post({ query, extensions: extensions(query) })).text();
    assert.equal((await (await post({ extensions: extensions(query) })).json()).errors[0].message, 'PersistedQueryNotFound');
  });

  for (const more of [{ version: 2 }, { sha256Hash: 7 }, { sha256Hash: undefined }]) {
    test(`with ${JSON.stringify(more)} are 400`, async () => assert.equal((await post({ query: '{ hello }', extensions: extensions('{ hello }', more) })).status, 400));
  }

  for (const useGETForHashedQueries of [false, true]) {
    test(`come from Apollo Client by PersistedQueryLink${useGETForHashedQueries ? ', hashes by GET' : ''}`, async () => {
      const requests = [];
      const client = new ApolloClient({
        cache: new InMemoryCache(),
        link: ApolloLink.from([
          new PersistedQueryLink({ sha256, useGETForHashedQueries }),
          new HttpLink({ uri: url, fetch: (input, init) => { requests.push([init.method, String(init.body ?? input).includes('"query":')]); return fetch(input, init); } }),
        ]),
      });
      const query = gql(`query A${randomUUID().replaceAll('-', '')} { hello }`);
      for (let i = 0; i < 2; i++) {
        assert.deepEqual((await client.query({ query, fetchPolicy: 'network-only' })).data, { hello: 'Hello world' });
      }

      const hashed = [useGETForHashedQueries ? 'GET' : 'POST', false];
      assert.deepEqual(requests, [hashed, ['POST', true], hashed]);
    });
  }

  for (const preferGetForPersistedQueries of [false, true]) {
    test(`come from urql by its exchange${preferGetForPersistedQueries ? ', by GET' : ''}`, async () => {
      const client = new Client({ url, preferGetMethod: false, exchanges: [persistedExchange({ preferGetForPersistedQueries, generateHash: async text => sha256(text) }), fetchExchange] });
      const query = `query A${randomUUID().replaceAll('-', '')} { hello }`;
      for (let i = 0; i < 2; i++) {
        const { data, error } = await client.query(query, {}).toPromise();
        assert.deepEqual([data, error], [{ hello: 'Hello world' }, undefined]);
      }
    });
  }
});

describe('Trusted documents', { concurrency: true }, () => {
  const trusted = `${origin}/graphql/trusted`;
  const ask = async body => {
    const response = await fetch(trusted, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify(body) });
    return [response.status, await response.json()];
  };

  test('run by their id', async () =>
    assert.deepEqual(await ask({ documentId: 'hello', variables: { name: 'Bea' } }), [200, { data: { hello: 'Hello Bea' } }]));

  test('run by their id in a GET', async () => {
    const response = await fetch(`${trusted}?documentId=hello&variables=${encodeURIComponent('{"name":"Bea"}')}`);
    assert.deepEqual(await response.json(), { data: { hello: 'Hello Bea' } });
  });

  test('come from urql by documentId', async () => {
    const client = new Client({ url: trusted, exchanges: [fetchExchange] });
    // What a build step that takes the documents out of the program leaves of them.
    const request = createRequest({ kind: 'Document', definitions: [], documentId: 'hello' }, { name: 'Bea' });
    const { data, error } = await client.executeRequestOperation(makeOperation('query', request, { url: trusted, requestPolicy: 'network-only', preferGetMethod: false })).toPromise();
    assert.deepEqual([data, error], [{ hello: 'Hello Bea' }, undefined]);
  });

  for (const [name, body, code] of [
    ['any other document', { query: '{ hello }' }, 'PERSISTED_QUERY_ID_REQUIRED'],
    ['an unknown id', { documentId: 'unknown' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
  ]) {
    test(`alone run: ${name} is refused`, async () => {
      const [status, { errors }] = await ask(body);
      assert.deepEqual([status, errors[0].extensions.code], [400, code]);
    });
  }

  test('are not asked for where there are none', async () => {
    const { status } = await answer('{ hello }', {}, {});
    assert.equal(status, 200);
    assert.equal((await post({ documentId: newKey() })).status, 400);
  });
});
