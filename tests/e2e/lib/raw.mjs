// HTTP/1.1 over a bare socket: the bytes of a response chunk by chunk, with the time of each.
import { connect } from 'node:net';
import { once } from 'node:events';
import { origin } from './blog.mjs';

const { hostname, port } = new URL(origin);

export async function open() {
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

export function request(body, headers = {}, method = 'POST', path = '/graphql') {
  const all = { Host: `${hostname}:${port}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers };
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(all).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

export async function ask(query, accept, { until } = {}) {
  const socket = await open();
  const started = performance.now();
  const response = read(socket, started, until);
  socket.write(request(JSON.stringify({ query }), { Accept: accept }));
  const result = await response;
  socket.destroy();
  return result;
}

// Gives { head, chunks: [{ at, text }] } when the chunked body has ended, or `until(chunks)` is true.
export function read(socket, started = performance.now(), until = () => false) {
  let buffer = Buffer.alloc(0);
  let head;
  let body;
  const chunks = [];
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after ${JSON.stringify(buffer.toString())}`)));
    socket.on('data', data => {
      const at = performance.now() - started;
      buffer = Buffer.concat([buffer, data]);
      if (head === undefined) {
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0) {
          return;
        }

        head = buffer.subarray(0, end).toString();
        buffer = buffer.subarray(end + 4);
        body = /^content-length: (\d+)/im.exec(head)?.[1];
      }

      if (body !== undefined) {
        if (buffer.length >= Number(body)) {
          resolve({ head, chunks: [{ at, text: buffer.toString() }] });
        }

        return;
      }

      for (;;) {
        const line = buffer.indexOf('\r\n');
        if (line < 0) {
          return;
        }

        const size = parseInt(buffer.subarray(0, line).toString(), 16);
        if (buffer.length < line + 2 + size + 2) {
          return;
        }

        if (size === 0) {
          resolve({ head, chunks });
          return;
        }

        chunks.push({ at, text: buffer.subarray(line + 2, line + 2 + size).toString() });
        buffer = buffer.subarray(line + 2 + size + 2);
        if (until(chunks)) {
          resolve({ head, chunks });
          return;
        }
      }
    });
  });
}
