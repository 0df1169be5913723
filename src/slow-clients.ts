import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** For Node's own server: how long headers may take, also of a connection that says nothing at all, and how often it looks. */
export const HEADER_TIMES = { headersTimeout: 10_000, connectionsCheckingInterval: 5000 };

const LOOK_MS = 20_000;
/** 512 bytes a second, slower than any line that people use. Files of any size may take as long as they do. */
const LEAST_BYTES = (LOOK_MS / 1000) * 512;

interface Exchange {
  /** The last request of the connection. */
  request: IncomingMessage;
  wasHeldUp: boolean;
  moved: number;
}

/**
 * Ends connections whose clients send a request, or take its answer, as slowly as if they only wanted to hold them. A time
 * for the whole exchange would end long uploads and downloads too, so it is the pace that counts (as MinRate of Apache's
 * mod_reqtimeout). Waiting for us is nobody's fault.
 */
export function endSlowClients(fastify: FastifyInstance): void {
  const open = new Map<Socket, Exchange>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { socket } = request.raw;
    // WebSockets are asked for signs of life.
    if (!request.ws) {
      const exchange = open.get(socket);
      if (exchange) Object.assign(exchange, { request: request.raw, wasHeldUp: false });
      else {
        open.set(socket, { request: request.raw, wasHeldUp: false, moved: 0 });
        socket.once('close', () => open.delete(socket));
      }
    }
    done();
  });

  const looking = setInterval(() => {
    for (const [socket, exchange] of open) {
      const [isHeldUp, moved] = [isHeldUpBy(socket, exchange), movedBytes(socket)];
      if (isHeldUp && exchange.wasHeldUp && moved - exchange.moved < LEAST_BYTES) socket.destroy();
      exchange.wasHeldUp = isHeldUp;
      exchange.moved = moved;
    }
  }, LOOK_MS);
  fastify.addHook('onClose', async () => clearInterval(looking));
}

/** Whether the client has more to send, and we have read all that came; or does not take what we have for it. */
function isHeldUpBy(socket: Socket, { request }: Exchange): boolean {
  const isSending = !request.complete && request.readableLength === 0;
  return isSending || socket.writableLength > 0;
}

/** Node tells only here how much of a long write the system has taken. */
function movedBytes(socket: Socket): number {
  const { _handle: handle } = socket as unknown as {
    _handle: { bytesWritten: number; writeQueueSize: number } | null;
  };
  return handle === null ? 0 : socket.bytesRead + handle.bytesWritten - handle.writeQueueSize;
}
