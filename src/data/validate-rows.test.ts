import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { ExpectationRule } from '../entities/expectation.ts';
import { openDuck, type Duck } from '../storage/duckdb.ts';
import type { Reference } from './failing-rows.ts';
import { validateRows } from './validate-rows.ts';

const ROOT = join(import.meta.dirname, '../..');
const DISTRICTS = join(ROOT, '../shared/data/districts.csv');

const FIGURES: SourceColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'provinsi_id', type: 'text' },
  { name: 'provinsi', type: 'text' },
  { name: 'tahun', type: 'integer' },
  { name: 'rata_lama_sekolah', type: 'double precision' },
  { name: 'rasio_guru_murid', type: 'double precision' },
  { name: 'published', type: 'timestamp with time zone' },
];

let folder: string;
let duck: Duck;
let figures: string;
/** The published figures of the demo, a row per province and year; what is missing there is null. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gugus-validate-'));
  duck = await openDuck(folder);
  figures = await store(
    'figures',
    `SELECT provinsi_id || '-' || tahun AS id, provinsi_id, provinsi, tahun::INTEGER AS tahun, rata_lama_sekolah::DOUBLE AS rata_lama_sekolah,
       rasio_guru_murid::DOUBLE AS rasio_guru_murid, make_timestamptz(tahun, 12, 31, 0, 0, 0, 'UTC') AS published
     FROM read_csv('${join(ROOT, 'demo/education_data.csv')}') ORDER BY id`,
  );
});
afterAll(async () => {
  await duck.close();
  await rm(folder, { recursive: true });
});

async function store(name: string, select: string): Promise<string> {
  const path = join(folder, `${name}.parquet`);
  await duck.withConnection((connection) => connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`));
  return path;
}

interface Surroundings {
  file?: string;
  columns?: SourceColumn[];
  keyColumn?: string;
  reference?: Reference | string;
  now?: Date;
}

async function lookAt(rules: ExpectationRule[], around: Surroundings = {}) {
  const {
    file = figures,
    columns = FIGURES,
    keyColumn = 'id',
    reference = 'none',
    now = new Date('2024-06-01'),
  } = around;
  return await validateRows(
    { duck },
    { file, columns, keyColumn },
    rules.map((rule) => ({ ...rule, severity: 'BLOCK', why: null })),
    { now, findReference: () => reference, signal: new AbortController().signal },
  );
}

async function passed(rule: ExpectationRule, around?: Surroundings): Promise<boolean> {
  const [result] = await lookAt([rule], around);
  expect(result.message).not.toContain('cannot be told');
  return result.passed;
}

const years = { min: 2019, max: 2022 };

test.each<[ExpectationRule, ExpectationRule]>([
  [
    { kind: 'NOT_NULL', column: 'rata_lama_sekolah' },
    { kind: 'NOT_NULL', column: 'rasio_guru_murid' },
  ],
  [
    { kind: 'UNIQUE', columns: ['id'] },
    { kind: 'UNIQUE', columns: ['provinsi_id'] },
  ],
  [
    { kind: 'UNIQUE', columns: ['provinsi_id', 'tahun'] },
    { kind: 'UNIQUE', columns: ['provinsi_id', 'provinsi'] },
  ],
  [
    { kind: 'TYPE', column: 'tahun', type: 'NUMBER' },
    { kind: 'TYPE', column: 'rata_lama_sekolah', type: 'INTEGER' },
  ],
  [
    { kind: 'TYPE', column: 'published', type: 'TIMESTAMP' },
    { kind: 'TYPE', column: 'provinsi', type: 'BOOLEAN' },
  ],
  [
    { kind: 'BETWEEN', column: 'rata_lama_sekolah', min: 0, max: 25 },
    { kind: 'BETWEEN', column: 'rata_lama_sekolah', min: 9, max: null },
  ],
  [
    { kind: 'IN_SET', column: 'tahun', values: [2019, 2020, 2021, 2022, 2023, 2024, 2025] },
    { kind: 'IN_SET', column: 'provinsi', values: ['Aceh', "D'oh"] },
  ],
  [
    { kind: 'REGEX', column: 'provinsi_id', pattern: '^P[0-9]{2}$' },
    { kind: 'REGEX', column: 'provinsi', pattern: "^[A-Za-z' ]{1,6}$" },
  ],
  [
    { kind: 'ROW_COUNT', min: 34, max: null },
    { kind: 'ROW_COUNT', min: null, max: 33 },
  ],
  [
    { kind: 'SHARE_BETWEEN', column: null, values: null, sql: 'rata_lama_sekolah > 8.5', min: 0.3, max: 0.9 },
    { kind: 'SHARE_BETWEEN', column: null, values: null, sql: 'rata_lama_sekolah > 0', min: 0.3, max: 0.9 },
  ],
  [
    { kind: 'SHARE_BETWEEN', column: 'provinsi', values: ['Aceh', 'Bali'], sql: null, min: null, max: 0.1 },
    { kind: 'SHARE_BETWEEN', column: 'provinsi', values: ['Aceh', 'Bali'], sql: null, min: 0.5, max: null },
  ],
  [
    { kind: 'FRESHNESS', column: 'tahun', maxAge: 2, ageUnit: 'YEARS' },
    { kind: 'FRESHNESS', column: 'tahun', maxAge: 0, ageUnit: 'YEARS' },
  ],
  [
    { kind: 'FRESHNESS', column: 'published', maxAge: 2, ageUnit: 'YEARS' },
    { kind: 'FRESHNESS', column: 'published', maxAge: 100, ageUnit: 'DAYS' },
  ],
  [
    { kind: 'ROW_SQL', sql: 'rata_lama_sekolah IS NULL OR rata_lama_sekolah < tahun' },
    { kind: 'ROW_SQL', sql: `length(provinsi) > 5 AND tahun >= ${years.min}` },
  ],
])('on the published figures holds %j and does not %j', async (good, bad) => {
  expect(await passed(good)).toBe(true);
  expect(await passed(bad)).toBe(false);
});

test('values must exist in the column of another version, whatever number type it has', async () => {
  const rule: ExpectationRule = {
    kind: 'FOREIGN_KEY',
    column: 'tahun',
    dataset: 'years',
    targetColumn: 'year',
  };
  const file = await store('years', 'SELECT year::DOUBLE AS year FROM range(2010, 2030) AS years(year)');
  const reference = { file, column: { name: 'year', type: 'double precision' } };
  expect(await passed(rule, { reference })).toBe(true);
  const fewer = await store('fewer', 'SELECT 2021::SMALLINT AS year');
  const [result] = await lookAt([rule], {
    reference: { file: fewer, column: { name: 'year', type: 'smallint' } },
  });
  expect(result).toMatchObject({
    passed: false,
    examples: expect.arrayContaining([{ key: 'P11-2019', value: '2019' }]),
  });
  const named = await store('named', 'SELECT 1 AS id, 2021 AS known');
  const columns = ['id', 'known'].map((name) => ({ name, type: 'integer' }));
  expect(await passed({ ...rule, column: 'known' }, { file: named, columns, reference })).toBe(true);
  const [unknown] = await lookAt([rule], { reference: 'the dataset years has no version' });
  expect(unknown).toMatchObject({
    passed: false,
    message: 'cannot be told: the dataset years has no version',
  });
});

test('a failure tells how many rows, their share, and the first five by key; all failures come at once', async () => {
  const results = await lookAt([
    { kind: 'BETWEEN', column: 'tahun', min: 2020, max: null },
    { kind: 'UNIQUE', columns: ['provinsi_id', 'provinsi'] },
    { kind: 'ROW_SQL', sql: 'tahun > 2019 OR provinsi IS NULL' },
  ]);
  const count = await duck.withConnection(async (connection) =>
    (
      await connection.runAndReadAll(
        `SELECT count(*)::INT, count(*) FILTER (WHERE tahun < 2020)::INT FROM read_parquet('${figures}')`,
      )
    ).getRowsJS(),
  );
  const [[rows, early]] = count as [[number, number]];
  expect(results[0]).toMatchObject({
    position: 0,
    failingRows: early,
    failingShare: early / rows,
    observed: String(early),
  });
  expect(results[0].examples).toEqual(
    ['P11', 'P12', 'P13', 'P14', 'P15'].map((id) => ({ key: `${id}-2019`, value: '2019' })),
  );
  expect(results[1].failingRows).toBe(rows);
  expect(results[1].examples[0].value).toBe('provinsi_id = P11, provinsi = Aceh');
  expect(results[2].examples[0]).toEqual({ key: 'P11-2019', value: 'tahun = 2019, provinsi = Aceh' });
});

test('what cannot be told has failed and says why; the others are looked at nevertheless', async () => {
  const results = await lookAt([
    { kind: 'NOT_NULL', column: 'gone' },
    { kind: 'BETWEEN', column: 'provinsi', min: 1, max: null },
    { kind: 'ROW_SQL', sql: 'provinsi::INTEGER > 3' },
    { kind: 'ROW_SQL', sql: 'gone > 3' },
    { kind: 'NOT_NULL', column: 'id' },
  ]);
  expect(results.map((result) => result.passed)).toEqual([false, false, false, false, true]);
  expect(results[0].message).toBe('cannot be told: there is no column "gone"');
  for (const { message } of results.slice(0, 4)) expect(message).toMatch(/^cannot be told: /);
});

describe('odd data', () => {
  const columns = [
    { name: 'key', type: 'numeric(20,0)' },
    { name: 'x', type: 'numeric' },
    { name: 'Raw "q', type: 'text' },
    { name: 'b', type: 'boolean' },
    { name: 'at', type: 'timestamp without time zone' },
  ];
  const odd = () =>
    store(
      'odd',
      `SELECT * FROM (VALUES
         (90071992547409921::DECIMAL(20, 0), '1.5', 'a''b', true, TIMESTAMP 'infinity'),
         (90071992547409922, 'NaN', NULL, NULL, TIMESTAMP '2024-05-31 23:00:00'),
         (90071992547409923, NULL, 'line' || chr(10) || 'break' || chr(0), false, NULL)
       ) AS t (key, x, "Raw ""q", b, "at")`,
    );

  test('keys that are the same double are different keys; NaN lies in no range; null breaks no range', async () => {
    const around = { file: await odd(), columns, keyColumn: 'key' };
    expect(await passed({ kind: 'UNIQUE', columns: ['key'] }, around)).toBe(true);
    const [between] = await lookAt([{ kind: 'BETWEEN', column: 'x', min: 0, max: 9 }], around);
    expect(between).toMatchObject({ failingRows: 1, examples: [{ key: '90071992547409922' }] });
    expect(await passed({ kind: 'IN_SET', column: 'b', values: [true, false] }, around)).toBe(true);
    expect(await passed({ kind: 'IN_SET', column: 'b', values: [true] }, around)).toBe(false);
  });

  test('quotes, line breaks and NUL in values and names come through as text', async () => {
    const around = { file: await odd(), columns, keyColumn: 'key' };
    const [result] = await lookAt([{ kind: 'IN_SET', column: 'Raw "q', values: ["a'b"] }], around);
    expect(result.examples).toEqual([{ key: '90071992547409923', value: 'line\nbreak\uFFFD' }]);
  });

  test('an infinite time is not the newest one, and columns without values are not fresh', async () => {
    const around = { file: await odd(), columns, keyColumn: 'key' };
    const fresh: ExpectationRule = { kind: 'FRESHNESS', column: 'at', maxAge: 1, ageUnit: 'DAYS' };
    expect(await passed(fresh, around)).toBe(true);
    expect(await passed(fresh, { ...around, now: new Date('2024-06-02T00:00:00Z') })).toBe(false);
    const empty = await store('empty', `SELECT 1 AS key, NULL::TIMESTAMP AS "at"`);
    expect(
      await passed(fresh, {
        ...around,
        file: empty,
        columns: [{ name: 'key', type: 'integer' }, columns[4]],
      }),
    ).toBe(false);
  });
});

test.runIf(existsSync(DISTRICTS))(
  'the districts belong to the provinces of the demo, and not the other way round',
  async () => {
    const columns = ['kode_kab', 'provinsi_id', 'kabupaten_kota'].map((name) => ({ name, type: 'text' }));
    const file = await store(
      'districts',
      `SELECT kode_kab, provinsi_id, kabupaten_kota FROM read_csv('${DISTRICTS}', all_varchar = true) WHERE tahun = '2021'`,
    );
    const rule: ExpectationRule = {
      kind: 'FOREIGN_KEY',
      column: 'provinsi_id',
      dataset: 'x',
      targetColumn: 'provinsi_id',
    };
    const toProvinces = { file: figures, column: { name: 'provinsi_id', type: 'text' } };
    expect(await passed(rule, { file, columns, keyColumn: 'kode_kab', reference: toProvinces })).toBe(true);
    const toSome = await store('some', `SELECT 'P11' AS provinsi_id`);
    expect(await passed(rule, { reference: { ...toProvinces, file: toSome } })).toBe(false);
  },
);
