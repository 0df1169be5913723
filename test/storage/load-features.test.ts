import { expect, test } from 'vitest';
import { loadFeatureColumns, loadFeatures } from '../../src/data/load-features.ts';
import { writeSnapshot } from '../../src/data/write-snapshot.ts';
import { DatasetVersion } from '../../src/entities/dataset-version.ts';
import type { Dataset } from '../../src/entities/dataset.ts';
import { createDataWorld, datasetOf } from '../testkit/data.ts';

async function versionOf(query: string, changes: Partial<Dataset> = {}) {
  const world = await createDataWorld();
  const dataset = datasetOf(query, changes);
  const content = await writeSnapshot(world, dataset, null, new AbortController().signal);
  return { world, dataset, version: Object.assign(new DatasetVersion(), { number: 1, ...content }) };
}

const GAPS = `SELECT n AS id, 'row ' || nullif(n, 3) AS label, n::numeric AS whole, nullif(n, 2)::real AS x, nullif(n, 4)::float8 AS y
  FROM generate_series(1, 5) AS n`;

test('features come in the order of the keys, without dropped rows, and rows without a name go by their key', async () => {
  const { world, dataset, version } = await versionOf(GAPS, { nameColumn: 'label' });
  const wanted = [
    { name: 'x', missing: 'drop' },
    { name: 'y', missing: 'median' },
    { name: 'whole', missing: 'refuse' },
  ] as const;
  const expected = [
    Float64Array.of(1, 3, 4, 5),
    Float64Array.of(1, 3, Number.NaN, 5),
    Float64Array.of(1, 3, 4, 5),
  ];
  expect(await loadFeatures(world, dataset, version, wanted)).toEqual({
    keys: ['1', '3', '4', '5'],
    names: ['row 1', '3', 'row 4', 'row 5'],
    columns: expected,
  });
  const { columns, kept } = await loadFeatureColumns(world, dataset, version, wanted);
  expect(columns).toEqual(expected);
  expect([...kept!]).toEqual([0, 2, 3, 4]);
});

test('a value that is missing or not finite is found by the key of its first row, however far down', async () => {
  const { world, dataset, version } = await versionOf(
    `SELECT n AS id, nullif(n, 150000)::float8 AS lacking, CASE n WHEN 140000 THEN 'NaN' WHEN 150000 THEN '-Infinity' ELSE n::text END::float8 AS odd,
       CASE WHEN n <> 1 THEN 'Infinity'::float8 END AS both, NULL::float8 AS nothing
     FROM generate_series(1, 200000) AS n`,
  );
  const load = (name: string, missing: 'refuse' | 'median') =>
    loadFeatureColumns(world, dataset, version, [{ name, missing }]);
  await expect(load('lacking', 'refuse')).rejects.toMatchObject({
    code: 'FEATURE_MISSING',
    message: '"lacking" is null in 1 of 200000 rows, for instance in 150000.',
  });
  await expect(load('odd', 'refuse')).rejects.toMatchObject({
    code: 'FEATURE_NOT_FINITE',
    message: '"odd" is NaN in 140000.',
    details: { field: 'odd', value: 'NaN' },
  });
  await expect(load('both', 'refuse')).rejects.toMatchObject({ message: '"both" is Infinity in 2.' });
  await expect(load('nothing', 'median')).rejects.toMatchObject({
    code: 'FEATURE_MISSING',
    details: { expected: 'a number in some row' },
  });
  const { columns } = await load('lacking', 'median');
  expect(columns[0].filter(Number.isNaN)).toHaveLength(1);
  expect(columns[0][149_998]).toBe(149_999);
});
