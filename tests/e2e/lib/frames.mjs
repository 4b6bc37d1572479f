// WebSocket frames as one writes them by hand, also as one must not.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { open } from './raw.mjs';

export const TEXT = 1;
export const BINARY = 2;
export const CONTINUATION = 0;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

export function frame(payload, { opcode = TEXT, fin = true, reserved = 0, masked = true, length } = {}) {
  const body = Buffer.from(payload);
  const size = BigInt(length ?? body.length);
  const head = [(fin ? 0x80 : 0) | reserved << 4 | opcode];
  if (size < 126n) {
    head.push((masked ? 0x80 : 0) | Number(size));
  } else if (size < 65536n) {
    head.push((masked ? 0x80 : 0) | 126, Number(size >> 8n), Number(size & 255n));
  } else {
    const eight = Buffer.alloc(8);
    eight.writeBigUInt64BE(size);
    head.push((masked ? 0x80 : 0) | 127, ...eight);
  }

  if (!masked) {
    return Buffer.concat([Buffer.from(head), body]);
  }

  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from(head), mask, body.map((byte, i) => byte ^ mask[i % 4])]);
}

// A connection whose frames are given as { opcode, text } until it ends.
export async function connect(protocol = 'graphql-transport-ws') {
  const socket = await open();
  socket.on('error', () => {});
  socket.write(`GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`);
  let buffer = Buffer.alloc(0);
  const frames = [];
  const waiting = [];
  let upgraded = false;
  let ended = false;
  const give = frame => (waiting.length > 0 ? waiting.shift()(frame) : frames.push(frame));
  socket.on('data', data => {
    buffer = Buffer.concat([buffer, data]);
    if (!upgraded) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }

      upgraded = true;
      buffer = buffer.subarray(end + 4);
      socket.emit('upgraded');
    }

    for (let one; (one = take()) !== undefined;) {
      give(one);
    }
  });
  socket.on('close', () => {
    ended = true;
    waiting.splice(0).forEach(resolve => resolve(undefined));
  });

  // The server's frames are not masked, and none in these tests is longer than 65,535 bytes.
  function take() {
    if (buffer.length < 2) {
      return undefined;
    }

    const long = (buffer[1] & 127) === 126;
    const start = long ? 4 : 2;
    const size = long && buffer.length >= 4 ? buffer.readUInt16BE(2) : buffer[1] & 127;
    if (buffer.length < start + size) {
      return undefined;
    }

    const payload = buffer.subarray(start, start + size);
    const opcode = buffer[0] & 15;
    buffer = buffer.subarray(start + size);
    return opcode === CLOSE ? { opcode, code: payload.length >= 2 ? payload.readUInt16BE(0) : 1005 } : { opcode, text: payload.toString() };
  }

  await once(socket, 'upgraded');
  const connection = {
    socket,
    send: (message, options) => socket.write(frame(typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message), options)),
    // Undefined when the connection has ended.
    next: () => (frames.length > 0 ? Promise.resolve(frames.shift()) : ended ? Promise.resolve(undefined) : new Promise(resolve => waiting.push(resolve))),
    async message() {
      let one;
      do {
        one = await connection.next();
      } while (one.opcode === PING);
      return JSON.parse(one.text);
    },
    // The code with which the server closes; undefined when it only hangs up.
    async closed() {
      for (let one; (one = await connection.next()) !== undefined;) {
        if (one.opcode === CLOSE) {
          return one.code;
        }
      }

      return undefined;
    },
    async init() {
      connection.send({ type: 'connection_init' });
      await connection.next();
      return connection;
    },
  };
  return connection;
}
