// blog.md, «CSRF prevention».
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { data, newKey, url } from './lib/blog.mjs';
import * as raw from './lib/raw.mjs';

const mutation = key => `mutation { increment(key: "${key}") }`;
const preflight = ['GraphQL-Preflight', 'GraphQL-Require-Preflight', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name'];

for (const [type, body] of [
  ['text/plain', key => JSON.stringify({ query: mutation(key) })],
  ['text/plain;charset=UTF-8', key => JSON.stringify({ query: mutation(key) })],
  ['application/x-www-form-urlencoded', key => new URLSearchParams({ query: mutation(key) }).toString()],
  [undefined, key => JSON.stringify({ query: mutation(key) })],
  ['', key => JSON.stringify({ query: mutation(key) })],
]) {
  test(`A POST with Content-Type ${JSON.stringify(type)} is refused and does not run`, async () => {
    const key = newKey();
    const socket = await raw.open();
    const response = raw.read(socket);
    socket.write(raw.request(body(key), { 'Content-Type': type, Accept: 'application/json' }));
    const { head } = await response;
    socket.destroy();
    assert.match(head, /^HTTP\/1\.1 4\d\d /);
    assert.deepEqual(await data(mutation(key)), { increment: 1 });
  });
}

const form = key => {
  const body = new FormData();
  body.append('operations', JSON.stringify({ query: mutation(key) }));
  body.append('map', '{}');
  return body;
};

test('multipart/form-data without a preflight header is refused and does not run', async () => {
  const key = newKey();
  const response = await fetch(url, { method: 'POST', body: form(key), headers: { accept: 'application/json' } });
  assert.ok(response.status >= 400 && response.status < 500, `${response.status}`);
  assert.deepEqual(await data(mutation(key)), { increment: 1 });
});

test('An empty preflight header is none', async () => {
  const response = await fetch(url, { method: 'POST', body: form(newKey()), headers: { accept: 'application/json', 'GraphQL-Preflight': '' } });
  assert.ok(response.status >= 400 && response.status < 500, `${response.status}`);
});
