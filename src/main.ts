#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { Command } from 'commander';
import { ApiError } from './cli/client.ts';
import { runDemo, type DemoFlags } from './cli/demo.ts';
import { exportDvc } from './cli/dvc/export.ts';
import { printApiSchema } from './cli/print-schema.ts';
import { loadConfig } from './config.ts';
import { AppError } from './errors.ts';
import { migrateOnly, stayUp, withApp } from './run.ts';
import { explained } from './storage/database-errors.ts';

const { version } = JSON.parse(readFileSync(findPackageJSON(import.meta.url)!, 'utf8')) as {
  version: string;
};
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
  .option('--json', 'print one JSON summary instead of text')
  .option('--exit', 'end instead of staying up')
  .action(async ({ url, json = false, exit = false }: DemoFlags) => {
    if (url) return await demoElsewhere(url, json);
    const output = json ? process.stderr : process.stdout;
    output.write('Starting the platform …\n');
    await withApp({
      parts: { api: true, workers: true, migrate: true },
      use: (app) => runDemo({ url: app.url!, sourceUrl: app.sourceOwnerUrl, json }),
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
  .action(async (folder: string, { dataset, url = localUrl() }: { dataset?: string; url?: string }) => {
    console.log(await exportDvc({ url, folder, dataset }));
  });

function localUrl(): string {
  return `http://127.0.0.1:${loadConfig(process.env).http.port}`;
}

async function demoElsewhere(url: string, json: boolean): Promise<void> {
  const { sourceDatabaseUrl, databaseUrl } = loadConfig(process.env);
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
    runDemo({ url, sourceUrl, json }),
  );
}

await program.parseAsync().catch((error: Error) => {
  const isKnown = error instanceof AppError || error instanceof ApiError;
  console.error(isKnown ? `${error.code}: ${error.message}` : `INTERNAL_ERROR: ${error.message}`);
  if (!isKnown && ['debug', 'trace'].includes(process.env['GUGUS_LOG_LEVEL'] ?? '')) console.error(error);
  process.exitCode = 1;
});
