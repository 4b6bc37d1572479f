// Chromium with one page that reaches one server, and GraphiQL in it.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

// Of every other host the page gets what `elsewhere` says for the URL, or nothing, and `socket` may stand in for a server's socket. What the page asked of others
// is listed, as are its sockets and what the browser complains of.
export async function open(browser, url, { elsewhere = () => undefined, socket } = {}) {
  const { origin } = new URL(url);
  const context = await browser.newContext();
  const page = await context.newPage();
  const foreign = [];
  const complaints = [];
  await context.route('**/*', route => {
    const asked = route.request().url();
    if (new URL(asked).origin === origin) {
      return route.continue();
    }

    foreign.push(asked);
    const answer = elsewhere(asked);
    return answer ? route.fulfill(answer) : route.abort();
  });
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  const sockets = [];
  if (socket) {
    await page.routeWebSocket(() => true, socket);
  }

  page.on('websocket', socket => sockets.push(socket.url()));
  await page.goto(url);
  return { page, foreign, complaints, sockets, close: () => context.close() };
}

export const ready = page => page.waitForSelector('.graphiql-execute-button', { timeout: 10_000 });

// Runs a document and gives what the result pane shows in turn, up to what is expected last; up to the first value when nothing is.
export async function run(page, document, last) {
  await page.evaluate(document => {
    const result = globalThis.document.querySelector('.result-window .CodeMirror').CodeMirror;
    result.setValue('');
    globalThis.shown = [];
    globalThis.stopShowing?.();
    const show = () => globalThis.shown.push(result.getValue());
    result.on('change', show);
    globalThis.stopShowing = () => result.off('change', show);
    globalThis.document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue(document);
  }, document);
  await page.click('.graphiql-execute-button');
  let values = [];
  for (let seen = 0; values.length === 0 || (last && !isDeepStrictEqual(values.at(-1), last));) {
    await page.waitForFunction(seen => globalThis.shown.length > seen, seen, { timeout: 10_000 })
      .catch(() => assert.deepEqual(values, last, 'what was shown at the time-out'));
    const texts = await page.evaluate(() => globalThis.shown);
    seen = texts.length;
    values = texts.filter(Boolean).map(text => JSON.parse(text));
  }

  return values;
}
