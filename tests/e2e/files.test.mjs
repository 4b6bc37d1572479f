// Files in batches, in deferred parts, over HTTP/2, from apollo-upload-client, and from a client that leaves.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:http2';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import UploadHttpLink from 'apollo-upload-client/UploadHttpLink.mjs';
import { delay, h2c, url } from './lib/blog.mjs';
import { merge2022 } from './lib/incremental.mjs';
import { readPayloads } from './lib/multipart.mjs';
import * as raw from './lib/raw.mjs';

const fields = 'filename mimetype size sha256';
const upload = `mutation ($file: Upload!) { upload(file: $file) { ${fields} } }`;
const uploadMany = `mutation ($files: [Upload!]!) { uploadMany(files: $files) { ${fields} } }`;
const uploadNested = `mutation ($input: UploadInput!) { uploadNested(input: $input) { ${fields} } }`;

const small = new File(['hello\n'], 'ä ☕.txt', { type: 'text/plain' });
const large = new File([randomBytes(4 * 1024 * 1024)], 'large.bin', { type: 'application/octet-stream' });

const described = async file => ({
  filename: file.name,
  mimetype: file.type,
  size: file.size,
  sha256: createHash('sha256').update(Buffer.from(await file.arrayBuffer())).digest('hex'),
});

function form(operations, map, files) {
  const body = new FormData();
  body.append('operations', JSON.stringify(operations));
  body.append('map', JSON.stringify(map));
  for (const [name, file] of Object.entries(files)) {
    body.append(name, file);
  }

  return body;
}

async function send(operations, map, files, headers = {}) {
  const response = await fetch(url, { method: 'POST', body: form(operations, map, files), headers: { accept: 'application/json', 'graphql-preflight': '1', ...headers } });
  return { status: response.status, json: await response.json() };
}

const temporaryFiles = () => readdirSync(process.env.ASPNETCORE_TEMP ?? tmpdir()).filter(name => /^strawberry-.*\.upload$/.test(name));

test('Files go up in a batch', async () => {
  const operation = { query: upload, variables: { file: null } };
  const { json } = await send([operation, operation], { 0: ['0.variables.file'], 1: ['1.variables.file'] }, { 0: small, 1: large });
  assert.deepEqual(json, [{ data: { upload: await described(small) } }, { data: { upload: await described(large) } }]);
});

test('A deferred part reads a file', async () => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'multipart/mixed', 'graphql-preflight': '1' },
    body: form(
      { query: 'mutation ($file: Upload!) { upload(file: $file) { filename ... @defer { mimetype size sha256 } } }', variables: { file: null } },
      { 0: ['variables.file'] },
      { 0: large }),
  });
  const payloads = await readPayloads(response);
  assert.deepEqual(payloads[0], { data: { upload: { filename: 'large.bin' } }, hasNext: true });
  assert.deepEqual(merge2022(payloads), { data: { upload: await described(large) }, errors: [] });
});

test('A file goes up over HTTP/2', async () => {
  const request = new Request(url, { method: 'POST', body: form({ query: upload, variables: { file: null } }, { 0: ['variables.file'] }, { 0: large }) });
  const session = connect(h2c);
  try {
    const stream = session.request({ ':method': 'POST', ':path': '/graphql', 'content-type': request.headers.get('content-type'), 'graphql-preflight': '1' });
    stream.end(Buffer.from(await request.arrayBuffer()));
    const [headers] = await once(stream, 'response');
    const text = (await stream.toArray()).join('');
    assert.deepEqual([headers[':status'], JSON.parse(text)], [200, { data: { upload: await described(large) } }]);
  } finally {
    session.close();
  }
});

test('A client that leaves in the middle of a file leaves no file behind', async () => {
  const before = temporaryFiles();
  const head = '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n' + JSON.stringify({ query: upload, variables: { file: null } })
    + '\r\n--x\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0":["variables.file"]}'
    + '\r\n--x\r\nContent-Disposition: form-data; name="0"; filename="a"\r\n\r\n';
  const socket = await raw.open();
  socket.on('error', () => {});
  socket.write(raw.request('', { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 4_000_000, 'GraphQL-Preflight': '1' }) + head);
  socket.write(randomBytes(1_000_000));
  const until = performance.now() + 5000;
  const come = () => temporaryFiles().filter(name => !before.includes(name));
  while (come().length === 0) {
    assert.ok(performance.now() < until, 'no file has come to disk');
    await delay(10);
  }

  // Other tests upload files at the same time; they go as well.
  const seen = come();
  socket.destroy();
  while (temporaryFiles().some(name => seen.includes(name))) {
    assert.ok(performance.now() < until, 'a file has stayed');
    await delay(10);
  }
});

describe('apollo-upload-client', { concurrency: true }, () => {
  const makeClient = () => new ApolloClient({
    cache: new InMemoryCache(),
    link: new UploadHttpLink({ uri: url, headers: { 'Apollo-Require-Preflight': 'true' } }),
  });
  const typed = async file => ({ __typename: 'UploadedFile', ...await described(file) });

  test('sends files among the variables', async () => {
    const { data } = await makeClient().mutate({ mutation: gql(uploadNested), variables: { input: { title: 'T', file: large } } });
    assert.deepEqual(data, { uploadNested: await typed(large) });
  });

  test('sends a file once that is in two places', async () => {
    const { data } = await makeClient().mutate({ mutation: gql(uploadMany), variables: { files: [small, small] } });
    assert.deepEqual(data, { uploadMany: [await typed(small), await typed(small)] });
  });
});
