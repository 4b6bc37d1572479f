// What no honest client sends, over HTTP/2. The connection may end by it; the server answers the next.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectHttp2, constants } from 'node:http2';
import { afterEach, test } from 'node:test';
import { assertStops, counts, data, delay, h2c, newKey } from './lib/blog.mjs';

const sessions = [];

async function connect(options) {
  const session = connectHttp2(h2c, options);
  session.on('error', () => {});
  sessions.push(session);
  await once(session, 'connect');
  return session;
}

afterEach(async () => {
  sessions.splice(0).forEach(session => session.destroy());
  const session = await connect();
  assert.equal(await answer(ask(session, '{"query":"{ hello }"}')), '{"data":{"hello":"Hello world"}}');
  assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' });
  session.close();
  sessions.length = 0;
});

function open(session, headers) {
  const stream = session.request({ ':method': 'POST', ':path': '/graphql', 'content-type': 'application/json', accept: 'application/json', ...headers });
  stream.on('error', () => {});
  return stream;
}

function ask(session, body, headers) {
  const stream = open(session, headers);
  stream.end(body);
  return stream;
}

async function answer(stream) {
  stream.setEncoding('utf8');
  let text = '';
  for await (const chunk of stream) {
    text += chunk;
  }

  return text;
}

// Undefined when the stream ends without a response.
const status = stream => new Promise(resolve => {
  stream.on('response', headers => resolve(headers[':status']));
  stream.on('close', () => resolve(undefined));
});

const hello = '{"query":"{ hello }"}';

test('Bodies in frames of one byte are read', async () => {
  const stream = open(await connect());
  for (const byte of hello) {
    stream.write(byte);
    await delay(0);
  }

  stream.end();
  assert.equal(await answer(stream), '{"data":{"hello":"Hello world"}}');
});

test('A header of 100 KB is refused', async () => {
  const answered = await status(ask(await connect(), hello, { x: 'x'.repeat(100_000) }));
  assert.ok(answered === 431 || answered === undefined, `${answered}`);
});

test('A body longer than it says is refused', async () => {
  const answered = await status(ask(await connect(), hello, { 'content-length': 5 }));
  assert.ok(answered === undefined || answered >= 400 && answered < 500, `${answered}`);
});

test('A tunnel is not dug', async () => {
  const session = await connect();
  const stream = session.request({ ':method': 'CONNECT', ':authority': 'x:1' });
  stream.on('error', () => {});
  const answered = await status(stream);
  assert.ok(answered === undefined || answered >= 400 && answered < 500, `${answered}`);
});

test('2,000 requests that are taken back at once do no harm', async () => {
  const key = newKey();
  for (let i = 0; i < 20; i++) {
    const session = await connect();
    for (let j = 0; j < 100 && !session.closed && !session.destroyed; j++) {
      ask(session, `{"query":"{ slow(delayMs: 60000, key: \\"${key}\\") }"}`).close(constants.NGHTTP2_CANCEL);
    }
  }

  await delay(500);
  const seen = await counts(key);
  sessions.forEach(session => session.destroy());
  await delay(300);
  assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: seen.disposedCount }, 'work went on that nobody waited for');
});

test('Bodies that stop half-way are let go with their streams and with their connection', async () => {
  const session = await connect();
  for (let i = 0; i < 50; i++) {
    const stream = open(session, { 'content-length': 1000 });
    stream.write('{');
    if (i % 2 === 0) {
      setImmediate(() => stream.close(constants.NGHTTP2_CANCEL));
    }
  }

  await delay(200);
  session.destroy();
});

for (const [name, query, accept] of [
  ['a stream', key => `{ blogPost(id: \\"post-1\\") { comments(count: 2000000000, key: \\"${key}\\") @stream { id } } }`, 'multipart/mixed'],
  ['a subscription', key => `subscription { count(to: 2000000000, key: \\"${key}\\") }`, 'text/event-stream'],
  ['a subscription by multipart/mixed', key => `subscription { count(to: 2000000000, key: \\"${key}\\") }`, 'multipart/mixed;subscriptionSpec=1.0'],
  ['lines', key => `subscription { count(to: 2000000000, key: \\"${key}\\") }`, 'application/jsonl'],
]) {
  for (const [way, leave] of [['resetting the stream', stream => stream.close(constants.NGHTTP2_CANCEL)], ['cutting the connection', (_, session) => session.destroy()]]) {
    test(`Who gives no room for ${name} holds it back, and ${way} ends it`, async () => {
      const key = newKey();
      const session = await connect({ settings: { initialWindowSize: 0 } });
      const stream = ask(session, `{"query":"${query(key)}"}`, { accept });
      let before = -1;
      for (let i = 0, now = 0; now === 0 || now !== before; now = (await counts(key)).producedCount) {
        assert.ok(i++ < 40, 'the producer does not wait');
        before = now;
        await delay(100);
      }

      leave(stream, session);
      await assertStops(key);
    });
  }
}

for (const [name, bytes] of [
  ['HTTP/1.1', 'GET /graphql HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a frame of 16 MB', Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from([0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1])])],
  ['data of a stream that is not there', Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]), Buffer.from([0, 0, 1, 0, 1, 0, 0, 0, 7, 65])])],
  ['noise', Buffer.alloc(10_000, 0xa5)],
]) {
  test(`${name} ends the connection`, async () => {
    const { hostname, port } = new URL(h2c);
    const socket = connectTcp(Number(port), hostname);
    socket.on('error', () => {});
    socket.resume();
    const closed = new Promise(resolve => socket.on('close', resolve));
    socket.write(bytes);
    await closed;
  });
}
