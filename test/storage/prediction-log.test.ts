import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../src/log.ts';
import type { LoggedAnswers } from '../../src/serving/log-rows.ts';
import { openPredictionLog } from '../../src/serving/prediction-log.ts';
import { timeOfId } from '../../src/serving/prediction-ids.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { dropOldPredictions } from '../../src/use-cases/drop-old-predictions.ts';
import { readLoggedPredictions } from '../../src/use-cases/read-logged-predictions.ts';
import { daysAgo, insertJob, insertRow, dbOf } from '../testkit/content.ts';
import { createDatabase } from '../testkit/databases.ts';
import { openGate } from '../testkit/gate.ts';

const SILENT = createLogger('silent');
const DAY_MS = 24 * 3600 * 1000;

async function openWorld() {
  const databaseUrl = await createDatabase('migrated');
  const db = await openDatabase(databaseUrl);
  onTestFinished(() => db.destroy());
  return { db, databaseUrl };
}

function open(url: string) {
  const log = openPredictionLog(url, SILENT);
  onTestFinished(() => log.close());
  return log;
}

/** Answers about rows of two features, x = 0, 1, 2 … and y missing in each second row. */
function answers(rows: number, changes: Partial<LoggedAnswers> = {}): LoggedAnswers {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  return {
    modelId: randomUUID(),
    modelVersionId: randomUUID(),
    alias: 'Production',
    role: 'PRODUCTION',
    caller: 'test',
    latencyMs: 0.5,
    keys: numbers.map((row) => (row % 3 === 2 ? null : `käy-${row} 🗝`)),
    features: Float64Array.from(numbers.flatMap((row) => [row + 0.1, row % 2 === 1 ? Number.NaN : -row])),
    clusters: Int32Array.from(numbers, (row) => row % 4),
    distances: Float64Array.from(numbers, (row) => row / 7),
    confidences: Float64Array.from(numbers, (row) => 1 / (row + 1)),
    ...changes,
  };
}

async function stored(db: DataSource): Promise<Record<string, unknown>[]> {
  return await db.query('SELECT *, uuid_extract_timestamp(id) AS time FROM prediction_log ORDER BY id');
}

test('every answer is a row with all that was said, in the order of the answers, under the id that was given', async () => {
  const { db, databaseUrl } = await openWorld();
  const log = open(databaseUrl);
  const given = answers(50, {
    clusters: Int32Array.from({ length: 50 }, (_, row) => (row === 7 ? -1 : row)),
  });
  const before = Date.now();
  const ids = log.add(given);
  expect(ids[7]).toBe('');
  expect(log.counts()).toEqual({ written: 0, dropped: 0, queued: 49 });
  await expect.poll(() => log.counts()).toEqual({ written: 49, dropped: 0, queued: 0 });
  const rows = await stored(db);
  expect(rows.map(({ id }) => id)).toEqual(ids.filter((id) => id !== ''));
  expect(rows[3]).toEqual({
    id: ids[3],
    model_id: given.modelId,
    model_version_id: given.modelVersionId,
    alias: 'Production',
    role: 'PRODUCTION',
    caller: 'test',
    latency_ms: 0.5,
    key: 'käy-3 🗝',
    cluster: 3,
    distance: 3 / 7,
    confidence: 1 / 4,
    features: [3.1, null],
    paired_id: null,
    error: null,
    call_rows: 50,
    time: timeOfId(ids[3]),
  });
  expect(rows[2]).toMatchObject({ key: null, features: [2.1, -2] });
  const times = rows.map(({ time }) => Number(time));
  expect(Math.min(...times)).toBeGreaterThanOrEqual(before);
  expect(Math.max(...times)).toBeLessThanOrEqual(Date.now() + 1);
});

test("a shadow's answers name the predictions that they belong to, also those that it could not give", async () => {
  const { db, databaseUrl } = await openWorld();
  const log = open(databaseUrl);
  const pairedIds = log.add(answers(2));
  const clusters = Int32Array.from([1, -1]);
  const errors = new Map([[1, { code: 'FEATURE_OUT_OF_DOMAIN' }]]);
  const ids = log.add(answers(2, { role: 'SHADOW', clusters, shadow: { pairedIds, errors } }));
  await expect.poll(() => log.counts().written).toBe(4);
  const rows = await stored(db);
  expect(rows.slice(2)).toMatchObject([
    { id: ids[0], cluster: 1, paired_id: pairedIds[0], error: null, call_rows: 2 },
    {
      id: ids[1],
      cluster: -1,
      paired_id: pairedIds[1],
      error: 'FEATURE_OUT_OF_DOMAIN',
      features: [1.1, null],
    },
  ]);
});

test('closing writes what is queued', async () => {
  const { db, databaseUrl } = await openWorld();
  const log = openPredictionLog(databaseUrl, SILENT);
  log.add(answers(25_000));
  log.add(answers(3));
  await log.close();
  expect(await db.query('SELECT count(*)::int AS n FROM prediction_log')).toEqual([{ n: 25_003 }]);
  expect(log.counts()).toEqual({ written: 25_003, dropped: 0, queued: 0 });
});

test('while the database is away answers are queued, then dropped and counted; when it is back the queue is written', async () => {
  const { db, databaseUrl } = await openWorld();
  const gate = await openGate(databaseUrl);
  const log = open(gate.url);
  log.add(answers(10));
  await expect.poll(() => log.counts().written).toBe(10);
  gate.shut();
  for (let call = 0; call < 11; call++) expect(log.add(answers(10_000))).toHaveLength(10_000);
  expect(log.counts()).toEqual({ written: 10, dropped: 10_000, queued: 100_000 });
  gate.open();
  await expect.poll(() => log.counts()).toEqual({ written: 100_010, dropped: 10_000, queued: 0 });
  expect(await db.query('SELECT count(*)::int AS n FROM prediction_log')).toEqual([{ n: 100_010 }]);
});

test('writers that start at once share the partitions; old ones are dropped with their outcomes, and made again', async () => {
  const { db, databaseUrl } = await openWorld();
  const logs = Array.from({ length: 4 }, () => open(databaseUrl));
  for (const log of logs) log.add(answers(5));
  await expect.poll(() => logs.map((log) => log.counts().written)).toEqual([5, 5, 5, 5]);
  const ctx = { db, log: SILENT };
  await dropOldPredictions(ctx, 1, new Date(Date.now() + DAY_MS));
  expect(await stored(db)).toHaveLength(20);
  await dropOldPredictions(ctx, 1, new Date(Date.now() + 5 * DAY_MS));
  expect(await stored(db)).toHaveLength(0);
  const left = await db.query(
    `SELECT inhrelid FROM pg_inherits WHERE inhparent = 'prediction_log'::regclass`,
  );
  expect(left).toEqual([]);
  logs[0].add(answers(5));
  await expect.poll(() => logs[0].counts().written).toBe(10);
  expect(await stored(db)).toHaveLength(5);
});

test('a window is read as columns, newest first, features by their names in the version that answered', async () => {
  const { db, databaseUrl } = await openWorld();
  const row = (table: Parameters<typeof insertRow>[1], values: Record<string, unknown>) =>
    insertRow(dbOf(db), table, values);
  const dataset = await row('dataset', { name: 'd' });
  const version = await row('dataset_version', { dataset_id: dataset, number: 1, digest: 'a'.repeat(32) });
  const experiment = await row('experiment', { name: 'e' });
  const job = await insertJob(db, 1);
  const sweep = await row('sweep', { experiment_id: experiment, dataset_version_id: version, job_id: job });
  const modelId = await row('registered_model', { name: 'm' });
  const model = async (minor: number, names: string[]) => {
    const subject = { sweep_id: sweep, dataset_version_id: version };
    const run = await row('run', {
      ...subject,
      name: `r${minor}`,
      n_clusters: minor + 2,
      experiment_id: experiment,
      job_id: job,
    });
    return await row('model_version', {
      registered_model_id: modelId,
      major: 1,
      minor,
      run_id: run,
      dataset_version_id: version,
      artifact_digest: 'b'.repeat(32),
      assignments_digest: 'c'.repeat(32),
      signature: JSON.stringify(names.map((name) => ({ name }))),
    });
  };
  const older = await model(0, ['x', 'y']);
  const newer = await model(1, ['z', 'x']);
  const log = open(databaseUrl);
  const [first] = log.add(answers(2, { modelId, modelVersionId: older }));
  log.add(answers(2));
  log.add(answers(2, { modelId, modelVersionId: newer, role: 'SHADOW' }));
  log.add(answers(2, { modelId, modelVersionId: newer }));
  await expect.poll(() => log.counts().written).toBe(8);
  await db.query(
    `INSERT INTO prediction_outcome (prediction_id, cluster, recorded_by) VALUES ($1, 3, 'test')`,
    [first],
  );

  const window = { modelId, from: daysAgo(1), to: new Date(Date.now() + 1000), most: 100 };
  expect(await readLoggedPredictions(db.manager, window, ['x', 'z', 'none'])).toEqual({
    keys: ['käy-1 🗝', 'käy-0 🗝', 'käy-1 🗝', 'käy-0 🗝'],
    features: [
      Float64Array.of(Number.NaN, -0, 1.1, 0.1),
      Float64Array.of(1.1, 0.1, Number.NaN, Number.NaN),
      new Float64Array(4).fill(Number.NaN),
    ],
    clusters: Int32Array.of(1, 0, 1, 0),
    distances: Float64Array.of(1 / 7, 0, 1 / 7, 0),
    confidences: Float64Array.of(0.5, 1, 0.5, 1),
    outcomes: Int32Array.of(-1, -1, -1, 3),
    versionIds: [newer, older],
    versions: Int32Array.of(0, 0, 1, 1),
  });
  const newest = await readLoggedPredictions(db.manager, { ...window, most: 1 }, []);
  expect([newest.keys, newest.features]).toEqual([['käy-1 🗝'], []]);
  const past = await readLoggedPredictions(db.manager, { ...window, to: daysAgo(0.5) }, ['x']);
  expect(past.keys).toEqual([]);
});

test('windows longer than a page are read whole, each row once', async () => {
  const { db, databaseUrl } = await openWorld();
  const log = open(databaseUrl);
  const modelId = randomUUID();
  for (let call = 0; call < 5; call++) log.add(answers(9000, { modelId }));
  await expect.poll(() => log.counts().written).toBe(45_000);
  const window = { modelId, from: daysAgo(1), to: new Date(Date.now() + 1000), most: 1_000_000 };
  const { distances } = await readLoggedPredictions(db.manager, window, []);
  expect(distances).toHaveLength(45_000);
  expect(distances.reduce((sum, d) => sum + d, 0)).toBeCloseTo((5 * (9000 * 8999)) / 2 / 7, 4);
});

test('the log comes and goes, down and up again, with its partitions', async () => {
  const { db, databaseUrl } = await openWorld();
  const log = open(databaseUrl);
  log.add(answers(1));
  await expect.poll(() => log.counts().written).toBe(1);
  while ((await db.query(`SELECT to_regclass('prediction_log') AS name`))[0].name)
    await db.undoLastMigration();
  expect(await db.query(`SELECT relname FROM pg_class WHERE relname LIKE 'prediction%'`)).toEqual([]);
  await migrate(db);
  expect(await stored(db)).toEqual([]);
  log.add(answers(1));
  await expect.poll(() => log.counts().written).toBe(2);
});
