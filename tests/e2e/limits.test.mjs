// blog.md, «Server configuration»: what is refused is refused with a sentence, and the next request is answered.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { answer, data, post } from './lib/blog.mjs';
import * as raw from './lib/raw.mjs';

afterEach(async () => assert.deepEqual(await data('{ hello }'), { hello: 'Hello world' }));

const nested = levels => `{ article(id: "1") ${'{ related(first: 1) '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;

test('12 levels of nesting run', async () => {
  let article = (await data(nested(12))).article;
  for (let level = 0; level < 10; level++) {
    [article] = article.related;
  }

  assert.deepEqual(article, { id: '11' });
});

async function assertRefused(query, variables) {
  const started = performance.now();
  const { status, json } = await answer(query, variables);
  assert.equal(status, 400);
  assert.equal('data' in json, false);
  assert.ok(json.errors.length > 0 && json.errors.length <= 101 && json.errors.every(error => error.message.length > 10), JSON.stringify(json).slice(0, 300));
  assert.ok(performance.now() - started < 3000);
}

const spreads = count => Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ') + ` fragment F${count} on Query { hello }`;
const spreadsOfArticles = count => Array.from({ length: count }, (_, i) => `fragment F${i} on Article { a: related { ...F${i + 1} } b: related { ...F${i + 1} } }`).join(' ') + ` fragment F${count} on Article { id }`;

for (const [name, query] of [
  ['300 levels of nesting', nested(300)],
  ['300 levels of nested lists in an argument', `{ echoInput(input: { list: ${'['.repeat(300)}1${']'.repeat(300)} }) { text } }`],
  ['300 levels of nested objects in an argument', `{ echoInput(input: ${'{ nested: '.repeat(300)}{}${' }'.repeat(300)}) { text } }`],
  ['300 levels of fragments', `{ article(id: 1) { ${'... { '.repeat(300)}id${' }'.repeat(300)} } }`],
  ['20,000 braces', '{'.repeat(20000)],
  ['20,000 brackets', `query ($a: ${'['.repeat(20000)}Int`],
  ['10,000 aliases', `{ ${Array.from({ length: 10000 }, (_, i) => `a${i}: hello`).join(' ')} }`],
  ['10,000 aliases of one field that waits', `{ ${Array.from({ length: 10000 }, (_, i) => `a${i}: slow(delayMs: 60000)`).join(' ')} }`],
  ['300,000 tokens', `{ ${'a '.repeat(300000)}}`],
  ['5,000 directives', `{ hello ${'@skip(if: false) '.repeat(5000)}}`],
  ['5,000 unknown directives', `{ hello ${'@a '.repeat(5000)}}`],
  ['2^30 spreads of fragments', `{ ...F0 } ${spreads(30)}`],
  ['2^30 fields through fragments', `{ article(id: 1) { ...F0 } } ${spreadsOfArticles(30)}`],
  ['A cycle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['1,000 deferred fragments', `{ ${Array.from({ length: 1000 }, (_, i) => `... @defer(label: "d${i}") { hello }`).join(' ')} }`],
  ['1,000 unknown fields', `{ ${Array.from({ length: 1000 }, (_, i) => `unknown${i}`).join(' ')} }`],
]) {
  test(`${name} are refused`, () => assertRefused(query));
}

test('A deep introspection is refused', () =>
  assertRefused(`{ __schema { types { fields { type { ${'fields { type { '.repeat(60)}name${' } }'.repeat(60)} } } } } }`));

test('A body of 200 KB passes', async () => {
  const text = 'x'.repeat(200 * 1024);
  assert.deepEqual(await data('query ($t: String!) { echo(text: $t) }', { t: text }), { echo: text });
});

test('A body just below 1 MiB passes, one above is 413', async () => {
  const sized = size => {
    const body = text => JSON.stringify({ query: 'query ($t: String!) { echo(text: $t) }', variables: { t: text } });
    return body('x'.repeat(size - body('').length));
  };
  assert.equal((await post(sized(1024 * 1024))).status, 200);
  const refused = await post(sized(1024 * 1024 + 1));
  assert.deepEqual([refused.status, typeof (await refused.json()).errors[0].message], [413, 'string']);
});

test('A chunked body above 1 MiB is 413', async () => {
  const socket = await raw.open();
  const response = raw.read(socket);
  socket.write(raw.request('', { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked', Accept: 'application/json' }));
  const size = 512 * 1024;
  for (let i = 0; i < 3; i++) {
    socket.write(`${size.toString(16)}\r\n${' '.repeat(size)}\r\n`);
  }

  assert.match((await response).head, /^HTTP\/1\.1 413 /);
  socket.destroy();
});
