// The server under test and how it is asked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFetch } from './http2-fetch.mjs';

if (!process.env.E2E_ORIGIN) {
  throw new Error('No server: run the tests with `npm test`.');
}

export const origin = process.env.E2E_ORIGIN;
export const url = `${origin}/graphql`;
export const wsUrl = url.replace('http:', 'ws:');
export const h2c = process.env.E2E_H2C;

// The same files run a second time with every fetch, also those of clients from npm, over HTTP/2.
export const overHttp2 = process.env.E2E_HTTP === '2';
if (overHttp2) {
  globalThis.fetch = makeFetch(origin, h2c);
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
export const MASKED = 'Unexpected error.';

export const newKey = () => randomUUID();
export { delay };

export function post(body, headers = {}, options = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    ...options,
  });
}

export async function answer(query, variables, headers) {
  const response = await post({ query, variables }, headers);
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text, json: parse(text) };
}

export async function data(query, variables) {
  const { status, json } = await answer(query, variables);
  assert.deepEqual([status, json.errors], [200, undefined]);
  return json.data;
}

export const get = (parameters, headers = {}) => fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { accept: 'application/json', ...headers } });

export const counts = key => data('query ($key: String!) { producedCount(key: $key) disposedCount(key: $key) }', { key });

// The contract's half second: the producer has ended once, and what it has produced by then is all.
export async function assertStops(key, { within = 500, producedAtMost } = {}) {
  const until = performance.now() + within;
  let seen = await counts(key);
  while (seen.disposedCount === 0 && performance.now() < until) {
    await delay(20);
    seen = await counts(key);
  }

  assert.equal(seen.disposedCount, 1, `the producer has not ended ${within} ms after its client went away`);
  await delay(250);
  assert.deepEqual(await counts(key), seen, 'something was produced after the end');
  if (producedAtMost !== undefined) {
    assert.ok(seen.producedCount <= producedAtMost, `${seen.producedCount} produced`);
  }

  return seen;
}

export async function assertEndsOnce(key, producedCount) {
  const until = performance.now() + 500;
  let seen = await counts(key);
  while (seen.disposedCount === 0 && performance.now() < until) {
    await delay(20);
    seen = await counts(key);
  }

  assert.deepEqual(seen, { producedCount, disposedCount: 1 });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
