// What no honest client sends, over HTTP/1.1 by bare sockets. Whatever it is, the next request is answered.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { assertStops, counts, data, delay, newKey, origin, post, url } from './lib/blog.mjs';
import * as raw from './lib/raw.mjs';

afterEach(async () => assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' }));

const hello = '{"query":"{ hello }"}';
const answered = '{"data":{"hello":"Hello world"}}';

// What comes back for these bytes up to the end of the connection, or of the first response.
async function exchange(write, { timeout = 10_000 } = {}) {
  const socket = await raw.open();
  const response = Promise.race([
    raw.read(socket).catch(error => ({ head: '', chunks: [], error })),
    delay(timeout, undefined, { ref: false }).then(() => assert.fail('no answer')),
  ]);
  await write(socket);
  const { head, chunks } = await response;
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), text: chunks.map(chunk => chunk.text).join('') };
}

const ask = (...parts) => exchange(async socket => {
  for (const part of parts) {
    socket.write(part);
    await delay(0);
  }
});

describe('Heads', () => {
  for (const [name, head, status] of [
    ['a header of 100 KB', `X: ${'x'.repeat(100_000)}`, 431],
    ['300 headers', Array.from({ length: 300 }, (_, i) => `X${i}: 1`).join('\r\n'), 431],
    ['an Accept of 30 KB', `Accept: ${'application/json;q=0.5,'.repeat(1300)}*/*`, 200],
    ['an Accept of 5,000 commas', `Accept: ${','.repeat(5000)}`, undefined],
    ['an Accept of parameters', `Accept: multipart/mixed${';incrementalSpec=v0.2'.repeat(1000)}`, undefined],
    ['an Accept of open quotes', `Accept: multipart/mixed;deferSpec="${'\\"'.repeat(5000)}`, undefined],
    ['a q-value of 10,000 digits', `Accept: application/json;q=0.${'9'.repeat(10_000)}`, undefined],
    ['a Content-Type of quotes', `Content-Type: application/json; charset="${'"'.repeat(5000)}`, undefined],
    ['a negative length', 'Content-Length: -1', 400],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6', 400],
    ['a length beyond all numbers', `Content-Length: ${'9'.repeat(40)}`, 400],
    ['a header with a NUL', 'X: a\0b', 400],
  ]) {
    test(`${name}: ${status ?? 'any answer'}`, async () => {
      const own = head.split(':')[0];
      const rest = { Host: 'x', 'Content-Type': 'application/json', 'Content-Length': hello.length, Accept: 'application/json' };
      const lines = Object.entries(rest).filter(([header]) => header !== own).map(([header, value]) => `${header}: ${value}\r\n`).join('');
      const answer = await ask(`POST /graphql HTTP/1.1\r\n${lines}${head}\r\n\r\n${hello}`);
      assert.ok(status === undefined ? answer.status >= 200 && answer.status < 500 : answer.status === status, `${answer.status} ${answer.text}`);
    });
  }

  for (const [name, path, status] of [
    ['10 KB', `/graphql?query=${'x'.repeat(10_000)}`, 414],
    ['bytes that are no UTF-8', '/graphql?query=%7Becho(text:%22%FF%C3%28%22)%7D', undefined],
    ['a surrogate in three bytes', '/graphql?query=%7Becho(text:%22%ED%A0%80%22)%7D', undefined],
    ['half an escape', '/graphql?query=%7Bhello%7D%2', undefined],
    ['a NUL', '/graphql?query=%7Bhello%00%7D', 400],
    ['1,500 queries', `/graphql?${'query=a&'.repeat(900)}`, 400],
    ['variables nested 1,000 deep', `/graphql?query=%7Bhello%7D&variables=${'['.repeat(1000)}`, 400],
    ['variables with a lone surrogate', '/graphql?query=query($t:String!)%7Becho(text:$t)%7D&variables=%7B%22t%22:%22%5Cud83c%22%7D', 400],
  ]) {
    test(`a URL with ${name}: ${status ?? 'any answer'}`, async () => {
      const answer = await ask(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: application/graphql-response+json\r\n\r\n`);
      assert.ok(status === undefined ? answer.status >= 200 && answer.status < 500 : answer.status === status, `${answer.status} ${answer.text}`);
    });
  }

  test('a request within the body of another is not run', async () => {
    const key = newKey();
    const inner = raw.request(JSON.stringify({ query: `mutation { increment(key: "${key}") }` }), { Accept: 'application/json' });
    await ask(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`);
    await delay(50);
    await ask(raw.request(`{"query":"{"}${''}`, { Accept: 'application/json', 'Content-Length': 13 + inner.length }) + inner);
    assert.deepEqual(await data(`mutation { increment(key: "${key}") }`), { increment: 1 });
  });
});

describe('Bodies', () => {
  test('of one byte at a time are read', async () => {
    const answer = await exchange(async socket => {
      for (const byte of raw.request(hello, { Accept: 'application/json' })) {
        socket.write(byte);
        await delay(0);
      }
    });
    assert.deepEqual(answer, { status: 200, text: answered });
  });

  test('of chunks of one byte are read', async () => {
    const head = raw.request('', { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked', Accept: 'application/json' });
    const chunks = [...hello].map(byte => `1;x="${'y'.repeat(50)}"\r\n${byte}\r\n`).join('');
    assert.deepEqual(await ask(head, `${chunks}0\r\n\r\n`), { status: 200, text: answered });
  });

  for (const [name, chunk] of [['a size that is no number', 'xyz\r\n'], ['a size beyond all numbers', `${'f'.repeat(40)}\r\n`], ['a chunk longer than it says', '1\r\n{{{{\r\n']]) {
    test(`of chunks with ${name} are refused`, async () => {
      const head = raw.request('', { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked', Accept: 'application/json' });
      assert.equal((await ask(head, chunk)).status, 400);
    });
  }

  for (const [name, leave] of [['half-close', socket => socket.end()], ['cut', socket => socket.resetAndDestroy()]]) {
    test(`that end half-way by a ${name} are let go`, async () => {
      const sockets = [];
      for (let i = 0; i < 50; i++) {
        const socket = await raw.open();
        socket.on('error', () => {});
        socket.write(raw.request(hello, { 'Content-Length': 1000 }));
        sockets.push(socket);
      }

      await delay(50);
      const ended = sockets.map(socket => new Promise(resolve => socket.on('close', resolve)));
      sockets.forEach(leave);
      sockets.forEach(socket => socket.resume());
      await Promise.all(ended);
    });
  }

  test('200 that never end keep nobody from being answered', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, raw.open));
    sockets.forEach(socket => socket.on('error', () => {}).write(raw.request(hello, { 'Content-Length': 1000 })));
    await delay(50);
    const started = performance.now();
    assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' });
    assert.ok(performance.now() - started < 2000);
    sockets.forEach(socket => socket.destroy());
  });

  const bytes = (...parts) => Buffer.concat(parts.map(part => Buffer.from(part)));
  for (const [name, body, status] of [
    ['UTF-16', Buffer.from(hello, 'utf16le'), 400],
    ['a mark of UTF-8 in front', bytes([0xef, 0xbb, 0xbf], hello), undefined],
    ['an overlong slash', bytes('{"query":"{ hello } # ', [0xc0, 0xaf], '"}'), 400],
    ['a surrogate in three bytes', bytes('{"query":"{ hello } # ', [0xed, 0xa0, 0x80], '"}'), 400],
    ['half a character at the end', bytes(hello, [0xf0, 0x9f]), 400],
    ['a lone surrogate in an unknown property', '{"query":"{ hello }","x":"\\udc00"}', undefined],
    ['a lone surrogate as the name of a property', '{"query":"{ hello }","\\udc00":1}', undefined],
    ['a lone surrogate in the operation\'s name', '{"query":"query A { hello }","operationName":"\\udc00"}', 400],
    ['NULs', '\0'.repeat(1000), 400],
    ['a NUL in the query', '{"query":"{ hello \\u0000 }"}', 400],
    ['a million brackets', '['.repeat(1_000_000), 400],
    ['a million spaces', ' '.repeat(1_000_000) + hello, 200],
    ['two documents', hello + hello, 400],
    ['a query twice', '{"query":"{ boom }","query":"{ hello }"}', undefined],
    ['a number of 100,000 digits', `{"query":"{ hello }","variables":{"a":${'9'.repeat(100_000)}}}`, undefined],
    ['a string of a million', `{"query":"query ($t: String!) { echo(text: $t) }","variables":{"t":"${'\\u0041'.repeat(150_000)}"}}`, 200],
    ['a comment of a megabyte', JSON.stringify({ query: `{ hello } #${'x'.repeat(1_000_000)}` }), 200],
    ['a name of a megabyte', JSON.stringify({ query: `{ ${'x'.repeat(1_000_000)} }` }), 400],
    ['a block string of 500,000 lines', JSON.stringify({ query: `{ echo(text: """${'\n '.repeat(300_000)}""") }` }), 200],
    ['5,000 operations', JSON.stringify({ query: Array.from({ length: 5000 }, (_, i) => `query Q${i} { hello }`).join(' '), operationName: 'Q4999' }), 200],
    ['5,000 fragments that nobody uses', JSON.stringify({ query: `{ hello } ${Array.from({ length: 5000 }, (_, i) => `fragment F${i} on Query { hello }`).join(' ')}` }), 400],
    ['5,000 variables', JSON.stringify({ query: `query (${Array.from({ length: 5000 }, (_, i) => `$v${i}: Int`).join(' ')}) { hello }` }), 400],
    ['10,000 arguments', JSON.stringify({ query: `{ hello(${Array.from({ length: 10_000 }, (_, i) => `a${i}: 1`).join(' ')}) }` }), 400],
    ['1,000 fields that must be merged with 1,000 others', JSON.stringify({ query: `{ ${'article(id: 1) { id title content tags } '.repeat(2000)} }` }), undefined],
    ['an unknown hash', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"zz"}}}', undefined],
    ['extensions of all sorts', '{"query":"{ hello }","extensions":{"persistedQuery":[[[]]],"operationId":{},"a":null}}', undefined],
  ]) {
    test(`of ${name}: ${status ?? 'any answer'}`, async () => {
      const started = performance.now();
      const response = await post(body);
      const text = await response.text();
      assert.ok(status === undefined ? response.status >= 200 && response.status < 500 : response.status === status, `${response.status} ${text.slice(0, 300)}`);
      assert.ok(JSON.parse(text).data !== undefined || JSON.parse(text).errors.length > 0);
      assert.ok(performance.now() - started < 5000);
    });
  }
});

describe('Compressed bodies', () => {
  const zeros = size => Buffer.alloc(size, ' ');
  for (const [name, body, coding, status] of [
    ['gzip of 500 MB', gzipSync(zeros(500_000_000), { level: 9 }), 'gzip', 413],
    ['brotli of 500 MB', brotliCompressSync(zeros(500_000_000), { params: { 1: 1 } }), 'br', 413],
    ['deflate of 100 MB', deflateSync(zeros(100_000_000), { level: 1 }), 'deflate', 413],
    ['gzip of gzip', gzipSync(gzipSync(hello)), 'gzip, gzip', undefined],
    ['gzip forty times over', gzipSync(hello), Array(40).fill('gzip').join(', '), undefined],
    ['half a gzip', gzipSync(hello.repeat(10)).subarray(0, 25), 'gzip', 400],
    ['gzip with a wrong sum', bytesWith(gzipSync(hello), -6, 0xff), 'gzip', undefined],
    ['no gzip at all', Buffer.from(hello), 'gzip', 400],
    ['nothing', Buffer.alloc(0), 'gzip', 400],
    ['an unknown coding', Buffer.from(hello), 'zip', 415],
  ]) {
    test(`${name}: ${status ?? 'any answer'}`, async () => {
      const started = performance.now();
      const response = await post(body, { 'content-encoding': coding });
      const text = await response.text();
      assert.ok(status === undefined ? response.status >= 200 && response.status < 500 : response.status === status, `${response.status} ${text}`);
      assert.ok(performance.now() - started < 5000);
    });
  }

  function bytesWith(bytes, at, value) {
    bytes[bytes.length + at] ^= value;
    return bytes;
  }
});

describe('Connections', () => {
  test('100 requests in one write are answered in their order, parts of a stream among them', async () => {
    const socket = await raw.open();
    let text = '';
    socket.on('data', chunk => { text += chunk; });
    const ended = once(socket, 'close');
    const requests = Array.from({ length: 100 }, (_, i) => (i % 10 === 5
      ? raw.request(JSON.stringify({ query: `{ article(id: ${i + 1}) { id ... @defer { author(delayMs: 5) { id } } } }` }), { Accept: 'multipart/mixed' })
      : raw.request(JSON.stringify({ query: `{ hello(name: "${i}") }` }), { Accept: 'application/json', ...(i === 99 ? { Connection: 'close' } : {}) })));
    socket.write(requests.join(''));
    await ended;
    const found = [...text.matchAll(/"hello":"Hello (\d+)"|"author":\{"id":"author-(\d+)"/g)].map(([, plain, deferred]) => Number(plain ?? deferred - 1));
    assert.deepEqual(found, Array.from({ length: 100 }, (_, i) => i));
  });

  test('a client that says no more and reads on is answered, or hung up on', async () => {
    const answer = await exchange(async socket => socket.end(raw.request(hello, { Accept: 'application/json' })));
    assert.ok(answer.status === 0 || answer.text === answered, JSON.stringify(answer));
  });

  test('a client that says no more while a stream runs does not keep it', async () => {
    const key = newKey();
    const socket = await raw.open();
    socket.on('error', () => {});
    const query = `{ blogPost(id: "post-1") { comments(count: 20, delayMs: 100, key: "${key}") @stream { id } } }`;
    socket.end(raw.request(JSON.stringify({ query }), { Accept: 'multipart/mixed' }));
    socket.resume();

    // The server may well reset the connection: `once` of node:events would throw that.
    await new Promise(resolve => socket.once('close', resolve));
    await delay(500);
    const seen = await counts(key);
    await delay(250);
    assert.deepEqual(await counts(key), seen);
    assert.ok(seen.producedCount < 3 || seen.disposedCount === 1, JSON.stringify(seen));
  });

  test('500 that come and go without a word', async () => {
    for (let i = 0; i < 10; i++) {
      (await Promise.all(Array.from({ length: 50 }, raw.open))).forEach(socket => socket.resetAndDestroy());
    }
  });

  test('TLS where none is spoken', async () => {
    const socket = await raw.open();
    socket.on('error', () => {});
    socket.write(Buffer.from('16030100f5010000f10303', 'hex'));
    socket.resume();
    await once(socket, 'close');
  });

  for (const [name, query, accept] of [
    ['a stream of multipart/mixed', key => `{ blogPost(id: "post-1") { comments(count: 2000000000, key: "${key}") @stream { id } } }`, 'multipart/mixed'],
    ['a stream of events', key => `{ blogPost(id: "post-1") { comments(count: 2000000000, key: "${key}") @stream { id } } }`, 'text/event-stream'],
    ['a stream of lines', key => `{ blogPost(id: "post-1") { comments(count: 2000000000, key: "${key}") @stream { id } } }`, 'application/jsonl'],
    ['a subscription by events', key => `subscription { count(to: 2000000000, key: "${key}") }`, 'text/event-stream'],
    ['a subscription by multipart/mixed', key => `subscription { count(to: 2000000000, key: "${key}") }`, 'multipart/mixed;subscriptionSpec=1.0'],
  ]) {
    test(`who does not read ${name} holds it back, and leaving ends it`, async () => {
      const key = newKey();
      const socket = await raw.open();
      socket.on('error', () => {});
      socket.write(raw.request(JSON.stringify({ query: query(key) }), { Accept: accept }));
      let before = -1;
      for (let i = 0, now = (await counts(key)).producedCount; now === 0 || now !== before; now = (await counts(key)).producedCount) {
        assert.ok(i++ < 40, 'the producer does not wait');
        before = now;
        await delay(100);
      }

      socket.resetAndDestroy();
      await assertStops(key);
    });
  }

  test('who leaves in the middle of a large result does no harm', async () => {
    const body = JSON.stringify({ query: `{ ${Array.from({ length: 80 }, (_, i) => `a${i}: articles(first: 100) { id title content tags }`).join(' ')} }` });
    for (let i = 0; i < 20; i++) {
      const socket = await raw.open();
      socket.on('error', () => {});
      socket.write(raw.request(body, { Accept: 'application/json' }));
      await once(socket, 'data');
      socket.resetAndDestroy();
    }
  });
});

describe('Forms', () => {
  const B = 'b';
  const part = (name, value, more = '') => `--${B}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const operations = part('operations', '{"query":"mutation ($files: [Upload!]!) { uploadMany(files: $files) { size } }","variables":{"files":[null]}}');
  const map = value => part('map', typeof value === 'string' ? value : JSON.stringify(value));
  const file = part('0', 'x', '; filename="x"');
  const end = `--${B}--\r\n`;
  for (const [name, body, status, type = `multipart/form-data; boundary=${B}`] of [
    ['no boundary', operations, 400, 'multipart/form-data'],
    ['an empty boundary', operations, 400, 'multipart/form-data; boundary='],
    ['a boundary of 10 KB', operations, 400, `multipart/form-data; boundary=${'b'.repeat(10_000)}`],
    ['another boundary', operations, 400, 'multipart/form-data; boundary=other'],
    ['no end', operations + map({ 0: ['variables.files.0'] }) + file, 400],
    ['nothing', '', 400],
    ['nothing but an end', end, 400],
    ['no name', `--${B}\r\n\r\nx\r\n${end}`, 400],
    ['a part of headers without end', `--${B}\r\n${'X: y\r\n'.repeat(10_000)}`, 400],
    ['a header of 100 KB', `--${B}\r\nX: ${'y'.repeat(100_000)}\r\n\r\n${end}`, 400],
    ['10,000 empty parts', part('x', '').repeat(10_000) + end, 400],
    ['1,000 files', operations + map(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i, ['variables.files.0']]))) + Array.from({ length: 1000 }, (_, i) => part(i, 'x', '; filename="x"')).join('') + end, undefined],
    ['a file that nobody asked for', operations + map({}) + file + end, 400],
    ['the operations twice', operations + operations + map({ 0: ['variables.files.0'] }) + file + end, undefined],
    ['the map twice', operations + map({ 0: ['variables.files.0'] }) + map({ 0: ['variables.files.0'] }) + file + end, undefined],
    ['a file twice', operations + map({ 0: ['variables.files.0'] }) + file + file + end, undefined],
    ['the file first', file + operations + map({ 0: ['variables.files.0'] }) + end, 400],
    ['an index beyond all numbers', operations + map({ 0: [`variables.files.${'9'.repeat(30)}`] }) + file + end, 400],
    ['a negative index', operations + map({ 0: ['variables.files.-1'] }) + file + end, 400],
    ['an index with a sign', operations + map({ 0: ['variables.files.+0'] }) + file + end, 400],
    ['an index with a zero in front', operations + map({ 0: ['variables.files.00'] }) + file + end, 400],
    ['a path of 10,000 dots', operations + map({ 0: [`variables${'.'.repeat(10_000)}`] }) + file + end, 400],
    ['an empty path', operations + map({ 0: [''] }) + file + end, 400],
    ['no path', operations + map({ 0: [] }) + file + end, undefined],
    ['10,000 paths', operations + map({ 0: Array(10_000).fill('variables.files.0') }) + file + end, undefined],
    ['a map nested 10,000 deep', operations + map('['.repeat(10_000)) + file + end, 400],
    ['a map of a megabyte', operations + map(`{"0":["${'x'.repeat(1_100_000)}"]}`) + file + end, undefined],
    ['a map with a lone surrogate', operations + map('{"\\ud800":["variables.files.0"]}') + file + end, 400],
    ['operations of two megabytes', part('operations', `{"query":"{ hello }","x":"${'x'.repeat(2_100_000)}"}`) + map({}) + end, 413],
    ['operations nested 10,000 deep', part('operations', '['.repeat(10_000)) + map({}) + end, 400],
    ['operations that are no UTF-8', Buffer.concat([Buffer.from(`--${B}\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ hello } #`), Buffer.from([0xff]), Buffer.from('"}\r\n'), Buffer.from(map({}) + end)]), 400],
    ['a batch of a thousand', part('operations', JSON.stringify(Array(1000).fill({ query: '{ hello }' }))) + map({}) + end, undefined],
    ['a file name of 20 KB', operations + map({ 0: ['variables.files.0'] }) + part('0', 'x', `; filename="${'n'.repeat(20_000)}"`) + end, undefined],
    ['a file name with a path', operations + map({ 0: ['variables.files.0'] }) + part('0', 'x', '; filename="../../etc/passwd"') + end, 200],
    ['a line without end', `--${B}${'-'.repeat(1_000_000)}`, 400],
  ]) {
    test(`with ${name}: ${status ?? 'any answer'}`, async () => {
      const started = performance.now();
      const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type, 'graphql-preflight': '1', accept: 'application/graphql-response+json' } })
        .catch(error => ({ status: 413, text: () => '{"errors":[{}]}', error }));
      const text = await response.text();
      assert.ok(status === undefined ? response.status >= 200 && response.status < 500 : response.status === status, `${response.status} ${text.slice(0, 300)} ${response.error?.cause}`);
      assert.doesNotMatch(text, /SECRET|Exception|   at /);
      assert.ok(performance.now() - started < 5000);
    });
  }

  test('of one byte at a time are read', async () => {
    const body = operations + map({ 0: ['variables.files.0'] }) + file + end;
    const answer = await exchange(async socket => {
      socket.write(raw.request('', { 'Content-Type': `multipart/form-data; boundary=${B}`, 'Content-Length': body.length, 'GraphQL-Preflight': '1', Accept: 'application/json' }));
      for (const byte of body) {
        socket.write(byte);
        await delay(0);
      }
    });
    assert.deepEqual(answer, { status: 200, text: '{"data":{"uploadMany":[{"size":1}]}}' });
  });
});

test('The server is the one that was there before', async () => assert.equal((await fetch(`${origin}/process`)).status, 200));
