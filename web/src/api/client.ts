import { createClient as createSocket } from 'graphql-ws';
import { Client, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from 'urql';

/** Told whether a live connection that somebody needs is lost, for the header. */
export type ConnectionListener = (isLost: boolean) => void;
const listeners = new Set<ConnectionListener>();
export function onConnection(listener: ConnectionListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
const tell = (isLost: boolean) => {
  for (const listener of listeners) listener(isLost);
};

/** How many subscriptions are open: the socket is closed, and nothing is lost by it, when there are none. */
let open = 0;
let hasConnected = false;

/** Reconnects by itself, for ever: a server that restarts is waited for. */
const socket = createSocket({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: async (tries) => await new Promise((done) => setTimeout(done, Math.min(250 * 2 ** tries, 5000))),
  on: {
    connected: () => {
      hasConnected = true;
      tell(false);
    },
    closed: () => tell(hasConnected && open > 0),
  },
});

/** Runs one subscription over the shared socket. */
function subscribe(request: { query?: string; variables?: Record<string, unknown> | undefined }) {
  return {
    subscribe: (sink: {
      next: (value: never) => void;
      error: (error: unknown) => void;
      complete: () => void;
    }) => {
      open += 1;
      let isOver = false;
      const end = () => {
        if (isOver) return;
        isOver = true;
        open -= 1;
        if (open === 0) tell(false);
      };
      const unsubscribe = socket.subscribe(
        { query: request.query ?? '', variables: request.variables ?? null },
        {
          next: sink.next,
          error: (error) => {
            end();
            sink.error(error);
          },
          complete: () => {
            end();
            sink.complete();
          },
        },
      );
      return {
        unsubscribe: () => {
          end();
          unsubscribe();
        },
      };
    },
  };
}

/** Tells the server that a page of ours asks, not a form on another site: only then it looks at the cookie. */
export const OURS = { 'x-gugus-request': 'dashboard' };

/** Told that the server does not know us any more: the session has ended. */
const unknown = new Set<() => void>();
export function onUnknown(listener: () => void): () => void {
  unknown.add(listener);
  return () => unknown.delete(listener);
}
const watchSession = mapExchange({
  onError: ({ graphQLErrors }) => {
    if (graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED')) {
      for (const listener of unknown) listener();
    }
  },
});

export const client = new Client({
  url: '/graphql',
  exchanges: [
    watchSession,
    cacheExchange,
    fetchExchange,
    subscriptionExchange({ forwardSubscription: subscribe }),
  ],
  preferGetMethod: false,
  requestPolicy: 'cache-and-network',
  fetchOptions: { credentials: 'same-origin', headers: OURS },
});
