import { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { openListener } from './listener.ts';

/** What a process tells the others. A signal only wakes; whoever is woken reads the rows. */
const CHANNELS = [
  'gugus_progress',
  'gugus_cancel',
  'gugus_alias',
  'gugus_suite',
  'gugus_policy',
  'gugus_delivery',
  'gugus_key',
] as const;
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
    next: (channel, payload, timeoutMs, abort) =>
      new Promise((resolve) => {
        const name = `${channel}:${payload}`;
        // Signals of AbortSignal.timeout would stay until they fire, for every wait of every subscriber.
        const timer = setTimeout(done, timeoutMs).unref();
        emitter.once(name, done);
        abort?.addEventListener('abort', done);
        if (abort?.aborted) done();

        function done(): void {
          clearTimeout(timer);
          emitter.off(name, done);
          abort?.removeEventListener('abort', done);
          resolve();
        }
      }),
    close: () => connection.close(),
  };
}
