import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { profileVersion, type ColumnSummary } from '../../src/data/profile-version.ts';
import { gaussianClouds } from '../../src/ml/testing.ts';
import { openDuck, type Duck } from '../../src/storage/duckdb.ts';
import { hasRealData, loadRealTables } from './real-data.ts';
import { askSklearn, relativeError, toRows } from './sklearn.ts';

interface Described {
  mean: number;
  standard_deviation: number;
  quantiles: number[];
  counts: number[];
  edges: number[];
}

let folder: string;
let duck: Duck;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gugus-profile-'));
  duck = await openDuck(folder);
});
afterAll(async () => {
  await duck.close();
  await rm(folder, { recursive: true });
});

/** Columns of numbers of many sizes, whole ones, far from 0, of extreme size, and those of the real tables. */
function columnsToDescribe(): number[][] {
  const clouds = toRows(gaussianClouds(7, 3001, 3, 4));
  const generated = [
    ...[0, 1, 2].map((column) => clouds.map((row) => row[column])),
    Array.from({ length: 101 }, (_, i) => i),
    Array.from({ length: 1000 }, (_, i) => 1e9 + Math.sin(i)),
    Array.from({ length: 500 }, (_, i) => ((i * 7919) % 500) * 0.1),
    Array.from({ length: 60 }, (_, i) => (i % 7) * 1e150),
    [3, -4],
  ];
  const real = hasRealData ? loadRealTables().flatMap(({ columns }) => columns.map((each) => [...each])) : [];
  return [...generated, ...real];
}

async function profileOf(values: number[], mostExact?: number): Promise<ColumnSummary> {
  const path = join(folder, 'column.parquet');
  await duck.withConnection(async (connection) => {
    await connection.run('CREATE OR REPLACE TEMP TABLE one (x DOUBLE)');
    const appender = await connection.createAppender('one');
    for (const value of values) {
      appender.appendDouble(value);
      appender.endRow();
    }
    appender.closeSync();
    await connection.run(`COPY one TO '${path}' (FORMAT parquet)`);
  });
  const columns = [{ name: 'x', type: 'double precision' }];
  const [profile] = await profileVersion({ duck }, path, columns, undefined, mostExact);
  return profile;
}

test('moments, quantiles and histograms of a profile are those of NumPy', async () => {
  const columns = columnsToDescribe();
  const [described] = askSklearn<Described[]>([{ op: 'describe_columns', columns }]);
  for (const [index, values] of columns.entries()) {
    const profile = await profileOf(values);
    const expected = described[index];
    expect(relativeError(profile.mean!, expected.mean)).toBeLessThan(1e-12);
    expect(relativeError(profile.standardDeviation!, expected.standard_deviation)).toBeLessThan(1e-9);
    profile.quantiles!.forEach(({ value }, each) =>
      expect(relativeError(value, expected.quantiles[each])).toBeLessThan(1e-12),
    );
    profile.histogram!.edges.forEach((edge, each) =>
      expect(Math.abs(edge - expected.edges[each])).toBeLessThanOrEqual(
        1e-15 * Math.abs(expected.edges[20]) + 1e-15,
      ),
    );
    expect(profile.histogram!.counts).toEqual(expected.counts);
    expect(profile).toMatchObject({ count: values.length, nulls: 0, distinct: new Set(values).size });
  }
});

test('above the bound of exact quantiles estimates come within a hundredth of the ranks, and say what they are', async () => {
  const values = toRows(gaussianClouds(11, 50_000, 1, 3)).map(([x]) => x);
  const sorted = Float64Array.from(values).sort();
  const { quantiles, quantilesExact } = await profileOf(values, 1000);
  expect(quantilesExact).toBe(false);
  for (const { probability, value } of quantiles!) {
    const rank = sorted.findIndex((each) => each >= value) / sorted.length;
    expect(Math.abs(rank - probability)).toBeLessThan(0.01);
  }
});
