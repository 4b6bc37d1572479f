// node run.mjs [--no-build] [name …]: runs the files whose name contains one of the names, all without names. E2E_NATIVE names the folder of servers that
// were published ahead of time, to run instead of those that are built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { build, native, start } from './server.mjs';

const names = process.argv.slice(2).filter(argument => argument !== '--no-build');
const files = readdirSync(new URL('.', import.meta.url))
  .filter(file => file.endsWith('.test.mjs') && (names.length === 0 || names.some(name => file.includes(name))))
  // It exchanges an assembly of the server, and a native one has none.
  .filter(file => !native || file !== 'graphiql-cdn.test.mjs')
  .sort();
if (files.length === 0) {
  throw new Error(`No test file is named like ${names.join(', ')}.`);
}

// A browser, sockets and bare connections choose what they speak; everything else runs once over HTTP/1.1, and once more over HTTP/2.
const speaksHttp = file => !/^(contract|example|graphiql|graphql-ws|hostile|http2|websocket)/.test(file);

if (!native && names.length === process.argv.length - 2) {
  build();
}

const server = await start();
process.exitCode = 0;
try {
  // A browser, a compiler and an attack would spoil the times that the others measure: they come last, one at a time.
  const heavy = file => /^(example|graphiql|hostile)/.test(file);
  await run(files.filter(file => !heavy(file)), 2);
  await run(files.filter(speaksHttp), 2, { E2E_HTTP: '2' });
  await run(files.filter(heavy), 1);
  if (!server.running) {
    console.error(`The server has ended by itself:\n${server.output.slice(-4000)}`);
    process.exitCode = 1;
  } else if ((await server.end()) !== 0) {
    console.error(`The server does not end well when it is asked to:\n${server.output.slice(-4000)}`);
    process.exitCode = 1;
  }

  // Whatever a client does, it is nothing that the server's owner has to be told as an error. Kestrel itself says 67 when a connection is reset while its body is read.
  const errors = (server.output.match(/^(fail|crit): [^]*?(?=^(info|warn|fail|crit): |(?![^]))/gm) ?? []).filter(error => !error.includes('Kestrel[67]'));
  if (errors.length > 0) {
    console.error(`The server has logged ${errors.length} errors. The first:\n${errors[0]}`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}

async function run(files, concurrency, more = {}) {
  if (files.length === 0) {
    return;
  }

  const tests = spawn(
    process.execPath,
    ['--test', '--test-reporter=spec', '--test-timeout=60000', `--test-concurrency=${concurrency}`, ...files],
    {
      cwd: new URL('.', import.meta.url),
      env: { ...process.env, E2E_ORIGIN: server.origin, E2E_H2C: server.h2c, NODE_NO_WARNINGS: '1', ...more },
      stdio: 'inherit',
    });
  const [code] = await once(tests, 'exit');
  process.exitCode ||= code ?? 1;
}
