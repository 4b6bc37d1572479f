// graphql-transport-ws, message by message.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import WebSocket from 'ws';
import { assertEndsOnce, assertStops, counts, delay, MASKED, newKey, wsUrl } from './lib/blog.mjs';
import { merge2022 } from './lib/incremental.mjs';
import { open, terminateAll } from './lib/socket.mjs';

after(terminateAll);

const init = { type: 'connection_init' };
const subscribe = (id, query = '{ hello }') => ({ type: 'subscribe', id, payload: { query } });

describe('What closes a connection', { concurrency: true }, () => {
  for (const [name, messages, code, reason] of [
    ['no JSON', ['{"type":'], 4400, /./],
    ['no object', ['[]'], 4400, /./],
    ['no type', [{ id: '1' }], 4400, /./],
    ['an unknown type', [{ type: 'start' }], 4400, /./],
    ['an id that is no string', [init, { ...subscribe('1'), id: 1 }], 4400, /./],
    ['an empty id', [init, subscribe('')], 4400, /./],
    ['no id', [init, { type: 'subscribe', payload: { query: '{ hello }' } }], 4400, /./],
    ['no payload', [init, { type: 'subscribe', id: '1' }], 4400, /./],
    ['no query', [init, { type: 'subscribe', id: '1', payload: {} }], 4400, /./],
    ['a message of the server', [init, { type: 'connection_ack' }], 4400, /./],
    ['a subscribe before connection_init', [subscribe('1')], 4401, /^Unauthorized$/],
    ['a refused connection_init', [{ ...init, payload: { reject: true } }], 4403, /^Forbidden$/],
    ['an id in use', [init, subscribe('1', '{ slow(delayMs: 10000) }'), subscribe('1')], 4409, /^Subscriber for 1 already exists$/],
    ['a second connection_init', [init, init], 4429, /^Too many initialisation requests$/],
    ['a connection_init while the first is answered', [init, init, subscribe('1')], 4429, /./],
  ]) {
    test(`${name}: ${code}`, async () => {
      const { send, closed } = await open({ init: false });
      messages.forEach(send);
      const close = await closed;
      assert.equal(close.code, code);
      assert.match(close.reason, reason);
    });
  }

  test('no connection_init for two seconds: 4408', async () => {
    const started = performance.now();
    const { send, next, closed } = await open({ init: false });
    send({ type: 'ping' });
    assert.equal((await next()).type, 'pong');
    assert.deepEqual(await closed, { code: 4408, reason: 'Connection initialisation timeout' });
    const taken = performance.now() - started;
    assert.ok(taken > 1800 && taken < 3500, `${taken} ms`);
  });

  for (const protocol of [null, 'graphql-ws', 'other']) {
    test(`subprotocol ${protocol}: 4406, or no handshake`, async () => {
      const socket = new WebSocket(wsUrl, protocol ?? []);
      const code = await new Promise(resolve => {
        socket.on('close', resolve);
        socket.on('error', () => {});
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      });
      socket.terminate();
      assert.ok(code === 4406 || code === 400 || code === 1006, `${code}`);
    });
  }

  test('a message above 1 MiB: 1009', async () => {
    const { subscribe, closed } = await open();
    subscribe('1', '{ hello }', { variables: { a: 'x'.repeat(1024 * 1024) } });
    assert.equal((await closed).code, 1009);
  });

  test('closing stops all operations of the connection', async () => {
    const keys = [newKey(), newKey()];
    const { subscribe, next, socket } = await open();
    subscribe('1', `subscription { count(to: 1000, delayMs: 50, key: "${keys[0]}") }`);
    subscribe('2', `{ slow(delayMs: 15000, key: "${keys[1]}") }`);
    await next();
    socket.close(1000);
    await Promise.all(keys.map(key => assertStops(key, { producedAtMost: 30 })));
  });

  test('cutting the connection stops all operations of it', async () => {
    const keys = [newKey(), newKey()];
    const { subscribe, next, socket } = await open();
    subscribe('1', `subscription { count(to: 1000, delayMs: 50, key: "${keys[0]}") }`);
    subscribe('2', `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${keys[1]}") @stream { id } } }`);
    await next();
    socket.terminate();
    await Promise.all(keys.map(key => assertStops(key, { producedAtMost: 30 })));
  });
});

describe('Messages', { concurrency: true }, () => {
  test('ping is answered by pong, before connection_init too', async () => {
    const { send, next } = await open({ init: false });
    send({ type: 'ping' });
    assert.equal((await next()).type, 'pong');
    send(init);
    assert.equal((await next()).type, 'connection_ack');
    send({ type: 'ping', payload: { a: 1 } });
    assert.equal((await next()).type, 'pong');
    send({ type: 'pong' });
    send(subscribe('1'));
    assert.equal((await next()).type, 'next');
  });

  test('connection_init takes a null payload', async () => {
    const { send, next } = await open({ init: false });
    send({ ...init, payload: null });
    assert.deepEqual(await next(), { type: 'connection_ack' });
  });

  test('a query is one next and complete', async () => {
    const { subscribe, all } = await open();
    subscribe('q', 'query A { hello } query B($n: String!) { hello(name: $n) }', { operationName: 'B', variables: { n: 'Bea' }, extensions: { a: 1 } });
    assert.deepEqual(await all(), [{ id: 'q', type: 'next', payload: { data: { hello: 'Hello Bea' } } }, { id: 'q', type: 'complete' }]);
  });

  test('a mutation is one next and complete', async () => {
    const { subscribe, all } = await open();
    subscribe('m', `mutation { increment(key: "${newKey()}") }`);
    assert.deepEqual(await all(), [{ id: 'm', type: 'next', payload: { data: { increment: 1 } } }, { id: 'm', type: 'complete' }]);
  });

  test('a subscription is a next each event and complete', async () => {
    const { subscribe, all } = await open();
    const key = newKey();
    subscribe('s', `subscription { count(to: 3, delayMs: 5, key: "${key}") }`);
    assert.deepEqual(await all(), [...[1, 2, 3].map(count => ({ id: 's', type: 'next', payload: { data: { count } } })), { id: 's', type: 'complete' }]);
    await assertEndsOnce(key, 3);
  });

  test('ticks come as objects, with the masked errors of their fields', async () => {
    const { subscribe, all } = await open();
    subscribe('t', 'subscription { ticks(to: 2) { value oddOnly } }');
    assert.deepEqual((await all()).map(({ payload }) => [payload?.data, payload?.errors?.map(({ message }) => message)]), [
      [{ ticks: { value: 1, oddOnly: 1 } }, undefined], [{ ticks: { value: 2, oddOnly: null } }, [MASKED]], [undefined, undefined],
    ]);
  });

  for (const [name, query] of [['a syntax error', '{'], ['an unknown field', '{ unknown }'], ['a missing variable', 'query ($a: String!) { hello(name: $a) }']]) {
    test(`${name} is an error, and nothing follows it`, async () => {
      const { subscribe, all, silent, next } = await open();
      subscribe('e', query);
      const [message] = await all();
      assert.equal(message.type, 'error');
      assert.ok(message.id === 'e' && Array.isArray(message.payload) && message.payload[0].message !== '');
      await silent(50);
      subscribe('e', '{ hello }');
      assert.equal((await next()).type, 'next');
    });
  }

  test('errors of fields are in next, masked', async () => {
    const { subscribe, all } = await open();
    subscribe('e', '{ hello boom teapot }');
    const [{ payload }] = await all();
    assert.deepEqual(payload.data, { hello: 'Hello world', boom: null, teapot: null });
    assert.deepEqual(payload.errors.map(({ message }) => message).sort(), ["I'm a teapot", MASKED]);
  });

  test('a subscription that throws tells no secret and ends', async () => {
    const { subscribe, all } = await open();
    const key = newKey();
    subscribe('e', `subscription { count(to: 5, failAt: 3, key: "${key}") }`);
    const messages = await all();
    assert.deepEqual(messages.slice(0, 2).map(({ payload }) => payload.data.count), [1, 2]);
    assert.equal(JSON.stringify(messages).includes('SECRET'), false);
    assert.ok(JSON.stringify(messages).includes(MASKED));
    await assertEndsOnce(key, 2);
  });

  test('an incremental result is several next and complete, masked and in time', async () => {
    const { subscribe, next, all } = await open();
    const started = performance.now();
    subscribe('i', '{ article(id: 1) { id ... @defer { author(delayMs: 600) { id } broken } } blogPost(id: "post-1") { comments(count: 3, delayMs: 5) @stream { id } } }');
    const first = await next();
    assert.ok(performance.now() - started < 300);
    const messages = [first, ...await all()];
    assert.equal(messages.pop().type, 'complete');
    assert.equal(JSON.stringify(messages).includes('SECRET'), false);
    const { data, errors } = merge2022(messages.map(({ payload }) => payload));
    assert.deepEqual(data, { article: { id: '1', author: { id: 'author-1' }, broken: null }, blogPost: { comments: [0, 1, 2].map(i => ({ id: `comment-post-1-${i}` })) } });
    assert.deepEqual(errors.map(({ message }) => message), [MASKED]);
    assert.ok(performance.now() - started > 500);
  });

  test('operations run at the same time, each under its id', async () => {
    const { subscribe, next } = await open();
    subscribe('slow', '{ slow(delayMs: 400) }');
    subscribe('fast', '{ hello }');
    const ids = [];
    for (let i = 0; i < 4; i++) {
      ids.push((await next()).id);
    }

    assert.deepEqual(ids, ['fast', 'fast', 'slow', 'slow']);
  });

  test('complete stops an operation within half a second, and nothing follows', async () => {
    for (const query of [
      key => `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`,
      key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") @stream { id } } }`,
    ]) {
      const { send, subscribe, next } = await open();
      const key = newKey();
      subscribe('c', query(key));
      await next();
      send({ type: 'complete', id: 'c' });
      await assertStops(key, { producedAtMost: 30 });
      subscribe('c', '{ hello }');
      let message;
      do {
        message = await next();
      } while (message.payload?.data?.hello === undefined && message.type === 'next');
      assert.deepEqual(message, { id: 'c', type: 'next', payload: { data: { hello: 'Hello world' } } });
    }
  });

  test('complete before a query has its result suppresses it', async () => {
    const { send, subscribe, silent } = await open();
    const key = newKey();
    subscribe('c', `{ slow(delayMs: 15000, key: "${key}") }`);
    await delay(150);
    send({ type: 'complete', id: 'c' });
    await assertStops(key, { producedAtMost: 0 });
    await silent(0);
    assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: 1 });
  });

  test('complete of an unknown id is ignored, and ids may be used again', async () => {
    const { send, subscribe, all } = await open();
    send({ type: 'complete', id: 'nobody' });
    for (let i = 0; i < 3; i++) {
      subscribe('again', '{ hello }');
      assert.equal((await all()).length, 2);
    }
  });

  test('a message of 200 KB passes', async () => {
    const { subscribe, next } = await open();
    const t = 'x'.repeat(200 * 1024);
    subscribe('l', 'query ($t: String!) { echo(text: $t) }', { variables: { t } });
    assert.equal((await next()).payload.data.echo, t);
  });

  test('limits of documents hold', async () => {
    const { subscribe, next } = await open();
    subscribe('d', `{ ${Array.from({ length: 10000 }, (_, i) => `a${i}: hello`).join(' ')} }`);
    assert.equal((await next()).type, 'error');
    subscribe('d', '{ hello }');
    assert.equal((await next()).type, 'next');
  });

  test('connectionParam gives strings of the payload of connection_init', async () => {
    const { subscribe, next } = await open({ init: { token: 'abc', number: 7, reject: false } });
    subscribe('p', '{ token: connectionParam(name: "token") number: connectionParam(name: "number") none: connectionParam(name: "none") reject: connectionParam(name: "reject") }');
    assert.deepEqual((await next()).payload, { data: { token: 'abc', number: null, none: null, reject: null } });
  });

  test('a page of a foreign origin gets no connection', async () => {
    const socket = new WebSocket(wsUrl, 'graphql-transport-ws', { origin: 'https://evil.example' });
    const status = await new Promise(resolve => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => resolve('open'));
      socket.on('error', () => {});
    });
    socket.terminate();
    assert.equal(status, 403);
  });
});
