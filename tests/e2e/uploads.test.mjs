// blog.md, «Uploads»: the multipart request specification.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { Client, fetchExchange } from '@urql/core';
import { data, MASKED, newKey, url } from './lib/blog.mjs';

const sha256 = content => createHash('sha256').update(content).digest('hex');
const fields = 'filename mimetype size sha256';

// Parts in the order given: [name, value] or [name, content, filename, type].
function send(parts, headers = { 'GraphQL-Preflight': '1' }) {
  const body = new FormData();
  for (const [name, value, filename, type] of parts) {
    filename === undefined ? body.append(name, value) : body.append(name, new Blob([value], { type }), filename);
  }

  return fetch(url, { method: 'POST', body, headers: { accept: 'application/graphql-response+json', ...headers } });
}

const operations = (query, variables) => ['operations', JSON.stringify({ query, variables })];
const one = `mutation ($file: Upload!) { upload(file: $file) { ${fields} } }`;
const single = (content, filename, type) => [operations(one, { file: null }), ['map', '{"0":["variables.file"]}'], ['0', content, filename, type]];

async function succeed(parts, headers) {
  const response = await send(parts, headers);
  const json = await response.json();
  assert.deepEqual([response.status, json.errors], [200, undefined]);
  return json.data;
}

describe('Uploads', { concurrency: true }, () => {
  for (const header of ['GraphQL-Preflight', 'GraphQL-Require-Preflight', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name']) {
    test(`a file goes up with ${header}`, async () =>
      assert.deepEqual(await succeed(single('hello', 'a.txt', 'text/plain'), { [header]: 'x' }), {
        upload: { filename: 'a.txt', mimetype: 'text/plain', size: 5, sha256: sha256('hello') },
      }));
  }

  test('without a preflight header it is refused and does not run', async () => {
    const key = newKey();
    const response = await send([operations(`mutation ($file: Upload!) { increment(key: "${key}") upload(file: $file) { size } }`, { file: null }), ['map', '{"0":["variables.file"]}'], ['0', 'x', 'x']], {});
    assert.equal(response.status, 400);
    assert.ok((await response.json()).errors[0].message);
    assert.deepEqual(await data(`mutation { increment(key: "${key}") }`), { increment: 1 });
  });

  for (const [name, content] of [['empty', Buffer.alloc(0)], ['binary', Buffer.from(Array.from({ length: 256 }, (_, i) => i))], ['4 MiB', Buffer.alloc(4 * 1024 * 1024, 'Strawberry')]]) {
    test(`a file of ${name} arrives unharmed`, async () =>
      assert.deepEqual(await succeed(single(content, 'ünïcode 文件.bin', 'application/octet-stream')), {
        upload: { filename: 'ünïcode 文件.bin', mimetype: 'application/octet-stream', size: content.length, sha256: sha256(content) },
      }));
  }

  test('many files go up in the order of the map', async () =>
    assert.deepEqual(await succeed([
      operations('mutation ($files: [Upload!]!) { uploadMany(files: $files) { filename sha256 } }', { files: [null, null, null] }),
      ['map', '{"b":["variables.files.1"],"a":["variables.files.0"],"c":["variables.files.2"]}'],
      ['b', 'two', '2.txt'], ['a', 'one', '1.txt'], ['c', 'three', '3.txt'],
    ]), { uploadMany: [['1.txt', 'one'], ['2.txt', 'two'], ['3.txt', 'three']].map(([filename, content]) => ({ filename, sha256: sha256(content) })) }));

  test('a file goes up within an input object', async () =>
    assert.deepEqual(await succeed([
      operations('mutation ($input: UploadInput!) { uploadNested(input: $input) { filename size } }', { input: { title: 't', file: null } }),
      ['map', '{"0":["variables.input.file"]}'], ['0', 'abc', 'n.txt'],
    ]), { uploadNested: { filename: 'n.txt', size: 3 } }));

  test('one file stands in two places', async () =>
    assert.deepEqual(await succeed([
      operations('mutation ($a: Upload!, $b: [Upload!]!) { upload(file: $a) { sha256 } uploadMany(files: $b) { sha256 } }', { a: null, b: [null, null] }),
      ['map', '{"0":["variables.a","variables.b.0","variables.b.1"]}'], ['0', 'same', 's.txt'],
    ]), { upload: { sha256: sha256('same') }, uploadMany: [{ sha256: sha256('same') }, { sha256: sha256('same') }] }));

  const file = ['0', 'x', 'x.txt'];
  const map = ['map', '{"0":["variables.file"]}'];
  for (const [name, parts] of [
    ['no operations', [map, file]],
    ['operations that are no JSON', [['operations', '{'], map, file]],
    ['no map', [operations(one, { file: null }), file]],
    ['a map that is no JSON', [operations(one, { file: null }), ['map', '['], file]],
    ['a map that is a list', [operations(one, { file: null }), ['map', '[]'], file]],
    ['a map of no lists', [operations(one, { file: null }), ['map', '{"0":"variables.file"}'], file]],
    ['a path to nowhere', [operations(one, { file: null }), ['map', '{"0":["variables.other.file"]}'], file]],
    ['a path out of the variables', [operations(one, { file: null }), ['map', '{"0":["query"]}'], file]],
    ['a path by __proto__', [operations(one, { file: null }), ['map', '{"0":["variables.__proto__.file"]}'], file]],
    ['an index out of range', [operations('mutation ($files: [Upload!]!) { uploadMany(files: $files) { size } }', { files: [null] }), ['map', '{"0":["variables.files.7"]}'], file]],
    ['a missing file', [operations(one, { file: null }), map]],
  ]) {
    test(`${name} is 400`, async () => {
      const response = await send(parts);
      assert.equal(response.status, 400, await response.clone().text());
      assert.ok((await response.json()).errors[0].message);
    });
  }

  test('a text where a file belongs is refused', async () => {
    const response = await send([operations(one, { file: 'text' }), ['map', '{}']]);
    assert.equal(response.status, 400);
  });

  test('a form of 70 MiB is refused with 413, and the next one is taken', async () => {
    const response = await send(single(Buffer.alloc(70 * 1024 * 1024), 'big', 'application/octet-stream')).catch(error => error.cause ?? error);
    assert.ok(response.status === 413 || ['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(response.code), `${response.status} ${response.code}`);
    assert.equal((await succeed(single('x', 'x'))).upload.size, 1);
  });

  test('urql sends files of variables by itself', async () => {
    const client = new Client({ url, exchanges: [fetchExchange], fetchOptions: { headers: { 'GraphQL-Preflight': '1' } } });
    const { data: uploaded, error } = await client.mutation(one, { file: new File(['from urql'], 'u.txt', { type: 'text/plain' }) }).toPromise();
    assert.equal(error, undefined);
    const { __typename, ...upload } = uploaded.upload;
    assert.deepEqual(upload, { filename: 'u.txt', mimetype: 'text/plain', size: 9, sha256: sha256('from urql') });
  });

  test('unexpected exceptions are masked here too', async () => {
    const response = await send([operations('{ boom }'), ['map', '{}']]);
    assert.deepEqual((await response.json()).errors.map(({ message }) => message), [MASKED]);
  });
});
