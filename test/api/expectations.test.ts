import { expect, test } from 'vitest';
import type { ExpectationInput } from '../gql/graphql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';
import { expectOf, qualityOf, suggest } from '../testkit/quality.ts';
import { sendFile } from '../testkit/uploads.ts';

const SET = 'mutation ($input: SetExpectationsInput!) { setExpectations(input: $input) { suiteRevision } }';

async function withPoints() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, {
    input: pointsDataset({ query: `SELECT *, x > 0 AS flag, now() AS at FROM points`, timeColumn: 'at' }),
  });
  return world;
}

const all: ExpectationInput[] = [
  { kind: 'NOT_NULL', column: 'x', severity: 'WARN', why: 'models need it' },
  { kind: 'UNIQUE', columns: ['id', 'note'] },
  { kind: 'TYPE', column: 'note', type: 'TEXT' },
  { kind: 'BETWEEN', column: 'x', min: -10 },
  { kind: 'IN_SET', column: 'note', values: ['note', "it's"] },
  { kind: 'IN_SET', column: 'flag', values: [true, false] },
  { kind: 'REGEX', column: 'id', pattern: String.raw`^p\d{4}$` },
  { kind: 'ROW_COUNT', min: 1, max: 100 },
  { kind: 'SHARE_BETWEEN', column: 'note', values: ['note'], min: 0.9, max: 1 },
  { kind: 'SHARE_BETWEEN', sql: 'flag', min: 0.3 },
  { kind: 'FRESHNESS', maxAge: 1, ageUnit: 'DAYS' },
  { kind: 'ROW_SQL', sql: 'x * x + y * y < 1000' },
];

test('expectations of every kind are kept in order, before there is a version, and found true of it', async () => {
  const { api } = await withPoints();
  const { suiteRevision, expectations } = await expectOf(api, all);
  expect(suiteRevision).toBe(1);
  const given = expectations.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)),
  );
  expect(given).toEqual(
    all.map((each) => ({ severity: 'BLOCK', ...each, ...(each.kind === 'FRESHNESS' && { column: 'at' }) })),
  );
  await snapshot(api);
  const { standing, validation } = await qualityOf(api, 1);
  expect(validation!.results.filter(({ passed }) => !passed)).toEqual([]);
  expect(standing).toBe('PASSED');
});

test('all problems of a suite come at once, each with its field and value, and nothing changes', async () => {
  const { api, url, app } = await withPoints();
  await expectOf(api, [all[0]]);
  const wrong: [ExpectationInput | Record<string, unknown>, string, unknown][] = [
    [{ kind: 'NOT_NULL', column: 'z' }, 'column', 'z'],
    [{ kind: 'NOT_NULL' }, 'column', null],
    [{ kind: 'NOT_NULL', column: 'x', min: 3 }, 'min', 3],
    [{ kind: 'UNIQUE', columns: ['x', 'z'] }, 'columns.1', 'z'],
    [{ kind: 'UNIQUE', columns: ['x', 'x'] }, 'columns', ['x', 'x']],
    [{ kind: 'UNIQUE', columns: [] }, 'columns', []],
    [{ kind: 'TYPE', column: 'x' }, 'type', null],
    [{ kind: 'BETWEEN', column: 'note', min: 1 }, 'column', 'note'],
    [{ kind: 'BETWEEN', column: 'x' }, 'min', null],
    [{ kind: 'BETWEEN', column: 'x', min: 2, max: 1 }, 'min', 2],
    [{ kind: 'IN_SET', column: 'x', values: ['a'] }, 'values.0', 'a'],
    [{ kind: 'IN_SET', column: 'note', values: [] }, 'values', []],
    [{ kind: 'IN_SET', column: 'note', values: ['a', { b: 1 }] }, 'values.1', { b: 1 }],
    [{ kind: 'IN_SET', column: 'note', values: ['a\u0000'] }, 'values.0', 'a\u0000'],
    [{ kind: 'IN_SET', column: 'at', values: ['2020-01-01'] }, 'column', 'at'],
    [{ kind: 'REGEX', column: 'x', pattern: 'a' }, 'column', 'x'],
    [{ kind: 'REGEX', column: 'id', pattern: '(' }, 'pattern', '('],
    [{ kind: 'REGEX', column: 'id', pattern: '(?=a)' }, 'pattern', '(?=a)'],
    [{ kind: 'ROW_COUNT', min: 1.5 }, 'min', 1.5],
    [{ kind: 'ROW_COUNT', min: -1 }, 'min', -1],
    [{ kind: 'SHARE_BETWEEN', sql: 'flag', min: 30 }, 'min', 30],
    [{ kind: 'SHARE_BETWEEN', min: 0.3 }, 'sql', null],
    [{ kind: 'SHARE_BETWEEN', sql: 'flag', column: 'x', values: [1], min: 0 }, 'sql', 'flag'],
    [{ kind: 'FRESHNESS', column: 'x', maxAge: 1, ageUnit: 'DAYS' }, 'ageUnit', 'DAYS'],
    [{ kind: 'FRESHNESS', column: 'note', maxAge: 1, ageUnit: 'DAYS' }, 'column', 'note'],
    [{ kind: 'FRESHNESS', maxAge: -1, ageUnit: 'DAYS' }, 'maxAge', -1],
    [{ kind: 'FOREIGN_KEY', column: 'x', dataset: 'none', targetColumn: 'x' }, 'dataset', 'none'],
    [{ kind: 'ROW_SQL', sql: 'x' }, 'sql', 'x'],
    [{ kind: 'ROW_SQL', sql: '(SELECT 1) = 1' }, 'sql', '(SELECT 1) = 1'],
    [{ kind: 'ROW_SQL', sql: '  ' }, 'sql', ''],
    [{ kind: 'ROW_COUNT', min: 5 }, '', 'ROW_COUNT'],
  ];
  const expectations = [{ kind: 'ROW_COUNT', min: 5, severity: 'WARN' }, ...wrong.map(([each]) => each)];
  const { body } = await post(url, SET, { input: { dataset: 'points', expectations } });
  const { code, problems } = body.errors![0].extensions as {
    code: string;
    problems: { field: string; value: unknown; expected: string }[];
  };
  expect(code).toBe('INVALID_INPUT');
  for (const [index, [each, field, value]] of wrong.entries()) {
    const wanted = ['expectations', index + 1, ...(field === '' ? [] : [field])].join('.');
    const found = problems.find((problem) => problem.field === wanted);
    expect(found, `${JSON.stringify(each)} in ${JSON.stringify(problems)}`).toBeDefined();
    if (!Array.isArray(value) && value !== '') expect(found!.value, wanted).toEqual(value);
    expect(found!.expected).not.toBe('');
  }
  expect(await app.context.db.query('SELECT count(*)::int AS n FROM expectation_suite')).toEqual([{ n: 1 }]);
});

test('a hostile condition is refused where it is set', async () => {
  const { api } = await withPoints();
  for (const sql of [
    `read_text('/etc/passwd') IS NULL`,
    'x > 1; DROP TABLE points',
    `x > 1) FROM glob('/*'`,
    `getenv('HOME') = ''`,
    `repeat(note, 1000000000) = ''`,
    `note LIKE '%a%a%a%a%a%a%b'`,
    'PRAGMA database_list',
    `x > 1 /*`,
    `${'('.repeat(1500)}x > 1`,
  ]) {
    for (const each of [
      { kind: 'ROW_SQL' as const, sql },
      { kind: 'SHARE_BETWEEN' as const, sql, min: 0 },
    ]) {
      await expect(expectOf(api, [each]), sql).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
  }
});

test('unknown datasets, too many expectations and unknown kinds are refused', async () => {
  const { api, url } = await withPoints();
  await expect(expectOf(api, [], 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const many = Array.from({ length: 501 }, (_, min) => ({ kind: 'ROW_COUNT' as const, min }));
  await expect(expectOf(api, many)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const { status } = await post(url, SET, { input: { dataset: 'points', expectations: [{ kind: 'ODD' }] } });
  expect(status).toBe(400);
});

test('what is suggested for a version is accepted as it is, holds for it, and says why', async () => {
  const { api } = await withPoints();
  await snapshot(api);
  const suggested = await suggest(api, 1);
  expect(suggested.map(({ kind, column, columns }) => [kind, column ?? columns?.join()])).toEqual([
    ['ROW_COUNT', undefined],
    ['TYPE', 'id'],
    ['NOT_NULL', 'id'],
    ['UNIQUE', 'id'],
    ['TYPE', 'x'],
    ['NOT_NULL', 'x'],
    ['BETWEEN', 'x'],
    ['TYPE', 'y'],
    ['NOT_NULL', 'y'],
    ['BETWEEN', 'y'],
    ['TYPE', 'note'],
    ['NOT_NULL', 'note'],
    ['IN_SET', 'note'],
    ['TYPE', 'flag'],
    ['NOT_NULL', 'flag'],
    ['TYPE', 'at'],
    ['NOT_NULL', 'at'],
  ]);
  expect(suggested.every(({ why }) => why !== null && /^[A-Z].*\.$/.test(why))).toBe(true);
  await expectOf(api, suggested);
  expect((await qualityOf(api, 1)).standing).toBe('PASSED');
  await expect(suggest(api, 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what is suggested of a column with the longest name that a file may have can be set', async () => {
  const { api, url } = await startTestApp();
  const long = 'x'.repeat(255);
  const { body } = await sendFile(url, `id,${long}\n1,1.5\n2,2.5\n`);
  await api.request(CREATE_DATASET, {
    input: {
      name: 'points',
      upload: body.upload.id,
      keyColumn: 'id',
      features: [{ name: long, unit: 'm' }],
    },
  });
  await snapshot(api);
  await expectOf(api, await suggest(api, 1));
  expect((await qualityOf(api, 1)).standing).toBe('PASSED');
});

test('a newest version that lacks a column does not keep expectations of it from being set', async () => {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: 'SELECT * FROM points' }) });
  await snapshot(api);
  const noted: ExpectationInput = { kind: 'NOT_NULL', column: 'note' };
  await expectOf(api, [noted]);
  await runSql(sourceUrl, 'ALTER TABLE points DROP COLUMN note, ADD COLUMN comment text');
  await snapshot(api);
  expect((await qualityOf(api, 2)).standing).toBe('BLOCKED');
  const both: ExpectationInput[] = [noted, { kind: 'TYPE', column: 'comment', type: 'TEXT' }];
  expect((await expectOf(api, both)).suiteRevision).toBe(2);
});
