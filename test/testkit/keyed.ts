/** The platforms that a test has started: requests to them carry the admin key, unless they carry another. */
const keys = new Map<string, string>();

/** Requests as they are, without a key. */
export const bareFetch = globalThis.fetch;
export const BareWebSocket = globalThis.WebSocket;

/** Lets every request of this process to the platform at `url` carry `key`. */
export function carryKey(url: string, key: string): void {
  keys.set(new URL(url).origin, key);
}

const CREDENTIALS = ['authorization', 'x-api-key', 'cookie'];

function authorization(url: URL): Record<string, string> {
  const key = keys.get(url.origin.replace(/^ws/, 'http'));
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

globalThis.fetch = async (input, init) => {
  if (input instanceof Request) return await bareFetch(input, init);
  const headers = new Headers(init?.headers);
  if (!CREDENTIALS.some((name) => headers.has(name))) {
    for (const [name, value] of Object.entries(authorization(new URL(input)))) headers.set(name, value);
  }
  return await bareFetch(input, { ...init, headers });
};

globalThis.WebSocket = class extends BareWebSocket {
  constructor(url: string | URL, protocols: string | string[] = []) {
    super(url, { protocols, headers: authorization(new URL(url)) });
  }
} as typeof WebSocket;
