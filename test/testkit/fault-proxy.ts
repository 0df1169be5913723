import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What a proxy does to a request: its body is that of the request, or, where it has none, that of the answer. */
export type Fault =
  | 'none'
  /** Answers 503. */
  | 'unavailable'
  /** Breaks the connection after half of the body. */
  | 'truncate'
  /** Changes one bit of the body. */
  | 'corrupt'
  /** Waits for `release`; then all goes well. */
  | 'hold'
  /** Never answers. */
  | 'hang'
  /** Answers with half of the body and no more. */
  | 'stall';

export interface FaultProxy {
  url: string;
  /** The next requests of this method suffer these, one each; then all goes well again. */
  plan(method: string, ...faults: Fault[]): void;
  /** How many requests of the method have come. */
  count(method: string): number;
  /** Lets those go that are on hold, and all that will be. */
  release(): void;
  /** Resolves when a request of the method comes. */
  next(method: string): Promise<void>;
}

/** A real proxy before a real server, which does what networks do. Requests pass as they are, signatures included. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const planned = new Map<string, Fault[]>();
  const counts = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const released = Promise.withResolvers<void>();

  const server = createServer((incoming, outgoing) => {
    const method = incoming.method!;
    counts.set(method, (counts.get(method) ?? 0) + 1);
    waiting.get(method)?.();
    const fault = planned.get(method)?.shift();
    const passing =
      fault === 'hold'
        ? released.promise.then(() => pass(target, 'none', incoming, outgoing))
        : pass(target, fault, incoming, outgoing);
    void passing.catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    plan: (method, ...faults) => void planned.set(method, faults),
    release: released.resolve,
    count: (method) => counts.get(method) ?? 0,
    next: (method) => new Promise((resolve) => waiting.set(method, resolve)),
  };
}

async function pass(
  target: string,
  fault: Fault | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const sent = await bytesOf(incoming);
  if (fault === 'hang') return;
  if (fault === 'unavailable') return void outgoing.writeHead(503).end();
  const { method, headers, url } = incoming;
  const forwarded = request(new URL(url!, target), { method: method!, headers });
  if (sent.length > 0 && fault === 'truncate') {
    forwarded.once('error', () => undefined).write(half(sent));
    forwarded.destroy();
    return void outgoing.destroy();
  }
  forwarded.end(sent.length > 0 && fault === 'corrupt' ? flipped(sent) : sent);
  const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
  const bytes = await bytesOf(answer);
  outgoing.writeHead(answer.statusCode!, answer.headers);
  if (sent.length > 0 || !fault || fault === 'none') return void outgoing.end(bytes);
  if (fault === 'corrupt') return void outgoing.end(flipped(bytes));
  outgoing.write(half(bytes), () => {
    if (fault !== 'stall') outgoing.destroy();
  });
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await message.toArray());
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] ^= 1;
  return copy;
}
