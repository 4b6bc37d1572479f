// The page of examples/Blog in Chromium: an article at once, its slow parts as they arrive, every payload counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './lib/browser.mjs';
import { startExample } from './server.mjs';

let browser;
let server;
let site;

before(async () => {
  server = await startExample();
  browser = await launch();
  site = await open(browser, `${server.origin}/`);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

// What the page shows each time that its counter has changed, until everything is there.
async function watch(mode) {
  await site.page.evaluate(() => {
    const read = () => ({
      count: Number(document.querySelector('#count').value),
      title: document.querySelector('#title').textContent,
      author: document.querySelector('#author strong')?.textContent ?? null,
      comments: [...document.querySelectorAll('#comments strong')].map(name => name.textContent),
    });
    globalThis.seen = [];
    globalThis.watching?.disconnect();
    globalThis.watching = new MutationObserver(() => globalThis.seen.push(read()));
    globalThis.watching.observe(document.querySelector('#count'), { childList: true });
  });
  await site.page.click(`button[value="${mode}"]`);
  await site.page.waitForSelector('body[data-state="complete"]', { timeout: 15_000 });
  const times = await site.page.$$eval('#payloads time', all => all.map(time => parseFloat(time.textContent)));
  return { seen: await site.page.evaluate(() => globalThis.seen), times, summary: await site.page.textContent('#summary') };
}

const readers = ['Ada', 'Grace', 'Alan', 'Barbara', 'Edsger'];

test('it begins by itself', async () => {
  await site.page.waitForSelector('body[data-mode="parts"][data-state="complete"]', { timeout: 15_000 });
  assert.equal(await site.page.textContent('#author strong'), 'Jane Doe');
});

test('in parts: the article at once, comments one by one, the author when he is known', async () => {
  const { seen, times, summary } = await watch('parts');
  const [waiting, first, ...rest] = seen;
  assert.deepEqual(waiting, { count: 0, title: '', author: null, comments: [] });
  assert.deepEqual(first, { count: 1, title: 'Introduction to GraphQL Defer', author: null, comments: [] });
  assert.deepEqual(rest.map(({ count }) => count), rest.map((_, i) => i + 2), 'a payload counts one');
  assert.ok(rest.slice(0, 4).every(({ comments }, i) => comments.length === i + 1), JSON.stringify(rest));
  assert.ok(rest.slice(0, 4).every(({ author }) => author === null), 'the author takes longer than four comments');
  const { author, comments } = rest.at(-1);
  assert.deepEqual([author, comments], ['Jane Doe', readers]);
  assert.equal(times.length, seen.length - 1, 'every payload is listed with its time');
  assert.ok(times.at(-1) - times[0] > 1, `the last payload two seconds behind the first: ${times}`);
  assert.equal(summary, `first after ${times[0].toFixed(2)} s, complete after ${times.at(-1).toFixed(2)} s`);
});

test('all at once: nothing for two seconds, then one payload', async () => {
  const { seen, times } = await watch('whole');
  assert.deepEqual(seen, [
    { count: 0, title: '', author: null, comments: [] },
    { count: 1, title: 'Introduction to GraphQL Defer', author: 'Jane Doe', comments: readers },
  ]);
  assert.equal(times.length, 1);
  assert.ok(times[0] > 1, `${times}`);
});

test('who changes his mind half-way gets what he asked for last', async () => {
  await site.page.click('button[value="whole"]');
  const { seen } = await watch('parts');
  assert.equal(seen.find(({ count }) => count === 1).title, 'Introduction to GraphQL Defer');
  assert.deepEqual(seen.at(-1).comments, readers);

  // The last comment and the author may come together.
  assert.ok(seen.at(-1).count >= 6, JSON.stringify(seen));
});

test('no other host was asked, and the browser had nothing to complain of', () => {
  assert.deepEqual(site.foreign, []);
  assert.deepEqual(site.complaints, []);
});
