// fetch over HTTP/2 without TLS, by prior knowledge, for clients that know nothing of it.
import { connect, constants } from 'node:http2';

const sessions = [];

// A server allows so many streams a connection, and clients open as many connections as they need.
const STREAMS_A_SESSION = 50;

export const makeFetch = (origin, over) => async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (url.origin !== origin) {
    throw new TypeError(`${url.origin} is not the server under test`);
  }

  request.signal.throwIfAborted();
  const body = request.body && Buffer.from(await request.arrayBuffer());
  request.signal.throwIfAborted();
  const headers = { ':method': request.method, ':path': url.pathname + url.search, accept: '*/*', ...Object.fromEntries(request.headers) };
  const stream = open(over, body === null ? headers : { ...headers, 'content-length': body.length }, { endStream: body === null });
  const abort = () => {
    stream.destroy(request.signal.reason, constants.NGHTTP2_CANCEL);
    stream.close(constants.NGHTTP2_CANCEL);
  };
  request.signal.addEventListener('abort', abort);
  stream.on('close', () => request.signal.removeEventListener('abort', abort));
  if (body !== null) {
    stream.end(body);
  }

  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('response', answer => resolve(makeResponse(stream, answer)));
    stream.on('close', () => reject(new TypeError('fetch failed')));
  });
};

function open(over, headers, options) {
  let session = sessions.find(session => !session.closed && !session.destroyed && session.open < STREAMS_A_SESSION);
  if (session === undefined) {
    // Above 10 MB in all streams together it is this side that would refuse.
    session = connect(over, { maxSessionMemory: 1000 });
    session.open = 0;
    session.on('error', () => {});
    session.unref();
    sessions.push(session);
  }

  session.open++;
  session.ref();
  const stream = session.request(headers, options);
  stream.on('close', () => --session.open === 0 && session.unref());
  return stream;
}

function makeResponse(stream, answer) {
  const status = answer[':status'];
  const headers = Object.entries(answer).filter(([name]) => !name.startsWith(':')).flatMap(([name, value]) => [value].flat().map(one => [name, one]));
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : readBody(stream), { status, headers });
}

// Reads on although nobody takes it: a response that a test leaves lying must not keep its connection. Who has answered without reading the whole request says so by resetting the stream with NO_ERROR: then the response is whole, too.
const readBody = stream => {
  let ended = false;
  const end = action => {
    if (!ended) {
      ended = true;
      action();
    }
  };
  return new ReadableStream({
    start(controller) {
      stream.on('data', chunk => ended || controller.enqueue(new Uint8Array(chunk)));
      stream.on('end', () => end(() => controller.close()));
      stream.on('error', error => end(() => controller.error(error)));
      stream.on('close', () => end(() => stream.rstCode === constants.NGHTTP2_NO_ERROR ? controller.close() : controller.error(new TypeError(`reset with ${stream.rstCode}`))));
    },
    cancel: () => end(() => stream.close(constants.NGHTTP2_CANCEL)),
  });
};
