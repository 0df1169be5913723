import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

/** What a process tells the others. A signal only wakes; whoever is woken reads the rows. */
export type Channel = 'gugus_progress' | 'gugus_cancel' | 'gugus_alias' | 'gugus_suite';
const CHANNELS: Channel[] = ['gugus_progress', 'gugus_cancel', 'gugus_alias', 'gugus_suite'];
const RECONNECT_MS = 1000;

/** LISTEN on one connection for the whole process. Signals are lost while it reconnects: so waiting has a time-out, and readers poll. */
export interface Signals {
  on(channel: Channel, listener: (payload: string) => void): () => void;
  /** Resolves on the next signal with this payload, or after `timeoutMs`, or when `abort` fires. */
  next(channel: Channel, payload: string, timeoutMs: number, abort?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export async function openSignals(url: string, log: Logger): Promise<Signals> {
  const emitter = new EventEmitter().setMaxListeners(0);
  let closed = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'gugus-signals',
      keepAlive: true,
    });
    fresh.on('notification', ({ channel, payload }) => {
      emitter.emit(channel, payload);
      emitter.emit(`${channel}:${payload}`);
    });
    fresh.on('error', (error) => {
      if (!closed) log.warn({ err: error }, 'the connection for signals broke');
    });
    await fresh.connect();
    for (const channel of CHANNELS) await fresh.query(`LISTEN ${channel}`);
    fresh.once('end', () => void reconnect());
    return fresh;
  }

  async function reconnect(): Promise<void> {
    for (;;) {
      await setTimeout(RECONNECT_MS, undefined, { ref: false });
      if (closed) return;
      try {
        client = await connect();
        if (closed) await client.end();
        return;
      } catch (error) {
        log.warn({ err: error }, 'the connection for signals could not be opened again yet');
      }
    }
  }

  return {
    on(channel, listener) {
      emitter.on(channel, listener);
      return () => emitter.off(channel, listener);
    },
    async next(channel, payload, timeoutMs, abort) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = abort ? AbortSignal.any([timeout, abort]) : timeout;
      await once(emitter, `${channel}:${payload}`, { signal }).catch(() => undefined);
    },
    async close() {
      closed = true;
      await client.end();
    },
  };
}
