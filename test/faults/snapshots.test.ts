import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { apiClient, type ApiClient } from '../../src/cli/client.ts';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.ts';
import { createWorld, type World } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { CREATE_DATASET, finished, JOB, pointsDataset, SNAPSHOT, snapshot } from '../testkit/operations.ts';
import { apiUrl, spawnGugus, started, type GugusProcess } from '../testkit/process.ts';

const ROWS = 1_000_000;
const run = promisify(execFile);

async function startApi({ env, sourceUrl }: World): Promise<ApiClient> {
  const api = apiClient(await apiUrl(spawnGugus(['api'], env)));
  await runSql(
    sourceUrl,
    `CREATE TABLE points AS SELECT n AS id, sin(n) AS x, cos(n) AS y FROM generate_series(1, ${ROWS}) AS n ORDER BY sin(n)`,
  );
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  return api;
}

async function startWorker({ env }: World): Promise<GugusProcess> {
  const worker = spawnGugus(['worker'], env);
  await started(worker);
  return worker;
}

async function startSnapshot(api: ApiClient): Promise<string> {
  return (await api.request(SNAPSHOT, { dataset: 'points' })).snapshotDataset.id;
}

/** The server's processes that send rows to a snapshot. */
async function copying({ sourceUrl }: World): Promise<unknown[]> {
  return await runSql(
    sourceUrl,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY %' AND state = 'active' AND pid <> pg_backend_pid()`,
  );
}

async function untilCopying(world: World): Promise<void> {
  await expect.poll(() => copying(world), { interval: 5, timeout: 60_000 }).toHaveLength(1);
}

async function storedVersions({ env }: World): Promise<unknown[]> {
  return await runSql(env['DATABASE_URL'], 'SELECT row_count::int, digest FROM gugus.dataset_version');
}

const temporaryFolders = ({ env }: World) => [
  join(env['GUGUS_DATA'], 'tmp'),
  join(env['GUGUS_DATA'], 'blobs/tmp'),
];

async function temporaryFiles(world: World): Promise<string[]> {
  const names = await Promise.all(
    temporaryFolders(world).map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  return names.flat();
}

test('a worker that is killed while it reads or writes a snapshot leaves nothing to see, and the next one finishes it', async () => {
  const world = await createWorld();
  const api = await startApi(world);
  const before = await temporaryFiles(world);
  let worker = await startWorker(world);
  const jobId = await startSnapshot(api);

  await untilCopying(world);
  await worker.kill('SIGKILL');
  expect(await storedVersions(world)).toEqual([]);
  await expect.poll(() => copying(world), { timeout: 30_000 }).toEqual([]);

  worker = await startWorker(world);
  const [, blobs] = temporaryFolders(world);
  await expect.poll(() => readdir(blobs), { interval: 1, timeout: 60_000 }).toHaveLength(1);
  await worker.kill('SIGKILL');
  expect(await storedVersions(world)).toEqual([]);

  worker = await startWorker(world);
  const job = await finished(api, jobId);
  expect(job).toMatchObject({
    state: 'SUCCEEDED',
    created: true,
    datasetVersion: { number: 1, rowCount: ROWS },
  });
  expect(job.attempt).toBe(3);
  expect(await storedVersions(world)).toEqual([{ row_count: ROWS, digest: job.datasetVersion!.digest }]);
  expect(await snapshot(api)).toMatchObject({ created: false, datasetVersion: { number: 1 } });
  await worker.kill('SIGTERM');

  const left = (await temporaryFiles(world)).filter((path) => !before.includes(path));
  expect(left.length).toBeGreaterThan(0);
  const longAgo = new Date(Date.now() - 48 * 3600 * 1000);
  await Promise.all(left.map((path) => utimes(path, longAgo, longAgo)));
  await startWorker(world);
  const after = await temporaryFiles(world);
  expect(left.filter((path) => after.includes(path))).toEqual([]);
  expect(before.filter((path) => !after.includes(path))).toEqual([]);
});

test('a source that is stopped in the middle of a snapshot costs an attempt, and the next one finishes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-source-'));
  // The user that PostgreSQL runs as where this is root has to pass through.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres(folder);
  const files = join(folder, 'postgres');
  const { uid, gid } = await stat(files);
  const binaries = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as {
    pg_ctl: string;
  };
  const pgCtl = async (...args: string[]) =>
    await run(binaries.pg_ctl, [...args, '-D', files, '-w', '-s', '-l', join(files, 'server.log')], {
      uid,
      gid,
      cwd: '/',
    });
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const { env } = await createWorld();
  const world = {
    env: { ...env, SOURCE_DATABASE_URL: server.sourceOwnerUrl },
    sourceUrl: server.sourceOwnerUrl,
  };
  const api = await startApi(world);
  await startWorker(world);
  const jobId = await startSnapshot(api);

  await untilCopying(world);
  await pgCtl('stop', '-m', 'immediate');
  await expect
    .poll(async () => (await api.request(JOB, { id: jobId })).job!.state, { timeout: 30_000 })
    .toBe('QUEUED');
  expect(await storedVersions(world)).toEqual([]);
  expect((await temporaryFiles(world)).filter((path) => path.endsWith('.parquet'))).toEqual([]);

  // With the options that it was started with.
  await pgCtl('restart');
  const job = await finished(api, jobId);
  expect(job).toMatchObject({ state: 'SUCCEEDED', datasetVersion: { number: 1, rowCount: ROWS } });
  expect(job.attempt).toBeGreaterThan(1);
});
