// Builds the conformance server and the example with a page, starts them on free ports and stops them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../Strawberry.ConformanceServer', import.meta.url));

const example = fileURLToPath(new URL('../../examples/Blog', import.meta.url));

export const folder = `${project}/bin/Release/net10.0`;

// The folder of servers that were published ahead of time, or undefined.
export const native = process.env.E2E_NATIVE;

export function build() {
  for (const path of [project, example]) {
    const { status } = spawnSync('dotnet', ['build', '-c', 'Release', '--nologo', '-v', 'quiet', path], { stdio: 'inherit' });
    if (status !== 0) {
      throw new Error(`${path} does not build.`);
    }
  }
}

// HTTP/1.1 and WebSocket on one port; on the other HTTP/2 without TLS, by prior knowledge.
export async function start(from = folder) {
  const h2c = `http://127.0.0.1:${await freePort()}`;
  return Object.assign(await listen(program(from, folder, 'Strawberry.ConformanceServer'), ['--h2c', h2c]), { h2c });
}

const exampleFolder = `${example}/bin/Release/net10.0`;

export const startExample = () => listen(program(exampleFolder, exampleFolder, 'Blog'), [], example);

const program = (from, built, name) => (native && from === built ? [`${native}/${name}/${name}`] : ['dotnet', `${from}/${name}.dll`]);

async function listen([file, ...dll], options, cwd) {
  const server = spawn(file, [...dll, ...options, '--urls', 'http://127.0.0.1:0'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const started = new Promise((resolve, reject) => {
    const read = chunk => {
      output += chunk;
      if (output.includes('Application started')) {
        resolve(/Now listening on: (\S+)/.exec(output)[1]);
      }
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', code => reject(new Error(`The server ended with ${code} before it listened:\n${output}`)));
  });
  const origin = await started;
  return {
    origin,
    pid: server.pid,
    get output() { return output; },
    get running() { return server.exitCode === null && server.signalCode === null; },
    // As an operator ends it: requests get their answers, and the process says how it went.
    async end() {
      const ended = once(server, 'exit', { signal: AbortSignal.timeout(15_000) });
      server.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
    async stop() {
      if (this.running) {
        const ended = once(server, 'exit');
        server.kill('SIGKILL');
        await ended;
      }
    },
  };
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}
