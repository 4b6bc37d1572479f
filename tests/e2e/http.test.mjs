// GraphQL over HTTP: methods, media types, status codes, bodies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { answer, data, get, GRAPHQL_TYPE, JSON_TYPE, newKey, post, url } from './lib/blog.mjs';

const hello = { query: '{ hello }' };

for (const [accept, type] of [
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*', JSON_TYPE],
  ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
  ['application/json, application/graphql-response+json;q=0.9', JSON_TYPE],
  ['text/html;q=0.9, application/json', JSON_TYPE],
  ['application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed', GRAPHQL_TYPE],
  ['multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
  ['multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
  ['application/json, multipart/mixed', JSON_TYPE],
]) {
  test(`One result as ${type.split(';')[0]} for Accept: ${accept}`, async () => {
    const response = await post(hello, { accept });
    assert.deepEqual([response.status, response.headers.get('content-type'), await response.text()], [200, type, '{"data":{"hello":"Hello world"}}']);
  });
}

for (const accept of ['text/plain', 'image/png, text/css', 'application/json;q=0']) {
  test(`406 for Accept: ${accept}`, async () => {
    const response = await post(hello, { accept });
    assert.equal(response.status, 406);
    assert.ok((await response.json()).errors[0].message);
  });
}

test('GET takes query, variables, operationName and extensions', async () => {
  const response = await get({
    query: 'query A { hello } query B($n: String!) { hello(name: $n) }', operationName: 'B', variables: '{"n":"Bea"}', extensions: '{"a":1}',
  });
  assert.deepEqual([response.status, await response.json()], [200, { data: { hello: 'Hello Bea' } }]);
});

test('GET needs no header of its own', async () => {
  const response = await fetch(`${url}?query=%7Bhello%7D`);
  assert.deepEqual([response.status, await response.json()], [200, { data: { hello: 'Hello world' } }]);
});

test('A plus in a GET is a space', async () => {
  const response = await fetch(`${url}?query=query+Q+%7B+hello+%7D&operationName=Q`);
  assert.deepEqual(await response.json(), { data: { hello: 'Hello world' } });
});

test('A mutation by GET is refused with 405 and Allow, and does not run', async () => {
  const mutation = `mutation { increment(key: "${newKey()}") }`;
  const response = await get({ query: mutation });
  assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST']);
  assert.deepEqual(await data(mutation), { increment: 1 });
});

for (const method of ['PATCH', 'OPTIONS']) {
  test(`405 and Allow for ${method}`, async () => {
    const response = await fetch(url, { method });
    assert.equal(response.status, 405);
    assert.match(response.headers.get('allow'), /GET.*POST/);
  });
}

// What is wrong with a request, its status for application/graphql-response+json, then for application/json.
for (const [name, body, status, jsonStatus] of [
  ['No JSON', '{"query":', 400, 400],
  ['An empty body', '', 400, 400],
  ['A number', '7', 400, 400],
  ['No query', '{}', 400, 400],
  ['A null query', '{"query":null}', 400, 400],
  ['A query that is no string', '{"query":7}', 400, 400],
  ['Variables that are a string', '{"query":"{hello}","variables":"{}"}', 400, 400],
  ['An operationName that is a number', '{"query":"{hello}","operationName":1}', 400, 400],
  ['A syntax error', '{"query":"{"}', 400, 200],
  ['An unknown field', '{"query":"{ unknown }"}', 400, 200],
  ['An unknown operation', '{"query":"query A { hello }","operationName":"B"}', 400, 200],
  ['No operation chosen', '{"query":"query A { hello } query B { hello }"}', 400, 200],
  ['A variable of the wrong type', '{"query":"query ($n: String!) { hello(name: $n) }","variables":{"n":{}}}', 400, 200],
  ['A missing variable', '{"query":"query ($n: String!) { hello(name: $n) }"}', 400, 200],
  ['A failed field', '{"query":"{ boom }"}', 200, 200],
  ['Data null', '{"query":"{ boomNonNull }"}', 200, 200],
]) {
  test(`${name} is ${status}, as application/json ${jsonStatus}`, async () => {
    for (const [accept, expected] of [['application/graphql-response+json', status], ['application/json', jsonStatus]]) {
      const response = await post(body, { accept });
      const json = await response.json();
      assert.equal(response.status, expected);
      assert.ok(json.errors.length > 0 && json.errors.every(error => typeof error.message === 'string' && error.message !== ''));
      assert.equal('data' in json, name === 'A failed field' || name === 'Data null');
    }
  });
}

test('Null parameters are absent, unknown ones ignored', async () => {
  const response = await post({ query: '{ hello }', variables: null, operationName: null, extensions: null, id: 7, more: [{}] });
  assert.deepEqual([response.status, await response.json()], [200, { data: { hello: 'Hello world' } }]);
});

for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
  test(`Content-Type ${type} is read`, async () => assert.equal((await post(hello, { 'content-type': type })).status, 200));
}

for (const type of ['application/json; charset=iso-8859-1', 'application/graphql', 'application/xml']) {
  test(`415 for Content-Type ${type}`, async () => assert.equal((await post(hello, { 'content-type': type })).status, 415));
}

test('A compressed body is read or refused, never an error of the server', async () => {
  const response = await post(gzipSync(JSON.stringify(hello)), { 'content-encoding': 'gzip' });
  assert.ok(response.status === 200 || response.status === 415, `${response.status}`);
});

for (const [name, body] of [
  ['Invalid UTF-8', Buffer.concat([Buffer.from('{"query":"{ echo(text: \\"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('\\") }"}')])],
  ['A lone surrogate in the query', '{"query":"{ echo(text: \\"\\ud83c\\") }"}'],
  ['A lone surrogate in a variable', '{"query":"query ($t: String!) { echo(text: $t) }","variables":{"t":"\\ud83c"}}'],
  ['JSON nested 5,000 deep', `{"query":"{ hello }","variables":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`],
]) {
  test(`${name} is 400`, async () => {
    const response = await post(body);
    assert.deepEqual([response.status, typeof (await response.json()).errors[0].message], [400, 'string']);
  });
}

test('Unicode passes unharmed', async () => {
  const { json } = await answer('query ($t: String!) { echo(text: $t) }', { t: 'Grüße 世界 👩‍👩‍👧‍👦' });
  assert.deepEqual(json, { data: { echo: 'Grüße 世界 👩‍👩‍👧‍👦' } });
});
