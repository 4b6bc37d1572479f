// GraphiQL of a build without npm: Chromium takes from the CDN what npm has, and nothing that differs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, open, ready, run } from './lib/browser.mjs';
import { folder, start } from './server.mjs';

const source = fileURLToPath(new URL('../../src/Strawberry.AspNetCore', import.meta.url));
const cdn = 'https://cdn.jsdelivr.net/npm/';
const hello = { data: { hello: 'Hello world' } };
let browser;
let server;
let work;

before(async () => {
  browser = await launch();
  work = mkdtempSync(join(tmpdir(), 'graphiql-'));
  cpSync(folder, `${work}/server`, { recursive: true });

  // The one assembly that differs, compiled and no more: the next build makes it anew.
  const { status } = spawnSync(
    'dotnet',
    [
      'build', source, '-c', 'Release', '--no-restore', '-v', 'quiet', '-t:EmbedGraphiQL;PrepareResources;Compile',
      '-p:StrawberryGraphiQLBundle=false', '-p:BuildProjectReferences=false',
    ],
    { stdio: 'inherit' });
  assert.equal(status, 0);
  cpSync(`${source}/obj/Release/net10.0/Strawberry.AspNetCore.dll`, `${work}/server/Strawberry.AspNetCore.dll`);
  server = await start(`${work}/server`);
});
after(async () => {
  await browser.close();
  await server?.stop();
  rmSync(work, { recursive: true, force: true });
});

// A CDN serves the files of packages as npm has them.
const packages = change => asked => ({
  headers: { 'access-control-allow-origin': '*' },
  contentType: asked.endsWith('.css') ? 'text/css' : 'text/javascript',
  body: change(readFileSync(join(source, 'obj/graphiql/node_modules', asked.slice(cdn.length).replace(/@[0-9.]+\//, '/')), 'utf8')),
});

test('a query is answered with the files that npm has', async () => {
  const site = await open(browser, `${server.origin}/graphql`, { elsewhere: packages(text => text) });
  await ready(site.page);
  assert.deepEqual(await run(site.page, '{ hello }', hello), [hello]);
  assert.deepEqual(site.foreign.sort(), [
    `${cdn}graphiql@4.1.2/graphiql.min.css`,
    `${cdn}graphiql@4.1.2/graphiql.min.js`,
    `${cdn}graphql-ws@5.16.2/umd/graphql-ws.min.js`,
    `${cdn}react-dom@18.3.1/umd/react-dom.production.min.js`,
    `${cdn}react@18.3.1/umd/react.production.min.js`,
  ]);
  assert.deepEqual(site.complaints, []);
  await site.close();
});

test('a file that differs is not run', async () => {
  const site = await open(browser, `${server.origin}/graphql`, { elsewhere: packages(text => text + ' ') });
  await site.page.waitForLoadState();
  assert.equal(await site.page.evaluate(() => typeof globalThis.React), 'undefined');
  assert.equal(site.complaints.filter(text => text.includes("Failed to find a valid digest in the 'integrity' attribute")).length, 5);
  await site.close();
});
