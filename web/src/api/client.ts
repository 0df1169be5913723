import { createClient as createSocket } from 'graphql-ws';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from 'urql';

/** Told whether the live connection stands, for the header. */
export type ConnectionListener = (isConnected: boolean) => void;
const listeners = new Set<ConnectionListener>();
export function onConnection(listener: ConnectionListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
const tell = (isConnected: boolean) => {
  for (const listener of listeners) listener(isConnected);
};

const NORMAL_CLOSURE = 1000;

/** Reconnects by itself, for ever: a server that restarts is waited for. */
const socket = createSocket({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: async (tries) => await new Promise((done) => setTimeout(done, Math.min(250 * 2 ** tries, 5000))),
  on: {
    connected: () => tell(true),
    // It also closes by itself when nothing is followed any more; then nothing is lost.
    closed: (event) => tell((event as CloseEvent).code === NORMAL_CLOSURE),
  },
});

/** Runs one subscription over the shared socket. */
function subscribe(request: { query?: string; variables?: Record<string, unknown> | undefined }) {
  return {
    subscribe: (sink: {
      next: (value: never) => void;
      error: (error: unknown) => void;
      complete: () => void;
    }) => ({
      unsubscribe: socket.subscribe(
        { query: request.query ?? '', variables: request.variables ?? null },
        sink,
      ),
    }),
  };
}

/** Tells the server that a page of ours asks, not a form on another site: only then it looks at the cookie. */
export const OURS = { 'x-gugus-request': 'dashboard' };

export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange, subscriptionExchange({ forwardSubscription: subscribe })],
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: { credentials: 'same-origin', headers: OURS },
});
