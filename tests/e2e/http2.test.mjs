// The same over HTTP/2, without TLS and by prior knowledge.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, constants } from 'node:http2';
import { after, before, describe, test } from 'node:test';
import { assertStops, delay, h2c, newKey } from './lib/blog.mjs';

let session;
before(async () => {
  session = connect(h2c);
  await once(session, 'connect');
});
after(() => session.close());

function send(body, headers = {}, on = session) {
  const stream = on.request({ ':method': 'POST', ':path': '/graphql', 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers });
  stream.end(typeof body === 'string' ? body : JSON.stringify(body));
  return stream;
}

async function receive(stream) {
  const started = performance.now();
  const [headers] = await once(stream, 'response');
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push({ at: performance.now() - started, text: chunk.toString() });
  }

  return { headers, chunks, text: chunks.map(chunk => chunk.text).join('') };
}

const deferred = '{ article(id: "1") { id ... @defer(label: "a") { author(delayMs: 600) { id } } } }';

describe('Over HTTP/2', { concurrency: true }, () => {
  test('a query is answered', async () => {
    const { headers, text } = await receive(send({ query: '{ hello }' }));
    assert.deepEqual([headers[':status'], headers['content-type'], text], [200, 'application/graphql-response+json; charset=utf-8', '{"data":{"hello":"Hello world"}}']);
  });

  test('a GET is answered', async () => {
    const stream = session.request({ ':path': '/graphql?query=%7Bhello%7D' });
    assert.equal((await receive(stream)).text, '{"data":{"hello":"Hello world"}}');
  });

  test('a bad request is 400', async () => assert.equal((await receive(send('{'))).headers[':status'], 400));

  test('parts leave when they are there, without Transfer-Encoding', async () => {
    const { headers, chunks } = await receive(send({ query: deferred }, { accept: 'multipart/mixed;deferSpec=20220824' }));
    assert.equal(headers['transfer-encoding'], undefined);
    const part = json => `Content-Type: application/json; charset=utf-8\r\n\r\n${json}\r\n---`;
    const half = chunks.findIndex(chunk => chunk.at - chunks[0].at > 300);
    assert.deepEqual([chunks.slice(0, half), chunks.slice(half)].map(some => some.map(chunk => chunk.text).join('')), [
      `\r\n---\r\n${part('{"data":{"article":{"id":"1"}},"hasNext":true}')}\r\n`,
      `${part('{"incremental":[{"data":{"author":{"id":"author-1"}},"path":["article"],"label":"a"}],"hasNext":false}')}--\r\n`,
    ]);
  });

  test('events leave when they are there', async () => {
    const { headers, chunks, text } = await receive(send({ query: 'subscription { count(to: 2, delayMs: 600) }' }, { accept: 'text/event-stream' }));
    assert.match(headers['content-type'], /^text\/event-stream/);
    const firstAt = chunks.find(chunk => chunk.text.includes('{"count":1}')).at;
    const secondAt = chunks.find(chunk => chunk.text.includes('{"count":2}')).at;
    assert.ok(secondAt - firstAt > 300, `${firstAt} ${secondAt}`);
    assert.match(text, /event: complete\ndata: ?\n\n$/);
  });

  test('50 streams run at once', async () => {
    const query = '{ blogPost(id: "post-1") { comments(count: 3, delayMs: 50) @stream { id } } }';
    const answers = await Promise.all(Array.from({ length: 50 }, () => receive(send({ query }, { accept: 'multipart/mixed' }))));
    assert.ok(answers.every(({ text }) => text.endsWith('\r\n-----\r\n') && text.includes('comment-post-1-2')));
  });

  for (const [name, query, accept] of [
    ['a JSON result', key => `{ slow(delayMs: 15000, key: "${key}") }`, 'application/json'],
    ['a stream by multipart', key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") @stream { id } } }`, 'multipart/mixed'],
    ['a deferred field', key => `{ article(id: 1) { id ... @defer { author(delayMs: 15000, key: "${key}") { id } } } }`, 'multipart/mixed;incrementalSpec=v0.2'],
    ['a subscription by events', key => `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`, 'text/event-stream'],
  ]) {
    test(`resetting the stream stops ${name}, and the connection lives`, async () => {
      const key = newKey();
      const stream = send({ query: query(key) }, { accept });
      stream.on('error', () => {});
      await delay(300);
      stream.close(constants.NGHTTP2_CANCEL);
      await assertStops(key, { producedAtMost: 30 });
      assert.equal((await receive(send({ query: '{ hello }' }))).text, '{"data":{"hello":"Hello world"}}');
    });

    test(`cutting the connection stops ${name}`, async () => {
      const key = newKey();
      const own = connect(h2c);
      own.on('error', () => {});
      await once(own, 'connect');
      send({ query: query(key) }, { accept }, own).on('error', () => {});
      await delay(300);
      own.destroy();
      await assertStops(key, { producedAtMost: 30 });
    });
  }
});
