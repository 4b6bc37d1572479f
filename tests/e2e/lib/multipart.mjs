// A strict reader of multipart/mixed that tells when each part could be read: when the delimiter behind it is there.
import assert from 'node:assert/strict';

export async function* readParts(response) {
  const boundary = /boundary="?([^";]+)"?/.exec(response.headers.get('content-type'))?.[1];
  assert.ok(boundary, `no boundary in ${response.headers.get('content-type')}`);
  const delimiter = `\r\n--${boundary}`;
  const decoder = new TextDecoder();
  const started = performance.now();
  let buffer = '';
  let open = false;
  let closed = false;
  for await (const chunk of response.body) {
    buffer += decoder.decode(chunk, { stream: true });
    if (!open && buffer.length >= delimiter.length) {
      const first = buffer.startsWith(delimiter) ? delimiter : delimiter.slice(2);
      assert.ok(buffer.startsWith(first), `bytes before the first delimiter: ${JSON.stringify(buffer.slice(0, 40))}`);
      buffer = buffer.slice(first.length);
      open = true;
    }

    let end;
    while (open && (end = buffer.indexOf(delimiter)) >= 0) {
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + delimiter.length);
      const split = part.indexOf('\r\n\r\n');
      assert.ok(part.startsWith('\r\n') && split >= 0, `no part: ${JSON.stringify(part)}`);
      yield { at: performance.now() - started, headers: part.slice(2, split).split('\r\n'), text: part.slice(split + 4) };
    }

    closed ||= open && buffer.startsWith('--');
  }

  assert.ok(closed, `the response does not end with the closing delimiter: ${JSON.stringify(buffer)}`);
  assert.match(buffer, /^--(\r\n)?$/);
}

export async function readPayloads(response) {
  const payloads = [];
  for await (const part of readParts(response)) {
    payloads.push(JSON.parse(part.text));
  }

  return payloads;
}
