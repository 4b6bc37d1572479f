(() => {
  'use strict';

  const config = JSON.parse(document.getElementById('graphiql-config').textContent);

  // React's dialogs lock the page's scroll with a style element of their own, and ask here for its nonce.
  globalThis.__webpack_nonce__ = config.nonce;

  const endpoint = new URL('', location.href);
  endpoint.hash = '';

  // GraphiQL parses a document some time after it has changed, which may be after it is run: so the keywords outside of all braces are read here.
  const isSubscription = ({ query, operationName }) => {
    const text = query.replace(/"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#.*/g, '');
    let depth = 0;
    for (const [token, keyword, name] of text.matchAll(/[{(]|[})]|\b(query|mutation|subscription|fragment)\b\s*(\w*)/g)) {
      if (!keyword) {
        depth += token === '{' || token === '(' ? 1 : -1;
      } else if (depth === 0 && keyword !== 'fragment' && (!operationName || operationName === name)) {
        return keyword === 'subscription';
      }
    }

    return false;
  };

  // The sink of a subscription that may have to begin again on another transport.
  const subscribe = (request, headers) => ({
    subscribe(sink) {
      let stop = () => {};
      let stopped = false;
      const overEvents = () => {
        stop = events(request, headers, sink);
      };
      if (config.webSocket) {
        stop = socket(request, headers, sink, () => stopped || overEvents());
      } else {
        overEvents();
      }

      return {
        unsubscribe() {
          stopped = true;
          stop();
        },
      };
    },
  });

  // graphql-transport-ws. `otherwise` is called when the server has never answered as one that speaks it.
  const socket = (request, headers, sink, otherwise) => {
    const url = new URL(config.subscriptionUrl ?? '', endpoint);
    url.protocol = url.protocol.replace('http', 'ws');
    let connected = false;
    const client = graphqlWs.createClient({
      url: url.href,
      connectionParams: headers,
      retryAttempts: 0,
      on: { connected: () => { connected = true; } },
    });
    const unsubscribe = client.subscribe(request, {
      next: value => sink.next(value),
      complete: () => {
        client.dispose();
        sink.complete();
      },
      error: error => {
        client.dispose();
        if (!connected && !config.subscriptionUrl && !(error.code >= 4000)) {
          otherwise();
        } else {
          sink.error(error instanceof CloseEvent ? new Error(`The socket was closed: ${error.code} ${error.reason}`.trim()) : error);
        }
      },
    });
    return () => {
      unsubscribe();
      client.dispose();
    };
  };

  // Server-sent events in answer to a POST, one connection a subscription.
  const events = (request, headers, sink) => {
    const abort = new AbortController();
    const read = async () => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify(request),
        signal: abort.signal,
      });
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
        sink.next(await response.json());
        return;
      }

      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        const messages = (text + chunk.value).split(/\r?\n\r?\n/);
        text = messages.pop();
        for (const message of messages) {
          const lines = message.split(/\r?\n/);
          const data = lines.filter(line => line.startsWith('data:')).map(line => line.slice(5)).join('\n').trim();
          if (data && lines.includes('event: next')) {
            sink.next(JSON.parse(data));
          }
        }
      }
    };
    read().then(() => sink.complete(), error => abort.signal.aborted || sink.error(error));
    return () => abort.abort();
  };

  const post = GraphiQL.createFetcher({ url: endpoint.href });
  const root = document.getElementById('graphiql');
  root.textContent = '';
  ReactDOM.createRoot(root).render(
    React.createElement(GraphiQL, {
      fetcher: (request, options) =>
        isSubscription(request) ? subscribe(request, options?.headers) : post(request, options),
      defaultQuery: config.defaultQuery,
      inputValueDeprecation: true,
      schemaDescription: true,
    }));
})();
