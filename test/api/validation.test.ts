import { expect, test } from 'vitest';
import type { ExpectationInput } from '../gql/graphql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import {
  CREATE_DATASET,
  createProduction,
  finished,
  pointsDataset,
  pointsSweep,
  PREDICT,
  promote,
  ROLLBACK,
  snapshot,
  START_SWEEP,
  sweep,
} from '../testkit/operations.ts';
import { expectOf, qualityOf, release, validate } from '../testkit/quality.ts';

const below = (max: number, severity: 'WARN' | 'BLOCK'): ExpectationInput => ({
  kind: 'BETWEEN',
  column: 'x',
  max,
  severity,
});

async function withPoints() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  return {
    ...world,
    /** Takes a version in which the first point lies at x. */
    take: async (x: number) => {
      await runSql(world.sourceUrl, `UPDATE points SET x = $1 WHERE id = 'p0001'`, [x]);
      return (await snapshot(world.api)).datasetVersion!.number;
    },
  };
}

test('a version is recorded together with its report, also when it is blocked', async () => {
  const { api, take } = await withPoints();
  await expectOf(api, [below(50, 'BLOCK'), { kind: 'ROW_COUNT', max: 10, severity: 'WARN' }]);
  expect(await take(60)).toBe(1);
  const { standing, validation } = await qualityOf(api, 1);
  expect(standing).toBe('BLOCKED');
  expect(validation).toMatchObject({
    suiteRevision: 1,
    outcome: 'BLOCK',
    results: [
      {
        passed: false,
        failingRows: 1,
        failingShare: 1 / 30,
        examples: [{ key: 'p0001', value: '60.0' }],
        expectation: { kind: 'BETWEEN', column: 'x', severity: 'BLOCK' },
      },
      { passed: false, observed: '30', failingRows: null, examples: [] },
    ],
  });
});

test('nothing is trained on a blocked version, and no model that was is promoted', async () => {
  const { api, take } = await withPoints();
  await take(0);
  await sweep(api);
  await promote(api, 'v1.0');
  await sweep(api);
  expect((await promote(api, 'v1.1')).state).toBe('SUCCEEDED');

  await expectOf(api, [{ kind: 'ROW_COUNT', min: 31 }, below(9, 'WARN')]);
  for (const named of [{}, { version: 1 }]) {
    const refused = api.request(START_SWEEP, { input: pointsSweep(named) });
    await expect(refused).rejects.toMatchObject({
      code: 'VERSION_BLOCKED',
      message: expect.stringMatching(
        /ROW_COUNT: 30 rows; at least 31 expected; BETWEEN of x: \d+ of 30 rows/,
      ),
    });
  }
  await expect(promote(api, 'v1.0')).rejects.toMatchObject({ code: 'VERSION_BLOCKED' });
  await expect(release(api, 1)).rejects.toMatchObject({ code: 'VERSION_BLOCKED' });
  // The way out of worse trouble stays open.
  const { rollbackAlias } = await api.request(ROLLBACK, { input: { model: 'points-model', reason: 'test' } });
  expect((await finished(api, rollbackAlias.id)).aliasMove).toMatchObject({ to: { name: 'v1.0' } });
});

test('what was accepted before its data was blocked trains nothing and moves nothing', async () => {
  const { api, app, take } = await withPoints();
  await take(0);
  await sweep(api);
  const { db } = app.context;
  // As if the report came between the acceptance and the work.
  await db.query(`
    CREATE FUNCTION block() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO expectation_suite (dataset_id, revision) SELECT id, 1 FROM dataset ON CONFLICT DO NOTHING;
      INSERT INTO validation_report (dataset_version_id, dataset_id, suite_revision, outcome, results)
        SELECT id, dataset_id, 1, 'BLOCK', '[]' FROM dataset_version;
      RETURN NEW;
    END $$;
    CREATE TRIGGER block AFTER INSERT ON job FOR EACH ROW WHEN (NEW.kind IN ('fit', 'promote'))
      EXECUTE FUNCTION block()`);
  expect(await sweep(api, pointsSweep({ nClusters: [2] }))).toMatchObject({
    error: { code: 'ALL_RUNS_FAILED', message: expect.stringContaining('is blocked') },
  });
  await db.query(`TRUNCATE validation_report, version_release`);
  expect(await promote(api, 'v1.0')).toMatchObject({ state: 'FAILED', error: { code: 'VERSION_BLOCKED' } });
  expect(await db.query('SELECT * FROM model_alias')).toEqual([]);
});

test('a quarantined version is used where it is named or released, and passed over otherwise', async () => {
  const { api, app, take } = await withPoints();
  const sweptVersion = async () => {
    const [{ number }] = await app.context.db.query(
      `SELECT number FROM sweep JOIN dataset_version AS version ON version.id = dataset_version_id ORDER BY sweep.id DESC`,
    );
    return number;
  };
  await expectOf(api, [below(50, 'WARN')]);
  await take(60);
  await expect(api.request(START_SWEEP, { input: pointsSweep() })).rejects.toMatchObject({
    code: 'VERSION_QUARANTINED',
  });
  expect((await sweep(api, pointsSweep({ version: 1 }))).state).toBe('SUCCEEDED');
  expect((await promote(api, 'v1.0')).state).toBe('SUCCEEDED');

  await take(1);
  await take(70);
  expect((await qualityOf(api, 3)).standing).toBe('QUARANTINED');
  await sweep(api);
  expect(await sweptVersion()).toBe(2);

  expect(await release(api, 3, 'a real outlier')).toEqual({ standing: 'RELEASED' });
  expect((await qualityOf(api, 3)).validation!.release).toMatchObject({ reason: 'a real outlier' });
  await sweep(api);
  expect(await sweptVersion()).toBe(3);
});

test('changed expectations count for versions that are there: the newest is looked at by itself, others on demand', async () => {
  const { api, take } = await withPoints();
  await take(60);
  await take(1);
  expect((await qualityOf(api, 1)).standing).toBe('UNCHECKED');
  await expect(validate(api, 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });

  await expectOf(api, [below(50, 'BLOCK')]);
  expect((await qualityOf(api, 2)).standing).toBe('PASSED');
  await expect(api.request(START_SWEEP, { input: pointsSweep({ version: 1 }) })).rejects.toMatchObject({
    code: 'VERSION_NOT_VALIDATED',
  });
  await expect(release(api, 1)).rejects.toMatchObject({ code: 'VERSION_NOT_VALIDATED' });
  expect((await validate(api, 1)).state).toBe('SUCCEEDED');
  expect((await qualityOf(api, 1)).standing).toBe('BLOCKED');

  expect((await expectOf(api, [below(70, 'BLOCK')])).suiteRevision).toBe(2);
  await validate(api, 1);
  expect((await qualityOf(api, 1)).standing).toBe('PASSED');
  await expect(release(api, 1)).rejects.toMatchObject({ code: 'NOT_QUARANTINED' });
});

test('reports are kept, paged, newest first, and never change; one of an older suite is not the newest', async () => {
  const { api, app, take } = await withPoints();
  await take(60);
  await expectOf(api, [below(50, 'BLOCK')]);
  await validate(api, 1);
  await expectOf(api, [below(50, 'WARN')]);
  const { db } = app.context;
  await db.query(`INSERT INTO validation_report (dataset_version_id, dataset_id, suite_revision, outcome, results)
    SELECT id, dataset_id, 1, 'BLOCK', '[]' FROM dataset_version`);

  const first = await qualityOf(api, 1);
  expect(first.validation!.outcome).toBe('QUARANTINE');
  const { endCursor, hasNextPage } = first.validations.pageInfo;
  expect(hasNextPage).toBe(true);
  const second = await qualityOf(api, 1, endCursor);
  const all = [...first.validations.edges, ...second.validations.edges].map(({ node }) => node);
  expect(all.map((report) => report.suiteRevision)).toEqual([1, 2, 1, 1]);
  expect((await sweep(api, pointsSweep({ version: 1, nClusters: [2] }))).state).toBe('SUCCEEDED');
  await expect(db.query(`UPDATE validation_report SET outcome = 'PASS'`)).rejects.toThrow('immutable');
  await expect(db.query('DELETE FROM validation_report')).rejects.toThrow('immutable');
  await expect(db.query(`UPDATE expectation SET severity = 'WARN'`)).rejects.toThrow('immutable');
});

test('a release is for one report: the next one needs its own', async () => {
  const { api, take } = await withPoints();
  await expectOf(api, [below(50, 'WARN')]);
  await take(60);
  await release(api, 1);
  await validate(api, 1);
  expect((await qualityOf(api, 1)).standing).toBe('QUARANTINED');
});

test('of two who release at once one does, of two who validate at once one does, and who sets expectations at once gets a revision', async () => {
  const { api, take } = await withPoints();
  await take(60);
  const set = await Promise.all([1, 2, 3].map((n) => expectOf(api, [below(50 - n, 'WARN')])));
  expect(set.map(({ suiteRevision }) => suiteRevision).every((revision) => revision <= 3)).toBe(true);
  expect((await expectOf(api, [below(50, 'WARN')])).suiteRevision).toBe(4);

  const releases = await Promise.allSettled([1, 2, 3].map(() => release(api, 1)));
  const refused = releases.find((each) => each.status === 'rejected')!;
  expect(releases.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  expect(refused.reason).toMatchObject({ code: 'NOT_QUARANTINED' });

  const validations = await Promise.allSettled([1, 2, 3, 4].map(() => validate(api, 1)));
  for (const each of validations) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'JOB_IN_PROGRESS' });
    else expect(each.value.state).toBe('SUCCEEDED');
  }
});

test('content that a version holds already is not looked at again', async () => {
  const { api, take } = await withPoints();
  await expectOf(api, [below(50, 'WARN')]);
  await take(1);
  await take(1);
  expect((await qualityOf(api, 1)).validations.edges).toHaveLength(1);
});

test('a value must exist in the version that stands for another dataset', async () => {
  const { api, take, sourceUrl } = await withPoints();
  await runSql(
    sourceUrl,
    `CREATE TABLE known AS SELECT id, 1.0::float8 AS size FROM points WHERE id <> 'p0007'`,
  );
  const input = pointsDataset({
    name: 'known',
    query: 'SELECT id, size FROM known',
    features: [{ name: 'size', unit: 'm' }],
  });
  await api.request(CREATE_DATASET, { input });
  const reference: ExpectationInput = {
    kind: 'FOREIGN_KEY',
    column: 'id',
    dataset: 'known',
    targetColumn: 'id',
  };
  await expect(expectOf(api, [reference])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await snapshot(api, { dataset: 'known' });
  await expectOf(api, [reference]);
  await take(1);
  expect((await qualityOf(api, 1)).validation!.results[0]).toMatchObject({
    failingRows: 1,
    examples: [{ key: 'p0007', value: 'p0007' }],
  });
  await runSql(sourceUrl, `INSERT INTO known VALUES ('p0007', 2)`);
  await snapshot(api, { dataset: 'known' });
  await validate(api, 1);
  expect((await qualityOf(api, 1)).standing).toBe('PASSED');
});

test('predictions follow the expectations on features: blocking ones refuse, others warn, changes are taken over', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const ask = (features: Record<string, unknown>) =>
    api.request(PREDICT, { model: 'points-model', features, alias: 'Production' });
  expect((await ask({ x: 500, y: 1 })).predictCluster.warnings).toEqual([]);

  await expectOf(api, [
    below(100, 'BLOCK'),
    { kind: 'BETWEEN', column: 'y', min: 0, severity: 'WARN' },
    { kind: 'NOT_NULL', column: 'y' },
    { kind: 'TYPE', column: 'x', type: 'NUMBER' },
    { kind: 'IN_SET', column: 'y', values: [-1, 1, 2], severity: 'WARN' },
    { kind: 'REGEX', column: 'id', pattern: '^q' },
    { kind: 'ROW_COUNT', min: 1000 },
    { kind: 'ROW_SQL', sql: 'x < 1' },
  ]);
  await expect
    .poll(
      () =>
        ask({ x: 500, y: 1 }).then(
          () => 'answered',
          (error: { code: string }) => error.code,
        ),
      { timeout: 10_000 },
    )
    .toBe('EXPECTATION_FAILED');
  await expect(ask({ x: 101 })).rejects.toMatchObject({
    code: 'EXPECTATION_FAILED',
    message: expect.stringContaining('x must be at most 100; y must be given'),
  });
  await expect(ask({ x: 'a', y: null })).rejects.toMatchObject({
    message: expect.stringContaining('y must be given; x must be of type NUMBER'),
  });
  const { predictCluster } = await ask({ x: 100, y: -1 });
  expect(predictCluster.warnings).toEqual([
    { kind: 'BETWEEN', column: 'y', value: -1, message: 'must be at least 0' },
  ]);
  expect((await ask({ x: 1, y: 3 })).predictCluster.warnings).toMatchObject([{ kind: 'IN_SET' }]);

  await expectOf(api, []);
  await expect
    .poll(
      () =>
        ask({ x: 500, y: 1 }).then(
          () => 'answered',
          () => 'refused',
        ),
      { timeout: 10_000 },
    )
    .toBe('answered');
});
