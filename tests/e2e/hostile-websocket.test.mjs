// WebSocket frames and messages that no honest client sends. The connection may end by them; the server answers the next.
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { assertStops, counts, data, delay, newKey } from './lib/blog.mjs';
import { BINARY, CLOSE, connect, CONTINUATION, frame, PING, PONG, TEXT } from './lib/frames.mjs';

const open = [];
const begin = async protocol => {
  const connection = await connect(protocol);
  open.push(connection);
  return connection;
};

afterEach(async () => {
  open.splice(0).forEach(({ socket }) => socket.destroy());
  assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' });
});

const subscribe = (id, query = '{ hello }', more = {}) => ({ type: 'subscribe', id, payload: { query, ...more } });
const answered = id => ({ type: 'next', id, payload: { data: { hello: 'Hello world' } } });

describe('Frames', () => {
  test('of one byte each make a message, pings between them', async () => {
    const connection = await begin();
    const init = JSON.stringify({ type: 'connection_init' });
    [...init].forEach((byte, i) => {
      connection.send(byte, { opcode: i === 0 ? TEXT : CONTINUATION, fin: i === init.length - 1 });
      if (i % 10 === 5) {
        connection.send('p', { opcode: PING });
      }
    });
    const frames = [await connection.next(), await connection.next(), await connection.next(), await connection.next()];
    assert.deepEqual(frames.filter(({ opcode }) => opcode === PONG).map(({ text }) => text), ['p', 'p', 'p']);
    assert.deepEqual(JSON.parse(frames.find(({ opcode }) => opcode === TEXT).text), { type: 'connection_ack' });
  });

  test('that split a character make a message', async () => {
    const connection = await (await begin()).init();
    const bytes = Buffer.from(JSON.stringify(subscribe('1', 'query ($t: String!) { echo(text: $t) }', { variables: { t: '👩‍👩' } })));
    for (let i = 0; i < bytes.length; i++) {
      connection.send(bytes.subarray(i, i + 1), { opcode: i === 0 ? TEXT : CONTINUATION, fin: i === bytes.length - 1 });
    }

    assert.deepEqual(await connection.message(), { type: 'next', id: '1', payload: { data: { echo: '👩‍👩' } } });
  });

  test('that are empty, ten thousand of them, make a message', async () => {
    const connection = await (await begin()).init();
    connection.send('', { fin: false });
    connection.socket.write(Buffer.concat(Array(10_000).fill(frame('', { opcode: CONTINUATION, fin: false }))));
    connection.send(JSON.stringify(subscribe('1')), { opcode: CONTINUATION });
    assert.deepEqual(await connection.message(), answered('1'));
  });

  test('without end are too large at 1 MiB', async () => {
    const connection = await (await begin()).init();
    connection.send('{', { fin: false });
    for (let i = 0; i < 40; i++) {
      connection.send(' '.repeat(30_000), { opcode: CONTINUATION, fin: false });
    }

    assert.equal(await connection.closed(), 1009);
  });

  // The close frame of what RFC 6455 forbids may be overtaken by the end of the connection.
  for (const [name, bytes, codes] of [
    ['without a mask', frame('{"type":"ping"}', { masked: false }), [1002, undefined]],
    ['with a reserved bit', frame('{}', { reserved: 4 }), [1002, undefined]],
    ['of an unknown kind', frame('{}', { opcode: 3 }), [1002, undefined]],
    ['that continue nothing', frame('{}', { opcode: CONTINUATION }), [1002, undefined]],
    ['that begin while one is open', Buffer.concat([frame('{', { fin: false }), frame('}')]), [1002, undefined]],
    ['of a ping of 126 bytes', frame('x'.repeat(126), { opcode: PING }), [1002, undefined]],
    ['of a ping in pieces', frame('x', { opcode: PING, fin: false }), [1002, undefined]],
    ['of a length beyond all', frame('{', { length: 2n ** 63n - 1n }), [1002, 1009, 4408]],
    ['of a negative length', frame('{', { length: 2n ** 63n }), [1002, undefined]],
    ['that say two gigabytes', frame('{'.repeat(70_000), { length: 2n ** 31n }), [1009, 4408]],
    ['that are binary', frame('{"type":"connection_init"}', { opcode: BINARY }), [4400]],
    ['of text that is no UTF-8', frame([0xc3, 0x28]), [1007, 4400, undefined]],
    ['of a surrogate in three bytes', frame(Buffer.concat([Buffer.from('{"type":"ping","payload":{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}}')])), [1007, 4400, undefined]],
    ['of nothing', frame(''), [4400]],
    ['that close with one byte', frame('x', { opcode: CLOSE }), [1002, 1000, undefined]],
    ['that close with code 0', frame([0, 0], { opcode: CLOSE }), [1002, 1000, undefined]],
    ['that close with code 1006', frame([3, 238], { opcode: CLOSE }), [1002, 1000, undefined]],
    ['that close with words that are no UTF-8', frame([3, 232, 0xff], { opcode: CLOSE }), [1002, 1007, 1000, undefined]],
    ['that are HTTP', Buffer.from('POST /graphql HTTP/1.1\r\n\r\n'), [1002, undefined]],
  ]) {
    test(`${name}: ${codes.map(code => code ?? 'an end').join(' or ')}`, async () => {
      const connection = await begin();
      connection.socket.write(bytes);
      const code = await connection.closed();
      assert.ok(codes.includes(code), `${code}`);
    });
  }

  test('that stop in the middle of a message let operations go when the connection is cut', async () => {
    const key = newKey();
    const connection = await (await begin()).init();
    connection.send(subscribe('1', `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`));
    await connection.message();
    connection.send('{"type":', { fin: false });
    connection.socket.write(frame('"complete"', { opcode: CONTINUATION }).subarray(0, 5));
    await delay(50);
    connection.socket.resetAndDestroy();
    await assertStops(key, { producedAtMost: 30 });
  });

  test('half-closing the socket stops operations', async () => {
    const key = newKey();
    const connection = await (await begin()).init();
    connection.send(subscribe('1', `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`));
    await connection.message();
    connection.socket.end();
    await assertStops(key, { producedAtMost: 30 });
  });
});

describe('Messages', () => {
  for (const [name, message, code] of [
    ['nested 10,000 deep', '{"type":"ping","payload":{"a":' + '['.repeat(10_000), 4400],
    ['of two documents', '{"type":"ping"}{"type":"ping"}', 4400],
    ['with a mark of UTF-8 in front', '\ufeff{"type":"ping"}', 4400],
    ['with a lone surrogate as id', '{"type":"subscribe","id":"\\ud800","payload":{"query":"{ hello }"}}', 4400],
    ['with a lone surrogate as query', '{"type":"subscribe","id":"1","payload":{"query":"{ echo(text: \\"\\ud800\\") }"}}', undefined],
    ['of a type twice', '{"type":"ping","type":"subscribe"}', 4400],
    ['of a type that is an object', '{"type":{}}', 4400],
    ['with a payload that is a list', '{"type":"subscribe","id":"1","payload":[]}', 4400],
    ['with variables that are a list', '{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}', 4400],
    ['with extensions that are a number', '{"type":"subscribe","id":"1","payload":{"query":"{ hello }","extensions":1}}', 4400],
    ['of a batch', '{"type":"subscribe","id":"1","payload":[{"query":"{ hello }"}]}', 4400],
    ['of NULs', '\0'.repeat(100), 4400],
  ]) {
    test(`${name}: ${code ?? 'an error or an end'}`, async () => {
      const connection = await (await begin()).init();
      connection.send(message);
      const answer = await connection.next();
      assert.ok(code === undefined ? answer.opcode === CLOSE || /"error"/.test(answer.text) : answer.code === code, JSON.stringify(answer));
    });
  }

  test('an init of a lone surrogate: 4400', async () => {
    const connection = await begin();
    connection.send('{"type":"connection_init","payload":{"a":"\\ud800"}}');
    assert.equal(await connection.closed(), 4400);
  });

  test('an id of 200 KB is given back, and told when it is there twice', async () => {
    const id = 'i'.repeat(50_000);
    const connection = await (await begin()).init();
    connection.send(subscribe(id));
    assert.deepEqual(await connection.message(), answered(id));
    await connection.next();
    connection.send(subscribe(id, '{ slow(delayMs: 10000) }'));
    connection.send(subscribe(id));
    assert.equal(await connection.closed(), 4409);
  });

  test('10,000 operations on one socket, one after the other', async () => {
    const connection = await (await begin()).init();
    for (let i = 0; i < 10_000; i++) {
      connection.send(subscribe('1'));
      assert.deepEqual(await connection.message(), answered('1'));
      assert.deepEqual(await connection.message(), { type: 'complete', id: '1' });
    }
  });

  test('10,000 operations on one socket at once: a hundred run, the others are told why not', async () => {
    const key = newKey();
    const connection = await (await begin()).init();
    connection.socket.write(Buffer.concat(Array.from({ length: 10_000 }, (_, i) =>
      frame(JSON.stringify(subscribe(String(i), `{ slow(delayMs: 60000, key: "${key}") }`))))));
    for (let refused = 0; refused < 9900; refused++) {
      const message = await connection.message();
      assert.equal(message.type, 'error');
      assert.match(message.payload[0].message, /MaxOperations is 100/);
    }

    connection.socket.resetAndDestroy();
    for (let i = 0; i < 25 && (await counts(key)).disposedCount < 100; i++) {
      await delay(20);
    }

    assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: 100 });
  });

  test('5,000 operations begun and ended in one write leave nothing, and make room for the next', async () => {
    const key = newKey();
    const connection = await (await begin()).init();
    connection.socket.write(Buffer.concat(Array.from({ length: 5000 }, (_, i) => [
      frame(JSON.stringify(subscribe(String(i), `subscription { count(to: 1000, delayMs: 60000, key: "${key}") }`))),
      frame(JSON.stringify({ type: 'complete', id: String(i) })),
    ]).flat()));

    // While they wind up they count against the limit.
    let message;
    do {
      connection.send(subscribe('last'));
      do {
        message = await connection.message();
        assert.match(JSON.stringify(message), /MaxOperations|"last"/);
      } while (message.id !== 'last');
    } while (message.type === 'error');
    assert.deepEqual(message, answered('last'));
    await delay(500);
    const seen = await counts(key);
    connection.socket.resetAndDestroy();
    await delay(300);
    assert.deepEqual(await counts(key), { producedCount: 0, disposedCount: seen.disposedCount }, 'an operation has gone on after its complete');
  });

  test('10,000 pings are 10,000 pongs', async () => {
    const connection = await (await begin()).init();
    connection.socket.write(Buffer.concat(Array(10_000).fill(frame('{"type":"ping","payload":{"a":1}}'))));
    for (let i = 0; i < 10_000; i++) {
      assert.deepEqual(await connection.message(), { type: 'pong', payload: { a: 1 } });
    }
  });

  test('pings of who does not read are held back, and others are answered', async () => {
    const connection = await (await begin()).init();
    connection.socket.pause();
    const ping = frame(`{"type":"ping","payload":{"a":"${'x'.repeat(60_000)}"}}`);
    for (let i = 0; i < 500; i++) {
      connection.socket.write(ping);
    }

    await delay(500);
    assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' });
    assert.ok(connection.socket.writableLength > 0, 'the server has taken everything, and holds it in memory');
  });

  for (const [name, query] of [
    ['a subscription', key => `subscription { count(to: 2000000000, key: "${key}") }`],
    ['a stream', key => `{ blogPost(id: "post-1") { comments(count: 2000000000, key: "${key}") @stream { id text } } }`],
  ]) {
    test(`who does not read ${name} holds it back, can end it, and leaving ends it`, async () => {
      const keys = [newKey(), newKey()];
      const connection = await (await begin()).init();
      connection.socket.pause();
      connection.send(subscribe('1', query(keys[0])));
      connection.send(subscribe('2', query(keys[1])));
      let before = -1;
      for (let i = 0, now = 0; now === 0 || now !== before; now = (await counts(keys[0])).producedCount) {
        assert.ok(i++ < 100, 'the producer does not wait');
        before = now;
        await delay(100);
      }

      connection.send({ type: 'complete', id: '1' });
      await assertStops(keys[0]);
      connection.socket.resetAndDestroy();
      await assertStops(keys[1]);
    });
  }

  for (const [name, query] of [
    ['a query', key => `{ slow(delayMs: 15000, key: "${key}") }`],
    ['a deferred field', key => `{ article(id: 1) { title ... @defer { author(delayMs: 15000, key: "${key}") { id } } } }`],
    ['a list', key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") { id } } }`],
    ['a stream', key => `{ blogPost(id: "post-1") { comments(count: 1000, delayMs: 50, key: "${key}") @stream { id } } }`],
    ['a subscription', key => `subscription { count(to: 1000, delayMs: 50, key: "${key}") }`],
    ['a subscription that is silent', key => `subscription { count(to: 2, delayMs: 15000, key: "${key}") }`],
  ]) {
    test(`cutting the connection stops ${name}`, async () => {
      const key = newKey();
      const connection = await (await begin()).init();
      connection.send(subscribe('1', query(key)));
      await delay(200);
      connection.socket.resetAndDestroy();
      await assertStops(key, { producedAtMost: 30 });
    });
  }
});
