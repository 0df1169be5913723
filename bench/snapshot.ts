import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFeatureColumns } from '../src/data/load-features.ts';
import { readDoubleColumns } from '../src/data/read-double-columns.ts';
import { writeSnapshot } from '../src/data/write-snapshot.ts';
import type { DatasetVersion } from '../src/entities/dataset-version.ts';
import { literal } from '../src/storage/duckdb.ts';
import { withClient } from '../src/storage/embedded-databases.ts';
import { startEmbeddedPostgres } from '../src/storage/embedded-postgres.ts';
import { median, timedCase, timeRuns, type BenchCase } from './case.ts';
import { longestTurn } from './event-loop.ts';
import { memoryBandwidth } from './limits.ts';
import { FEATURES, openSnapshots, tableDataset } from './snapshot-world.ts';

const MILLION = 1_000_000;
const ROW_BYTES = 8 * (1 + FEATURES.length);
const REPEATS = 5;

/** From PostgreSQL to Parquet, beside psql that only fetches the rows; and from Parquet to the arrays of the numerics. */
export async function snapshot(): Promise<BenchCase[]> {
  requirePsql();
  const folder = mkdtempSync(join(tmpdir(), 'gugus-bench-'));
  // The user that PostgreSQL runs as where this is root has to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres(join(folder, 'data'));
  try {
    const bandwidth = memoryBandwidth();
    await createTable(server.sourceOwnerUrl, 'million', MILLION);
    await createTable(server.sourceOwnerUrl, 'five_million', 5 * MILLION);
    const psql = (table: string) => copyByPsql(server.sourceOwnerUrl, table, join(folder, 'rows.bin'));
    const cases = await millionCases(server.sourceUrl, folder, bandwidth, () => psql('million'));
    return [...cases, largeCase(server.sourceUrl, folder, bandwidth, () => psql('five_million'))];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function millionCases(
  url: string,
  folder: string,
  bandwidth: number,
  psql: () => void,
): Promise<BenchCase[]> {
  const world = await openSnapshots(url, folder);
  try {
    const dataset = tableDataset('million');
    const take = () => writeSnapshot(world, dataset, null, new AbortController().signal);
    const peer = await timeRuns(psql, REPEATS);
    const ours = await timeRuns(take, REPEATS);
    const { wallMs, processorMs } = await longestTurn(take);
    const turn = `a timer waits ${wallMs.toFixed(0)} ms at most, our longest turn computes ${processorMs.toFixed(0)} ms`;
    const note = `psql stores the rows as they come, we sort, check and compress them; ${turn}`;
    const limit = (2 * MILLION * ROW_BYTES) / bandwidth;
    const reading = timedCase('to Parquet', { ours, peer, limit }, note);

    const content = await take();
    const version = { number: 1, ...content } as DatasetVersion;
    const file = await world.blobs.file(version.digest);
    const checked = await timeRuns(
      () => loadFeatureColumns(world, dataset, version, dataset.features),
      REPEATS,
    );
    const [arrays, alone] = await world.duck.withConnection(async (connection) => [
      await timeRuns(() => readDoubleColumns(connection, file, FEATURES, MILLION), REPEATS),
      await timeRuns(
        () =>
          connection.run(
            `CREATE OR REPLACE TEMP TABLE own AS SELECT ${FEATURES.join(', ')} FROM read_parquet(${literal(file)})`,
          ),
        REPEATS,
      ),
    ]);
    const rate = (seconds: readonly number[]) => MILLION / median(seconds);
    const loading: BenchCase = {
      case: 'to arrays',
      ours: rate(arrays),
      peer: rate(alone),
      peerName: 'DuckDB into a table of its own',
      unit: 'rows/s',
      ratio: rate(arrays) / rate(alone),
      limit: bandwidth / (2 * 8 * FEATURES.length),
      note: `with the check of the MD5 and of the values ${rate(checked).toFixed(0)}`,
    };
    return [{ ...reading, peerName: 'psql' }, loading];
  } finally {
    await world.duck.close();
  }
}

/** In a process of its own, for its memory is what is asked. */
function largeCase(url: string, folder: string, bandwidth: number, psql: () => void): BenchCase {
  const start = performance.now();
  psql();
  const peer = [(performance.now() - start) / 1000];
  const script = join(import.meta.dirname, 'snapshot-peak.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, url, folder, 'five_million'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`snapshot-peak.ts failed: ${stderr}`);
  const { seconds, peakMiB } = JSON.parse(stdout) as { seconds: number; peakMiB: number };
  const limit = (2 * 5 * MILLION * ROW_BYTES) / bandwidth;
  const note = `once; peak ${peakMiB} MiB in all`;
  return { ...timedCase('5 million', { ours: [seconds], peer, limit }, note), peerName: 'psql' };
}

async function createTable(url: string, name: string, rows: number): Promise<void> {
  const columns = FEATURES.map((feature) => `random() AS ${feature}`).join(', ');
  await withClient(url, async (client) => {
    await client.query(
      `CREATE TABLE ${name} AS SELECT n AS id, ${columns} FROM generate_series(1, ${rows}::bigint) AS n`,
    );
    await client.query(`VACUUM ANALYZE ${name}`);
  });
}

function requirePsql(): void {
  const { status } = spawnSync('psql', ['--version']);
  if (status !== 0) throw new Error('this benchmark needs psql: apt-get install postgresql-client');
}

function copyByPsql(url: string, table: string, file: string): void {
  const { status, stderr } = spawnSync('psql', [url, '-qc', `\\copy ${table} to '${file}' with binary`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`psql failed: ${stderr}`);
}
