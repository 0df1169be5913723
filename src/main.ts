#!/usr/bin/env node
import './production.ts';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command, Option } from 'commander';
import { ApiError } from './cli/client.ts';
import { runDemo, type DemoFlags } from './cli/demo.ts';
import { exportDvc } from './cli/dvc/export.ts';
import { printApiSchema } from './cli/print-schema.ts';
import { ROLES, type Role } from './access/roles.ts';
import { loadConfig } from './config.ts';
import { AppError } from './errors.ts';
import { createKeyOnly, migrateOnly, stayUp, withApp } from './run.ts';
import { explained } from './storage/database-errors.ts';
import { readKeyFile } from './storage/key-file.ts';

const { version } = JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as {
  version: string;
};
const DEMO_KEY_MS = 3600 * 1000;
const program = new Command('gugus')
  .description('Versions data, trains and serves clustering models, behind one GraphQL API.')
  .version(version);

program
  .command('serve')
  .description('API and workers in one process; without DATABASE_URL also an embedded PostgreSQL')
  .action(() => stayUp({ api: true, workers: true, migrate: true }));
program
  .command('api')
  .description('the API alone; needs DATABASE_URL')
  .action(() => stayUp({ api: true, workers: false, migrate: false }));
program
  .command('worker')
  .description('the workers alone; needs DATABASE_URL')
  .action(() => stayUp({ api: false, workers: true, migrate: false }));
program.command('migrate').description('bring the database up to date').action(migrateOnly);
program.command('schema').description('print the GraphQL schema').action(printApiSchema);
program
  .command('demo')
  .description("cluster Indonesia's provinces by education data, 2021 and again in 2023")
  .option(
    '--url <url>',
    'use the Gugus that answers there; SOURCE_DATABASE_URL (or DATABASE_URL) gets the table',
  )
  .option('--key <key>', 'the key to ask it with; otherwise GUGUS_KEY')
  .option('--json', 'print one JSON summary instead of text')
  .option('--exit', 'end instead of staying up')
  .action(async ({ url, key, json = false, exit = false }: DemoFlags) => {
    if (url) return await demoElsewhere(url, key, json);
    const output = json ? process.stderr : process.stdout;
    output.write('Starting the platform …\n');
    await withApp({
      parts: { api: true, workers: true, migrate: true },
      use: async (app) => {
        const expiresAt = new Date(Date.now() + DEMO_KEY_MS);
        const ownKey = await app.issueKey({ name: 'demo', roles: ['approver'], expiresAt });
        await runDemo({ url: app.url!, key: ownKey, sourceUrl: app.sourceOwnerUrl, json });
      },
      stay: !exit,
      logLevel: 'warn',
      output,
    });
  });

program
  .command('dvc')
  .description('exchange with DVC')
  .command('export <folder>')
  .description('write a .dvc file per dataset version, and the remote, into a folder of a Git repository')
  .option('--dataset <name>', 'one dataset; without it all')
  .option('--url <url>', 'the Gugus that answers there; without it the one of this machine')
  .option('--key <key>', 'the key to ask it with; otherwise GUGUS_KEY, or the one kept on this machine')
  .action(
    async (folder: string, { dataset, ...server }: { dataset?: string; url?: string; key?: string }) => {
      console.log(await exportDvc({ ...(await findServer(server)), folder, dataset }));
    },
  );

program
  .command('keys')
  .description('keys, made on the database itself: for whoever has lost all of them')
  .command('create')
  .description('make a key and print it; needs the environment of the server')
  .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
  .option('--name <name>', 'by what name histories tell of it', 'command line')
  .action(async ({ role, name }: { role: Role; name: string }) => await createKeyOnly(name, [role]));

/** The key that is kept on this machine is for no other. */
async function findServer({ url, key }: { url?: string; key?: string }) {
  const { http, dataFolder, key: keyOfEnvironment } = loadConfig(process.env);
  const given = key ?? keyOfEnvironment;
  if (url) return { url, key: given };
  return { url: `http://127.0.0.1:${http.port}`, key: given ?? (await readKeyFile(dataFolder)) };
}

async function demoElsewhere(url: string, key: string | undefined, json: boolean): Promise<void> {
  const { sourceDatabaseUrl, databaseUrl, key: keyOfEnvironment } = loadConfig(process.env);
  const variable = sourceDatabaseUrl ? 'SOURCE_DATABASE_URL' : 'DATABASE_URL';
  const sourceUrl = sourceDatabaseUrl ?? databaseUrl;
  if (!sourceUrl) {
    throw new AppError(
      'CONFIG_INVALID',
      'Where is the source table to go? Set SOURCE_DATABASE_URL (or DATABASE_URL) to the database that the other Gugus reads.',
      { field: 'SOURCE_DATABASE_URL' },
    );
  }
  await explained({ variable, code: 'SOURCE_UNAVAILABLE' }, sourceUrl, () =>
    runDemo({ url, key: key ?? keyOfEnvironment, sourceUrl, json }),
  );
}

await program.parseAsync().catch((error: Error) => {
  const isKnown = error instanceof AppError || error instanceof ApiError;
  console.error(isKnown ? `${error.code}: ${error.message}` : `INTERNAL_ERROR: ${error.message}`);
  if (!isKnown && ['debug', 'trace'].includes(process.env['GUGUS_LOG_LEVEL'] ?? '')) console.error(error);
  process.exitCode = 1;
});
