// A WebSocket that speaks nothing by itself: what comes in is queued, and every wait for it has an end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import WebSocket from 'ws';
import { delay, wsUrl } from './blog.mjs';

const sockets = [];

// Open sockets keep the process alive.
export const terminateAll = () => sockets.forEach(socket => socket.terminate());

export async function open({ protocol = 'graphql-transport-ws', init, headers } = {}) {
  const socket = new WebSocket(wsUrl, protocol ?? [], { headers });
  sockets.push(socket);
  const messages = [];
  const waiting = [];
  socket.on('message', text => {
    const message = JSON.parse(text);
    waiting.length > 0 ? waiting.shift()(message) : messages.push(message);
  });
  socket.on('error', () => {});
  const closed = new Promise(resolve => socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })));
  await once(socket, 'open');
  const connection = {
    socket,
    closed,
    send: message => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe: (id, query, more) => connection.send({ type: 'subscribe', id, payload: { query, ...more } }),
    next: () => (messages.length > 0 ? Promise.resolve(messages.shift()) : Promise.race([
      new Promise(resolve => waiting.push(resolve)),
      closed.then(({ code }) => assert.fail(`closed with ${code}`)),
      delay(5000, undefined, { ref: false }).then(() => assert.fail('no message for 5 s')),
    ])),
    // All messages up to one that ends the operation.
    async all() {
      const all = [];
      do {
        all.push(await connection.next());
      } while (!['complete', 'error'].includes(all.at(-1).type));
      return all;
    },
    async silent(ms) {
      await delay(ms);
      assert.deepEqual(messages, []);
    },
  };
  if (init !== false) {
    connection.send({ type: 'connection_init', payload: init });
    assert.deepEqual(await connection.next(), { type: 'connection_ack' });
  }

  return connection;
}
