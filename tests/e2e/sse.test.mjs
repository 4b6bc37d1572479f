// Server-sent events, by bytes and by the client of graphql-sse.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClient } from 'graphql-sse';
import { assertStops, MASKED, newKey, post, url } from './lib/blog.mjs';
import { merge2022 } from './lib/incremental.mjs';
import * as raw from './lib/raw.mjs';

const read = async (client, query, variables) => {
  const results = [];
  for await (const result of client.iterate({ query, variables })) {
    results.push(result);
  }

  return results;
};

const body = async (query, accept = 'text/event-stream') => {
  const response = await post({ query }, { accept });
  assert.deepEqual([response.status, response.headers.get('content-type').split(';')[0]], [200, 'text/event-stream']);
  return response.text();
};

const events = text => text.replace(/^:[^\n]*\n\n/gm, '');

describe('Events', { concurrency: true }, () => {
  test('end with complete, which has a data line', async () =>
    assert.equal(events(await body('subscription { count(to: 2) }')), 'event: next\ndata: {"data":{"count":1}}\n\nevent: next\ndata: {"data":{"count":2}}\n\nevent: complete\ndata:\n\n'));

  test('carry a query too', async () =>
    assert.equal(events(await body('{ hello }')), 'event: next\ndata: {"data":{"hello":"Hello world"}}\n\nevent: complete\ndata:\n\n'));

  test('carry request errors with status 200', async () =>
    assert.match(events(await body('{ unknown }')), /^event: next\ndata: \{"errors":\[.*\]\}\n\nevent: complete\ndata:\n\n$/));

  test('are one line of data each, whatever the text', async () => {
    const text = events(await body('{ echo(text: "a\\nb\\r\\u2028") }'));
    assert.deepEqual(JSON.parse(/data: ([^\n]*)\n/.exec(text)[1]), { data: { echo: 'a\nb\r\u2028' } });
    assert.equal(text.split('\n').length, 7);
  });

  test('come by GET, for EventSource', async () => {
    const response = await fetch(`${url}?${new URLSearchParams({ query: 'subscription { count(to: 1) }' })}`, { headers: { accept: 'text/event-stream' } });
    assert.equal(events(await response.text()), 'event: next\ndata: {"data":{"count":1}}\n\nevent: complete\ndata:\n\n');
  });

  test('have their headers and a first byte before the first value', async () => {
    const { head, chunks } = await raw.ask('subscription { count(to: 1, delayMs: 600) }', 'text/event-stream');
    assert.match(head, /^cache-control: .*no-cache/im);
    assert.match(head, /^x-accel-buffering: no$/im);
    assert.ok(chunks[0].at < 300, `${chunks[0].at} ms`);
    assert.match(chunks[0].text, /^:/);
    assert.ok(chunks.find(({ text }) => text.includes('count')).at > 400);
  });

  test('leave one by one', async () => {
    const { chunks } = await raw.ask('subscription { count(to: 2, delayMs: 600) }', 'text/event-stream');
    const [first, second] = [1, 2].map(n => chunks.find(({ text }) => text.includes(`{"count":${n}}`)).at);
    assert.ok(second - first > 300, `${first} ${second}`);
  });
});

describe('graphql-sse, distinct connections', { concurrency: true }, () => {
  const client = createClient({ url, retryAttempts: 0 });

  test('runs queries, mutations and subscriptions', async () => {
    assert.deepEqual(await read(client, 'query ($name: String!) { hello(name: $name) }', { name: 'Bea' }), [{ data: { hello: 'Hello Bea' } }]);
    assert.deepEqual(await read(client, 'mutation ($key: String!) { increment(key: $key) }', { key: newKey() }), [{ data: { increment: 1 } }]);
    assert.deepEqual(await read(client, 'subscription { count(to: 3, delayMs: 5) }'), [1, 2, 3].map(count => ({ data: { count } })));
  });

  test('reads an incremental result', async () =>
    assert.deepEqual(merge2022(await read(client, '{ article(id: 1) { id ... @defer { author(delayMs: 20) { id } } } }')).data, { article: { id: '1', author: { id: 'author-1' } } }));

  test('sees request errors', async () => {
    const [{ errors }] = await read(client, '{ unknown }');
    assert.equal(errors[0].message, 'Cannot query field "unknown" on type "Query".');
  });

  test('sees a subscription that throws, masked', async () => {
    const results = await read(client, 'subscription { count(to: 5, failAt: 3) }');
    assert.deepEqual(results.slice(0, 2), [1, 2].map(count => ({ data: { count } })));
    assert.deepEqual(results[2].errors.map(({ message }) => message), [MASKED]);
  });

  test('stops the server by unsubscribing', async () => {
    const key = newKey();
    await new Promise(resolve => {
      const stop = client.subscribe({ query: `subscription { count(to: 1000, delayMs: 50, key: "${key}") }` }, {
        next: () => { stop(); resolve(); }, error: () => {}, complete: () => {},
      });
    });
    await assertStops(key, { producedAtMost: 30 });
  });
});
