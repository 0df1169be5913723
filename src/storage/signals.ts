import { EventEmitter, once } from 'node:events';
import type { Logger } from 'pino';
import { openListener } from './listener.ts';

/** What a process tells the others. A signal only wakes; whoever is woken reads the rows. */
const CHANNELS = ['gugus_progress', 'gugus_cancel', 'gugus_alias', 'gugus_suite', 'gugus_delivery'] as const;
export type Channel = (typeof CHANNELS)[number];

/** LISTEN on one connection for the whole process. Signals are lost while it reconnects: so waiting has a time-out, and readers poll. */
export interface Signals {
  on(channel: Channel, listener: (payload: string) => void): () => void;
  /** Resolves on the next signal with this payload, or after `timeoutMs`, or when `abort` fires. */
  next(channel: Channel, payload: string, timeoutMs: number, abort?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export async function openSignals(url: string, log: Logger): Promise<Signals> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const connection = openListener({
    url,
    name: 'gugus-signals',
    channels: CHANNELS,
    heard(channel, payload) {
      emitter.emit(channel, payload);
      emitter.emit(`${channel}:${payload}`);
    },
    lost: (error) => log.warn({ err: error }, 'the connection for signals broke'),
  });
  await connection.opened.catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });

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
    close: () => connection.close(),
  };
}
