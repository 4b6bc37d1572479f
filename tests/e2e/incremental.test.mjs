// blog.md, «Incremental delivery», over HTTP/1.1 by fetch and by bare sockets.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answer, MASKED, post } from './lib/blog.mjs';
import { merge2022, mergeV2 } from './lib/incremental.mjs';
import { readParts, readPayloads } from './lib/multipart.mjs';
import * as raw from './lib/raw.mjs';

const V2 = 'multipart/mixed;incrementalSpec=v0.2';
const V1 = 'multipart/mixed;deferSpec=20220824';
const BARE = 'multipart/mixed';

const deferred = '{ article(id: "1") { id ... @defer(label: "a") { author(delayMs: 600) { id name } } } }';
const streamed = '{ blogPost(id: "post-1") { title comments(count: 4, delayMs: 600) @stream(initialCount: 1, label: "s") { id } } }';
const commentIds = count => Array.from({ length: count }, (_, i) => ({ id: `comment-post-1-${i}` }));

const ask = async (query, accept) => {
  const response = await post({ query }, { accept });
  assert.equal(response.status, 200);
  return response;
};

describe('What Accept asks for is what comes', { concurrency: true }, () => {
  test('v0.2 announces, delivers and completes', async () => {
    const response = await ask(deferred, V2);
    assert.match(response.headers.get('content-type'), /^multipart\/mixed; ?boundary="-"; ?incrementalSpec=v0\.2$/);
    assert.deepEqual(await readPayloads(response), [
      { data: { article: { id: '1' } }, pending: [{ id: '0', path: ['article'], label: 'a' }], hasNext: true },
      { incremental: [{ id: '0', data: { author: { id: 'author-1', name: 'Author 1' } } }], completed: [{ id: '0' }], hasNext: false },
    ]);
  });

  test('20220824 has path and label', async () => {
    const response = await ask(deferred, V1);
    assert.match(response.headers.get('content-type'), /^multipart\/mixed; ?boundary="-"; ?deferSpec=20220824$/);
    assert.deepEqual(await readPayloads(response), [
      { data: { article: { id: '1' } }, hasNext: true },
      { incremental: [{ data: { author: { id: 'author-1', name: 'Author 1' } }, path: ['article'], label: 'a' }], hasNext: false },
    ]);
  });

  test('Without a parameter every entry has a path, for @stream ending in the index', async () => {
    const response = await ask(streamed, BARE);
    assert.equal(response.headers.get('content-type'), 'multipart/mixed; boundary="-"');
    const payloads = await readPayloads(response);
    const entries = payloads.flatMap(payload => payload.incremental ?? []);
    assert.deepEqual(entries.map(entry => entry.path), [1, 2, 3].map(i => ['blogPost', 'comments', i]));
    assert.deepEqual(entries.flatMap(entry => entry.items), commentIds(4).slice(1));
  });

  test('v0.2 streams by id', async () => {
    const payloads = await readPayloads(await ask(streamed, V2));
    assert.deepEqual(payloads[0], {
      data: { blogPost: { title: 'Post 1', comments: commentIds(1) } }, pending: [{ id: '0', path: ['blogPost', 'comments'], label: 's' }], hasNext: true,
    });
    assert.deepEqual(mergeV2(payloads), { data: { blogPost: { title: 'Post 1', comments: commentIds(4) } }, errors: [] });
  });

  for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
    test(`Only ${accept} accepted is one complete result`, async () => {
      const { status, json } = await answer(
        '{ article(id: "1") { id ... @defer { author(delayMs: 20) { id } } } blogPost(id: "post-1") { comments @stream { id } } }', {}, { accept });
      assert.deepEqual([status, json], [200, { data: { article: { id: '1', author: { id: 'author-1' } }, blogPost: { comments: commentIds(5) } } }]);
    });
  }

  test('text/event-stream has the payloads as next events', async () => {
    const response = await ask(deferred, 'text/event-stream');
    assert.match(response.headers.get('content-type'), /^text\/event-stream/);
    const events = (await response.text()).split('\n\n').filter(event => event !== '' && !event.startsWith(':'));
    assert.match(events.pop(), /^event: complete\ndata:/);
    const payloads = events.map(event => JSON.parse(/^event: next\ndata: (.*)$/.exec(event)[1]));
    assert.equal(payloads.length, 2);
    assert.deepEqual(merge2022(payloads).data, { article: { id: '1', author: { id: 'author-1', name: 'Author 1' } } });
  });

  test('A result that defers nothing is one JSON document', async () => {
    for (const query of ['{ hello }', '{ article(id: "1") { id ... @defer(if: false) { title } } }']) {
      const response = await ask(query, `${V2}, application/json`);
      assert.match(response.headers.get('content-type'), /^application\/json/);
      assert.equal('hasNext' in await response.json(), false);
    }
  });

  test('A request error is one JSON document', async () => {
    const response = await post({ query: '{ article(id: "1") { ... @defer { unknown } } }' }, { accept: `${V1}, application/graphql-response+json` });
    assert.equal(response.status, 400);
    assert.match(response.headers.get('content-type'), /^application\/graphql-response\+json/);
    assert.equal((await response.json()).errors.length, 1);
  });
});

describe('Parts leave when they are there', { concurrency: true }, () => {
  for (const accept of [V2, V1, BARE]) {
    test(`A deferred fragment does not hold the first part back, ${accept}`, async () => {
      const times = [];
      for await (const { at } of readParts(await ask(deferred, accept))) {
        times.push(at);
      }

      assert.equal(times.length, 2);
      assert.ok(times[0] < 300 && times[1] - times[0] > 300, `${times}`);
    });

    test(`Each item of a stream leaves by itself, ${accept}`, async () => {
      const times = [];
      for await (const { at, text } of readParts(await ask('{ blogPost(id: "post-1") { comments(count: 3, delayMs: 600) @stream { id } } }', accept))) {
        if (/"items"/.test(text)) {
          times.push(at);
        }
      }

      assert.equal(times.length, 3);
      assert.ok(times[1] - times[0] > 300 && times[2] - times[1] > 300, `${times}`);
    });
  }

  test('Fragments of different slowness arrive one by one', async () => {
    const payloads = await readPayloads(await ask(`{ article(id: "1") {
      ... @defer(label: "slow") { author(delayMs: 600) { id } }
      ... @defer(label: "fast") { x: author(delayMs: 10) { id } }
    } }`, V1));
    assert.deepEqual(payloads.slice(1).map(payload => payload.incremental.map(entry => entry.label)), [['fast'], ['slow']]);
  });
});

describe('The bytes on the wire', { concurrency: true }, () => {
  const part = json => `Content-Type: application/json; charset=utf-8\r\n\r\n${json}\r\n---`;
  const first = '{"data":{"article":{"id":"1"}},"hasNext":true}';
  const second = '{"incremental":[{"data":{"author":{"id":"author-1","name":"Author 1"}},"path":["article"],"label":"a"}],"hasNext":false}';

  const halves = ({ chunks }) => [chunks.filter(chunk => chunk.at < 450), chunks.filter(chunk => chunk.at >= 450)].map(half => half.map(chunk => chunk.text).join(''));

  for (const accept of [BARE, V1]) {
    test(`Each payload leaves with the delimiter that follows it, ${accept}`, async () => {
      const response = await raw.ask(deferred, accept);
      assert.match(response.head, /^HTTP\/1\.1 200 OK\r\n/);
      assert.match(response.head, /^transfer-encoding: chunked$/im);
      assert.doesNotMatch(response.head, /^content-length/im);
      assert.match(response.head, /^cache-control: .*no-cache/im);
      assert.deepEqual(halves(response), [`\r\n---\r\n${part(first)}\r\n`, `${part(second)}--\r\n`]);
    });
  }

  test('Each event leaves whole', async () => {
    const response = await raw.ask(deferred, 'text/event-stream');
    const [before, after] = halves(response).map(text => text.replace(/^:[^\n]*\n\n/gm, ''));
    assert.equal(before, `event: next\ndata: ${first}\n\n`);
    assert.match(after, /^event: next\ndata: \{.*\}\n\nevent: complete\ndata: ?\n\n$/);
  });

  test('Answers on one connection follow each other', async () => {
    const socket = await raw.open();
    const body = JSON.stringify({ query: '{ article(id: "1") { ... @defer { author { id } } } }' });
    for (let i = 0; i < 3; i++) {
      const response = raw.read(socket);
      socket.write(raw.request(body, { Accept: BARE }));
      const { head, chunks } = await response;
      assert.match(head, /^HTTP\/1\.1 200/);
      assert.match(chunks.map(chunk => chunk.text).join(''), /\r\n-----\r\n$/);
      socket.removeAllListeners('data');
    }

    socket.destroy();
  });
});

describe('Failures of deferred parts', { concurrency: true }, () => {
  const failing = '{ article(id: "1") { title ... @defer(label: "bad") { brokenNonNull(delayMs: 30) } ... @defer(label: "good") { author(delayMs: 60) { id } } } }';
  const merged = { article: { title: 'Article 1', author: { id: 'author-1' } } };

  test('v0.2 completes a failed fragment with its errors; the rest stays', async () => {
    const payloads = await readPayloads(await ask(failing, V2));
    const { data, errors } = mergeV2(payloads);
    assert.deepEqual(data, merged);
    assert.deepEqual(errors.map(({ message, path }) => ({ message, path })), [{ message: MASKED, path: ['article', 'brokenNonNull'] }]);
    const bad = payloads[0].pending.find(pending => pending.label === 'bad').id;
    const completed = payloads.flatMap(payload => payload.completed ?? []).find(({ id }) => id === bad);
    assert.equal(completed.errors.length, 1);
  });

  test('20220824 has data: null and errors; the rest stays', async () => {
    const payloads = await readPayloads(await ask(failing, V1));
    assert.deepEqual(merge2022(payloads).data, merged);
    const bad = payloads.flatMap(payload => payload.incremental ?? []).find(entry => entry.label === 'bad');
    assert.deepEqual([bad.data, bad.path, bad.errors.map(error => error.message)], [null, ['article'], [MASKED]]);
  });

  test('A nullable field that fails in a fragment is null with its error', async () => {
    const query = '{ article(id: "1") { title ... @defer { broken(delayMs: 10) content } } }';
    for (const [accept, merge] of [[V1, merge2022], [V2, mergeV2]]) {
      const { data, errors } = merge(await readPayloads(await ask(query, accept)));
      assert.deepEqual(data, { article: { title: 'Article 1', broken: null, content: 'Content of article 1.' } });
      assert.deepEqual(errors.map(error => [error.message, error.path]), [[MASKED, ['article', 'broken']]]);
    }
  });

  test('A stream that fails keeps what came', async () => {
    const query = '{ blogPost(id: "post-1") { comments(count: 5, failAt: 3, delayMs: 10) @stream(initialCount: 1) { id } } hello }';
    for (const [accept, merge] of [[V1, merge2022], [V2, mergeV2]]) {
      const payloads = await readPayloads(await ask(query, accept));
      const failed = payloads.flatMap(payload => payload.incremental ?? []).find(entry => entry.items === null);
      if (accept === V1) {
        assert.deepEqual(failed.path, ['blogPost', 'comments', 3]);
      }

      const { data, errors } = merge(payloads);
      assert.deepEqual(data, { blogPost: { comments: commentIds(3) }, hello: 'Hello world' });
      assert.deepEqual(errors.map(error => error.message), [MASKED]);
    }
  });
});

describe('Shapes of documents', { concurrency: true }, () => {
  for (const [name, query, expected] of [
    ['nested fragments', '{ article(id: "1") { id ... @defer { title ... @defer { author(delayMs: 10) { id ... @defer { name } } } } } }',
      { article: { id: '1', title: 'Article 1', author: { id: 'author-1', name: 'Author 1' } } }],
    ['a deferred fragment of the root', '{ ... @defer { hello } echo(text: "x") }', { hello: 'Hello world', echo: 'x' }],
    ['a named fragment', 'query { article(id: "1") { ...F @defer } } fragment F on Article { title tags }', { article: { title: 'Article 1', tags: ['graphql', 'dotnet'] } }],
    ['a deferred fragment in each item of a stream', '{ blogPost(id: "post-1") { comments(count: 3) @stream { id ... @defer { author(delayMs: 5) { id } } } } }',
      { blogPost: { comments: [0, 1, 2].map(i => ({ id: `comment-post-1-${i}`, author: { id: `author-${i + 1}` } })) } }],
    ['overlapping fields', '{ article(id: "1") { author { id } ... @defer { author(delayMs: 0) { id name } title } } }', undefined],
    ['an empty stream', '{ blogPost(id: "post-1") { title comments(count: 0) @stream { id } } }', { blogPost: { title: 'Post 1', comments: [] } }],
    ['a stream of a list that is there', '{ articles(first: 4) @stream(initialCount: 2) { id } }', { articles: [1, 2, 3, 4].map(n => ({ id: String(n) })) }],
    ['aliases and variables', 'query ($yes: Boolean! = true) { a: article(id: "1") { t: title ... @defer(if: $yes) { c: content } } }', { a: { t: 'Article 1', c: 'Content of article 1.' } }],
  ]) {
    test(`All formats merge to the same: ${name}`, async () => {
      const plain = await answer(query.replace('(delayMs: 0)', ''));
      const source = query.replace('(delayMs: 0)', '');
      const formats = [];
      for (const [accept, merge] of [[BARE, merge2022], [V1, merge2022], [V2, mergeV2]]) {
        const response = await ask(source, accept);
        formats.push(merge(await readPayloads(response)));
      }

      for (const merged of formats) {
        assert.deepEqual(merged, { data: expected ?? plain.json.data, errors: [] });
      }
    });
  }

  test('A mutation may defer', async () => {
    const payloads = await readPayloads(await ask('mutation { publishArticle(id: "3") { id ... @defer { title } } }', V1));
    assert.deepEqual(merge2022(payloads), { data: { publishArticle: { id: '3', title: 'Article 3' } }, errors: [] });
  });
});
