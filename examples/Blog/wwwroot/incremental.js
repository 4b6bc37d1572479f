// The whole of a client for @defer and @stream: payloads as they arrive, and the one result that they add up to.

export async function* payloadsOf(query, accept, signal) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
    signal,
  });
  const boundary = /boundary="?([^";]+)/.exec(response.headers.get('content-type'))?.[1];
  if (boundary === undefined) {
    yield await response.json();
    return;
  }

  // A part is whole when the delimiter behind it is there. The server sends the two together.
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const parts = (text + chunk.value).split(`\r\n--${boundary}`);
    text = parts.pop();
    for (const part of parts.filter(Boolean)) {
      yield JSON.parse(part.slice(part.indexOf('\r\n\r\n') + 4));
    }
  }
}

export function merge(result, payload) {
  if (result === undefined) {
    return { data: payload.data, errors: payload.errors ?? [] };
  }

  for (const { path, data, items, errors } of payload.incremental ?? []) {
    result.errors.push(...(errors ?? []));
    if (items) {
      at(result.data, path.slice(0, -1)).push(...items);
    } else if (data) {
      Object.assign(at(result.data, path), data);
    }
  }

  return result;
}

const at = (value, path) => path.reduce((parent, key) => parent[key], value);
