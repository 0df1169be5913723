import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

const RECONNECT_MS = 1000;
const CONNECT_MS = 10_000;

export interface ListenerSettings {
  url: string;
  /** How the connection is called on the server. */
  name: string;
  channels: readonly string[];
  heard: (channel: string, payload: string) => void;
  opened?: () => void;
  /** The connection broke, or could not be opened; it is tried again. */
  lost: (error: Error) => void;
}

export interface Listener {
  /** How the first try to connect ends. */
  opened: Promise<void>;
  close: () => Promise<void>;
}

/** LISTEN on a connection of its own, which is opened again when it ends. What is told meanwhile is lost. */
export function openListener({ url, name, channels, heard, opened, lost }: ListenerSettings): Listener {
  let closed = false;
  let client: pg.Client | null = null;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    fresh.on('notification', ({ channel, payload = '' }) => heard(channel, payload));
    fresh.on('error', (error) => {
      if (!closed) lost(error);
    });
    try {
      await fresh.connect();
      for (const channel of channels) await fresh.query(`LISTEN ${channel}`);
    } catch (error) {
      void fresh.end();
      throw error;
    }
    client = fresh;
    fresh.once('end', () => void reconnect());
    if (closed) await fresh.end();
    else opened?.();
  }

  async function reconnect(): Promise<void> {
    for (;;) {
      await setTimeout(RECONNECT_MS, undefined, { ref: false });
      if (closed) return;
      try {
        return await connect();
      } catch (error) {
        lost(error as Error);
      }
    }
  }

  const first = connect();
  first.catch((error: Error) => {
    if (closed) return;
    lost(error);
    void reconnect();
  });
  return {
    opened: first,
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
