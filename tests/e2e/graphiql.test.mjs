// GraphiQL in Chromium, in a network that ends at the server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { url, wsUrl } from './lib/blog.mjs';
import { launch, open, ready, run } from './lib/browser.mjs';

const hello = { data: { hello: 'Hello world' } };
let browser;
let site;

before(async () => {
  browser = await launch();
  site = await open(browser, url);
  await ready(site.page);
});
after(() => browser.close());

test('a query is answered', async () => {
  assert.deepEqual(await run(site.page, '{ hello }', hello), [hello]);
});

test('@defer shows the article first and its author later', async () => {
  const article = { id: '1', title: 'Article 1' };
  const whole = { data: { article: { ...article, author: { name: 'Author 1' } } } };
  const shown = await run(site.page, '{ article(id: "1") { id title ... @defer { author(delayMs: 600) { name } } } }', whole);
  assert.deepEqual(shown, [{ data: { article } }, whole]);
});

test('@stream shows a list that grows', async () => {
  const ids = count => ({ data: { blogPost: { comments: Array.from({ length: count }, (_, i) => ({ id: `comment-post-1-${i}` })) } } });
  const shown = await run(
    site.page, '{ blogPost(id: "post-1") { comments(count: 3, delayMs: 300) @stream(initialCount: 1) { id } } }', ids(3));
  assert.deepEqual(shown, [ids(1), ids(2), ids(3)]);
});

test('a subscription shows each event', async () => {
  const shown = await run(site.page, 'subscription { count(to: 3, delayMs: 100) }', { data: { count: 3 } });
  assert.deepEqual(shown, [1, 2, 3].map(count => ({ data: { count } })));
  assert.deepEqual(site.sockets, [wsUrl]);
});

test('a subscription comes as server-sent events where no socket gets through', async () => {
  const other = await open(browser, url, { socket: socket => socket.close({ code: 1011 }) });
  await ready(other.page);
  const streams = [];
  other.page.on('response', response => streams.push(response.headers()['content-type']));
  const shown = await run(other.page, '# not a query\nsubscription Numbers { count(to: 2) }', { data: { count: 2 } });
  assert.deepEqual(shown, [1, 2].map(count => ({ data: { count } })));
  assert.ok(streams.includes('text/event-stream'), streams.join());
  await other.close();
});

test('a refusal by the server is shown', async () => {
  const other = await open(browser, url, { socket: socket => socket.close({ code: 4403, reason: 'Forbidden' }) });
  await ready(other.page);
  const [{ errors }] = await run(other.page, 'subscription { count(to: 2) }');
  assert.match(JSON.stringify(errors), /4403 Forbidden/);
  await other.close();
});

test('documentation, history and the settings open', async () => {
  await site.page.click('[aria-label="Show Documentation Explorer"]');
  await site.page.waitForSelector('.graphiql-doc-explorer-root-type:has-text("subscription")');
  await site.page.click('[aria-label="Show History"]');
  await site.page.waitForSelector('.graphiql-history-item');
  await site.page.click('[aria-label="Open settings dialog"]');
  await site.page.waitForSelector('.graphiql-dialog');
  await site.page.click('.graphiql-dialog button:has-text("Dark")');
  await site.page.keyboard.press('Escape');
});

test('no other host was asked, and the browser had nothing to complain of', () => {
  assert.deepEqual(site.foreign, []);
  assert.deepEqual(site.complaints, []);
});

test('the next page loads its files from the browser\'s cache', async () => {
  // A page whose requests are watched has no cache.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await ready(page);
  await page.goto(url);
  await ready(page);
  const files = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => name.includes('?graphiql='))
    .map(({ decodedBodySize, transferSize }) => ({ decodedBodySize, transferSize })));
  assert.equal(files.length, 7);
  for (const { decodedBodySize, transferSize } of files) {
    assert.ok(decodedBodySize > 0);
    assert.equal(transferSize, 0);
  }

  await context.close();
});

test('THIRD-PARTY-NOTICES.txt names every package inside', () => {
  const root = new URL('../../', import.meta.url);
  const { sources } = JSON.parse(readFileSync(new URL('src/Strawberry.AspNetCore/obj/graphiql/node_modules/graphiql/graphiql.min.js.map', root)));
  const inside = sources.map(source => /.*node_modules\/((?:@[^/]+\/)?[^/?]+)/.exec(source)?.[1]).filter(Boolean);
  const notices = readFileSync(new URL('THIRD-PARTY-NOTICES.txt', root), 'utf8').split(/[\s,:]+/);
  assert.ok(inside.length > 50);
  assert.deepEqual([...new Set(inside)].filter(name => !notices.includes(name)), []);
});
