import { once } from 'node:events';
import type { Role } from '../../src/access/roles.ts';
import { BareWebSocket, bareFetch } from './keyed.ts';
import type { TestApp } from './app.ts';

/** A key with these roles. */
export async function keyFor({ app }: Pick<TestApp, 'app'>, ...roles: Role[]): Promise<string> {
  return await app.issueKey({ name: roles.join(' and '), roles });
}

export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

/** A GraphQL request with these headers and no other. */
export async function ask(
  url: string,
  query: string,
  headers: Record<string, string> = {},
  variables: unknown = {},
): Promise<Answer> {
  const response = await bareFetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** The code of the first error; null where there is none. */
export const codeOf = ({ errors }: Pick<Answer, 'errors'>) => errors?.[0]?.extensions['code'] ?? null;

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

/** A WebSocket of graphql-transport-ws, message by message. */
export async function openSocket(
  url: string,
  payload: Record<string, unknown> | undefined,
  headers: Record<string, string> = {},
) {
  const socket = new BareWebSocket(`${url.replace('http', 'ws')}/graphql`, {
    protocols: 'graphql-transport-ws',
    headers,
  });
  const closed = once(socket, 'close').then(([event]) => event as CloseEvent);
  const messages: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data as string) as Message;
    const next = waiting.shift();
    if (next) next(message);
    else messages.push(message);
  });
  const next = async () =>
    messages.shift() ?? (await new Promise<Message>((resolve) => void waiting.push(resolve)));
  const send = (message: object) => socket.send(JSON.stringify(message));
  await Promise.race([once(socket, 'open'), closed]);
  send({ type: 'connection_init', ...(payload && { payload }) });
  return { socket, closed, next, send };
}

/** A POST with these headers and no other. */
export async function postBare(
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
) {
  const response = await bareFetch(url, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}
