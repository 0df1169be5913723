import { once } from 'node:events';
import { createKeyInDatabase, migrateDatabase, openApp, type App, type AppParts } from './app.ts';
import type { Role } from './access/roles.ts';
import { loadConfig, type Config } from './config.ts';
import { AppError } from './errors.ts';
import { createLogger } from './log.ts';
import { keyFile } from './storage/key-file.ts';
import { TICKET_MINUTES } from './use-cases/first-key.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 };
const SAME_SIGNAL_MS = 1000;
const LAST_CALL_MS = 2000;

/** What is done on an open platform. */
export interface Errand {
  parts: AppParts;
  use: (app: App) => Promise<void>;
  /** Whether it stays open afterwards, until a signal ends it. */
  stay: boolean;
  logLevel?: string;
  /** Where it says so. */
  output?: NodeJS.WriteStream;
}

/**
 * Opens the platform as the environment says, does the errand and closes it. A signal ends it at any time, also while it
 * is still being opened.
 * @throws AppError CONFIG_INVALID and those of `openApp`
 */
export async function withApp({
  parts,
  use,
  stay,
  logLevel,
  output = process.stdout,
}: Errand): Promise<void> {
  const config = loadConfig(process.env);
  if (parts.api !== parts.workers && !config.databaseUrl) {
    throw new AppError(
      'CONFIG_INVALID',
      'DATABASE_URL is not set: the embedded database serves one process only, `gugus serve`.',
      { field: 'DATABASE_URL' },
    );
  }
  await untilStopped(async (stopped) => {
    const app = await unless(
      stopped,
      openApp(config, createLogger(logLevel ?? config.logLevel), parts, stopped),
    );
    try {
      stopped.throwIfAborted();
      tellFirstKey(app, config, output);
      const stop = once(stopped, 'abort');
      await Promise.race([use(app), stop.then(() => stopped.throwIfAborted())]);
      if (stay) {
        output.write('Ctrl-C ends it.\n');
        await stop;
      }
    } finally {
      await app.close();
    }
  });
}

/** Runs the parts until a signal ends them. */
export async function stayUp(parts: AppParts): Promise<void> {
  const use = async (app: App) => {
    if (app.url) console.log(`Gugus answers at ${app.url}/graphql`);
    if (app.sourceUrlFile)
      console.log(`Your tables go into its source database: psql "$(cat ${app.sourceUrlFile})"`);
  };
  await withApp({ parts, use, stay: true });
}

/** Says once what nobody can look up afterwards. */
function tellFirstKey(
  { firstKey, url }: App,
  { databaseUrl, dataFolder }: Config,
  output: NodeJS.WriteStream,
): void {
  if (!firstKey) return;
  const kept = databaseUrl ? 'It is not kept anywhere' : `It is kept in ${keyFile(dataFolder)}`;
  output.write(`The first key, for an admin: ${firstKey.key}
${kept}, and not shown again; \`gugus keys create --role admin\` makes another.
A session in the browser, once, within ${TICKET_MINUTES} minutes: ${url}/#ticket=${firstKey.ticket}
`);
}

/** Makes a key on the database itself and prints it. */
export async function createKeyOnly(name: string, roles: Role[]): Promise<void> {
  const config = loadConfig(process.env);
  await untilStopped(async (stopped) => {
    const { key, apiKey } = await unless(stopped, createKeyInDatabase(config, { name, roles }, stopped));
    console.error(`The key ${apiKey.name} (${apiKey.roles.join(', ')}), which is not shown again:`);
    console.log(key);
  });
}

/** Brings the database up to date and says what it did. */
export async function migrateOnly(): Promise<void> {
  const config = loadConfig(process.env);
  await untilStopped(async (stopped) => console.log(await unless(stopped, migrateDatabase(config, stopped))));
}

/** What fails after the wish to end, for instance a tool that got the same Ctrl-C, fails because of it. */
async function unless<T>(stopped: AbortSignal, result: Promise<T>): Promise<T> {
  return await result.catch((error: unknown) => {
    throw stopped.aborted ? stopped.reason : error;
  });
}

/** Runs `work`; the first SIGINT or SIGTERM tells it to end, a later one does not wait any more. */
async function untilStopped(work: (stopped: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  let first: { at: number; status: number } | null = null;
  for (const [signal, status] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (!first) {
        first = { at: Date.now(), status };
        controller.abort();
      } else if (Date.now() - first.at > SAME_SIGNAL_MS) {
        // Sooner it is the same Ctrl-C: npm passes on what the terminal has already sent.
        process.exit(status);
      }
    });
  }
  try {
    await work(controller.signal);
  } catch (error) {
    if (error !== controller.signal.reason) throw error;
    process.exitCode = first!.status;
  } finally {
    // Connections to servers that have fallen silent would keep the process.
    setTimeout(() => process.exit(), LAST_CALL_MS).unref();
  }
}
