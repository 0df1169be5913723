import pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { openListener, type Listener } from './listener.ts';

const CHANGED = 'gugus_source_changed';

/** The user's database, read only. */
export interface SourceDatabase {
  /** Runs `read` in one repeatable-read, read-only transaction. @throws AppError SOURCE_UNAVAILABLE */
  read<T>(read: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Hears what the database tells of changes: NOTIFY gugus_source_changed. An outage is logged once, and lived through. */
  follow(log: Logger, heard: (payload: string) => void): Listener;
}

/** @param variable what the dataset calls it by; null for the default one */
export function sourceDatabase(url: string, variable: string | null): SourceDatabase {
  return {
    async read(read) {
      const client = new pg.Client({
        connectionString: url,
        application_name: 'gugus-source',
        connectionTimeoutMillis: 10_000,
        options:
          '-c default_transaction_read_only=on -c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601',
      });
      client.on('error', () => undefined);
      await client.connect().catch((cause: NodeJS.ErrnoException) => {
        // A name with several addresses fails with an error whose message is empty.
        const reason = cause.message || cause.code;
        const which = variable === null ? 'The source database' : `The source database ${variable}`;
        throw new AppError('SOURCE_UNAVAILABLE', `${which} cannot be reached: ${reason}`, {
          field: 'database',
          value: variable,
        });
      });
      try {
        // Or the server would go on with the query of a job that was cancelled. Servers before 14 do not know it.
        await client.query('SET client_connection_check_interval = 1000').catch(() => undefined);
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
        const result = await read(client);
        await client.query('COMMIT');
        return result;
      } finally {
        await client.end();
      }
    },
    follow(log, heard) {
      let isAway = false;
      return openListener({
        url,
        name: 'gugus-source-changes',
        channels: [CHANGED],
        heard: (_, payload) => heard(payload),
        opened() {
          if (isAway) log.info('the source database tells of changes again');
          isAway = false;
        },
        lost(error) {
          if (!isAway) log.warn({ err: error }, 'the source database cannot tell of changes now');
          isAway = true;
        },
      });
    },
  };
}
