import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuck, type Duck } from '../storage/duckdb.ts';
import { parseRowSql, RowSqlError } from './parse-row-sql.ts';

const COLUMNS = [
  { name: 'x', type: 'double precision' },
  { name: 'note', type: 'text' },
  { name: 'day', type: 'date' },
  { name: 'Odd "name', type: 'integer' },
];

let folder: string;
let duck: Duck;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gugus-row-sql-'));
  duck = await openDuck(folder);
});
afterAll(async () => {
  await duck.close();
  await rm(folder, { recursive: true });
});

const parse = (text: string) => duck.withConnection((connection) => parseRowSql(connection, text, COLUMNS));

test.each([
  ['x > 3', ['x']],
  ['x BETWEEN 1 AND 2 OR x IS NULL', ['x']],
  ["note IN ('a', 'b') AND NOT (x < 0)", ['note', 'x']],
  ["regexp_matches(note, '^a+$') -- and this is why", ['note']],
  ["day >= DATE '2020-01-01' AND extract(year FROM day) < 2100", ['day']],
  ['CASE WHEN x > 1 THEN length(note) > 2 ELSE true END', ['x', 'note']],
  ['"Odd ""name" % 2 = 0', ['Odd "name']],
  ['TRY_CAST(note AS INTEGER) > 3 AND coalesce(x, 0) ** 2 < 10', ['note', 'x']],
  ['X > 3', ['x']],
])('a condition on a row is taken: %s', async (text, columns) => {
  expect((await parse(text)).columns).toEqual(columns);
});

test('what runs is what was parsed, without its comments', async () => {
  expect((await parse('x > /* ; DROP */ 3 -- )')).sql).toBe('((x > 3))');
});

test.each([
  ['another statement', 'x > 3; DROP TABLE a'],
  ['a second expression', 'x > 1), (x > 2'],
  ['a table', 'x) FROM (SELECT 1'],
  ['a file as a table', "x > 1) FROM read_text('/etc/passwd'"],
  ['a file', "read_text('/etc/passwd') IS NULL"],
  ['names of files', "glob('/etc/*') IS NULL"],
  ['a subquery', '(SELECT 1) = 1'],
  ['a subquery in EXISTS', 'EXISTS (SELECT 1)'],
  ['a subquery in IN', 'x IN (SELECT 1)'],
  ['ANY of a list, which is a subquery', 'x = ANY([1, 2])'],
  ['a subquery within a function that is allowed', 'abs((SELECT 1)) > 0'],
  ['the environment', "getenv('HOME') = 'x'"],
  ['the settings', "current_setting('memory_limit') = ''"],
  ['a pragma', 'PRAGMA version'],
  ['an open comment', 'x > 3 /*'],
  ['a closing parenthesis hidden from the comment', 'x > 3) -- '],
  ['a union', 'x > 3 UNION SELECT true'],
  ['an aggregate', 'sum(x) > 3'],
  ['a window', 'row_number() OVER () > 3'],
  ['a parameter', '$1 > 3'],
  ['all columns', 'COLUMNS(*) > 3'],
  ['a column by its place', '#1 > 3'],
  ['the clock', 'day < current_date'],
  ['dice', 'random() > 0.5'],
  ['a huge text', "repeat(note, 1000000000) = ''"],
  ['a huge padded text', "lpad(note, 1000000000, 'x') = ''"],
  ['a text that grows with each operator', "note || note || note = ''"],
  ['a huge list', 'len(range(1000000000)) > 1'],
  ['a LIKE, whose time explodes', "note LIKE '%a%a%a%a%a%a%a%a%b'"],
  ['a lambda', 'list_filter([x], lambda y: y > 0) IS NULL'],
  ['a sequence', "nextval('s') > 1"],
  ['another schema', 'pg_catalog.abs(x) > 1'],
  ['another table', 'other.x > 1'],
  ['an unknown column', 'y > 1'],
  ['an unknown type', "note::my_enum = 'a'"],
  ['no condition', 'x'],
  ['nothing', ''],
  ['half of one', 'x > 3 AND'],
  ['a text as a number', 'note > 3'],
  ['a regular expression that does not compile', "regexp_matches(note, '(')"],
  ['a regular expression that repeats repetitions', "regexp_matches(note, '((a{1000}){1000}){1000}')"],
])('refused: %s', async (_, text) => {
  await expect(parse(text)).rejects.toBeInstanceOf(RowSqlError);
});

test('a sandbox reads its own files and nothing else, writes nothing, and keeps its settings', async () => {
  const own = join(folder, 'own.parquet');
  const other = join(folder, 'other.parquet');
  await duck.withConnection(async (connection) => {
    for (const path of [own, other]) {
      await connection.run(`COPY (SELECT 1 AS x) TO '${path}' (FORMAT parquet)`);
    }
  });
  await duck.withSandbox([own], AbortSignal.timeout(10_000), async (connection) => {
    const { currentRowCount } = await connection.runAndReadAll(`FROM read_parquet('${own}')`);
    expect(currentRowCount).toBe(1);
    for (const hostile of [
      `FROM read_parquet('${other}')`,
      `FROM read_text('/etc/passwd')`,
      `FROM glob('${folder}/*')`,
      `COPY (SELECT 1) TO '${join(folder, 'new.csv')}'`,
      `ATTACH '${join(folder, 'new.db')}'`,
      `INSTALL httpfs`,
      `LOAD '${other}'`,
      `SET enable_external_access = true`,
      `SET memory_limit = '1TB'`,
      `SET allowed_paths = ['${other}']`,
    ]) {
      await expect(connection.run(hostile), hostile).rejects.toThrow();
    }
  });
});

test('a sandbox is interrupted when its work is no longer wanted', async () => {
  const abort = new AbortController();
  const running = duck.withSandbox([], abort.signal, async (connection) => {
    const work = connection.run(
      'SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * 3 = b.range * 7 + 1',
    );
    abort.abort();
    await work;
  });
  await expect(running).rejects.toThrow(/interrupt/i);
});

test.each([
  "note LIKE 'a%'",
  "note NOT LIKE 'a%'",
  "note ILIKE 'a%'",
  "note NOT ILIKE 'a%'",
  "note GLOB 'a*'",
  "note LIKE 'a%' ESCAPE '!'",
  "note NOT ILIKE 'a%' ESCAPE '!'",
])('a pattern that is refused is called what the user calls it: %s', async (text) => {
  await expect(parse(text)).rejects.toThrow(/^LIKE, ILIKE and GLOB may not be used; regexp_matches/);
});
