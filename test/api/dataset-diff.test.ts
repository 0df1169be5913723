import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const DIFF = graphql(`
  query DatasetDiff($from: String!, $to: String!) {
    datasetDiff(dataset: "points", from: $from, to: $to) {
      from {
        number
      }
      to {
        number
      }
      columns {
        name
        kind
        fromType
        toType
      }
      rowCounts {
        before
        after
        added
        removed
        changed
        unchanged
      }
      shifts {
        column
        from {
          count
          mean
          median
          sd
        }
        to {
          count
          mean
          median
          sd
        }
        changedCells
        meanChange
        largestChange
        largestChangeKey
      }
    }
  }
`);

const ROWS = graphql(`
  query DiffRows($kind: ChangeKind!, $first: Int, $after: String, $from: String! = "1", $to: String! = "2") {
    datasetDiff(dataset: "points", from: $from, to: $to) {
      rows(kind: $kind, first: $first, after: $after) {
        edges {
          node {
            key
            kind
            cells {
              column
              from
              to
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Kind = 'ADDED' | 'REMOVED' | 'CHANGED';

/** The dataset `points` over `SELECT * FROM points`, with a version for each script that (re)makes the table. */
async function versions(scripts: string[], changes: Parameters<typeof pointsDataset>[0] = {}) {
  const world = await startTestApp();
  const [first, ...others] = scripts;
  await runSql(world.sourceUrl, first);
  const features = [{ name: 'x', unit: '' }];
  const input = pointsDataset({ query: 'SELECT * FROM points', features, ...changes });
  await world.api.request(CREATE_DATASET, { input });
  expect(await snapshot(world.api, { tag: 'v_1' })).toMatchObject({ state: 'SUCCEEDED' });
  for (const script of others) {
    await runSql(world.sourceUrl, script);
    expect(await snapshot(world.api)).toMatchObject({ state: 'SUCCEEDED', created: true });
  }
  return world;
}

async function diff(api: ApiClient, from = '1', to = '2') {
  return (await api.request(DIFF, { from, to })).datasetDiff;
}

async function rows(api: ApiClient, kind: Kind, page: { first?: number; after?: string | null } = {}) {
  return (await api.request(ROWS, { kind, ...page })).datasetDiff.rows;
}

async function nodes(api: ApiClient, kind: Kind) {
  return (await rows(api, kind, { first: 100 })).edges.map(({ node }) => node);
}

test('rows are added, removed, changed and unchanged by key, and changed ones name the cells that changed', async () => {
  const { api } = await versions([
    `CREATE TABLE points (id text, x float8, note text);
     INSERT INTO points VALUES ('a', 1, 'same'), ('b', 2, 'gone'), ('c', 3, NULL), ('d', 4, ''), ('e', 5, 'x')`,
    `DELETE FROM points WHERE id = 'b';
     UPDATE points SET note = '' WHERE id = 'c';
     UPDATE points SET note = NULL, x = 4.5 WHERE id = 'd';
     INSERT INTO points VALUES ('aa', 0, NULL), ('z', 9, 'NULL')`,
  ]);
  expect((await diff(api)).rowCounts).toEqual({
    before: 5,
    after: 6,
    added: 2,
    removed: 1,
    changed: 2,
    unchanged: 2,
  });
  expect(await nodes(api, 'CHANGED')).toEqual([
    { key: 'c', kind: 'CHANGED', cells: [{ column: 'note', from: null, to: '' }] },
    {
      key: 'd',
      kind: 'CHANGED',
      cells: [
        { column: 'x', from: '4.0', to: '4.5' },
        { column: 'note', from: '', to: null },
      ],
    },
  ]);
  expect(await nodes(api, 'ADDED')).toEqual([
    {
      key: 'aa',
      kind: 'ADDED',
      cells: [
        { column: 'x', from: null, to: '0.0' },
        { column: 'note', from: null, to: null },
      ],
    },
    {
      key: 'z',
      kind: 'ADDED',
      cells: [
        { column: 'x', from: null, to: '9.0' },
        { column: 'note', from: null, to: 'NULL' },
      ],
    },
  ]);
  expect(await nodes(api, 'REMOVED')).toEqual([
    {
      key: 'b',
      kind: 'REMOVED',
      cells: [
        { column: 'x', from: '2.0', to: null },
        { column: 'note', from: 'gone', to: null },
      ],
    },
  ]);
});

test('columns that are new, gone or of another type are listed, and do not make rows count as changed', async () => {
  const { api } = await versions([
    `CREATE TABLE points AS SELECT 'p' || n AS id, n::float8 AS x, n AS size, n AS old, 'a' AS note FROM generate_series(1, 3) AS n`,
    `ALTER TABLE points DROP COLUMN old, ADD COLUMN fresh date DEFAULT '2026-01-01', ALTER COLUMN size TYPE numeric(20, 3)`,
    `UPDATE points SET size = size + 0.001 WHERE id = 'p2'; DELETE FROM points WHERE id = 'p3'`,
  ]);
  const { columns, rowCounts } = await diff(api);
  expect(columns).toEqual([
    { name: 'size', kind: 'CHANGED', fromType: 'integer', toType: 'numeric(20,3)' },
    { name: 'fresh', kind: 'ADDED', fromType: null, toType: 'date' },
    { name: 'old', kind: 'REMOVED', fromType: 'integer', toType: null },
  ]);
  expect(rowCounts).toMatchObject({ changed: 0, unchanged: 3 });
  expect((await diff(api, '1', '3')).rowCounts).toMatchObject({ changed: 1, unchanged: 1, removed: 1 });
  const { datasetDiff } = await api.request(ROWS, { kind: 'REMOVED', from: '1', to: '3' });
  expect(datasetDiff.rows.edges[0].node.cells.map(({ column }) => column)).toEqual([
    'x',
    'size',
    'note',
    'old',
  ]);
});

test('numbers of different types are compared by value, exactly where decimals allow, and other types as text', async () => {
  const table = (size: string, big: string, code: string, far: string) =>
    `DROP TABLE IF EXISTS points;
     CREATE TABLE points (id text, x float8, size ${size}, big ${big}, code ${code}, far ${far});
     INSERT INTO points VALUES ('a', 1, 7, 12345678901234567, '7', 99), ('b', 1, 7, 12345678901234567, '7', 99)`;
  const { api } = await versions([
    table('integer', 'numeric(20,0)', 'integer', 'bigint'),
    `${table('float8', 'numeric(22,2)', 'text', 'numeric(38,36)').replace(/99\)/g, '9.9)')};
     UPDATE points SET big = big + 1 WHERE id = 'b'`,
  ]);
  const changed = await nodes(api, 'CHANGED');
  expect(changed.map(({ key, cells }) => [key, cells.map(({ column }) => column)])).toEqual([
    ['a', ['far']],
    ['b', ['big', 'far']],
  ]);
});

test('NaN equals NaN and differs from null, and what is not finite does not enter means and changes', async () => {
  const { api } = await versions([
    `CREATE TABLE points (id text, x float8, y float8);
     INSERT INTO points VALUES ('a', 1, 'NaN'), ('b', 2, 'NaN'), ('c', 3, 1), ('d', 4, 'Infinity'), ('e', 6, NULL)`,
    `UPDATE points SET y = NULL WHERE id = 'b'; UPDATE points SET y = '-Infinity' WHERE id = 'd';
     UPDATE points SET y = 5 WHERE id = 'c'; UPDATE points SET x = x - 1 WHERE id IN ('c', 'd');
     UPDATE points SET x = x + 4 WHERE id = 'e'; UPDATE points SET y = 7 WHERE id = 'e'`,
  ]);
  const changed = (await nodes(api, 'CHANGED')).map(({ key, cells }) => [key, cells.at(-1)]);
  expect(changed).toEqual([
    ['b', { column: 'y', from: 'nan', to: null }],
    ['c', { column: 'y', from: '1.0', to: '5.0' }],
    ['d', { column: 'y', from: 'inf', to: '-inf' }],
    ['e', { column: 'y', from: null, to: '7.0' }],
  ]);
  const { shifts } = await diff(api);
  expect(shifts).toEqual([
    {
      column: 'x',
      from: { count: 5, mean: 3.2, median: 3, sd: expect.closeTo(1.923538406167134, 12) },
      to: { count: 5, mean: 3.6, median: 2, sd: expect.closeTo(3.646916505762094, 12) },
      changedCells: 3,
      meanChange: expect.closeTo(2 / 3, 12),
      largestChange: 4,
      largestChangeKey: 'e',
    },
    {
      column: 'y',
      from: { count: 1, mean: 1, median: 1, sd: null },
      to: { count: 2, mean: 6, median: 6, sd: expect.closeTo(Math.SQRT2, 12) },
      changedCells: 4,
      meanChange: 4,
      largestChange: 4,
      largestChangeKey: 'c',
    },
  ]);
});

test('the largest numbers that there are do not break the summary', async () => {
  const { api } = await versions([
    `CREATE TABLE points (id text, x float8, y float8);
     INSERT INTO points VALUES ('a', 1.7e308, 5e-324), ('b', -1.7e308, 5e-324), ('c', 1.7e308, 5e-324)`,
    `UPDATE points SET x = -x; UPDATE points SET y = 0 WHERE id = 'b'`,
  ]);
  const [x, y] = (await diff(api)).shifts;
  expect(x).toMatchObject({ changedCells: 3, meanChange: null, largestChange: null, largestChangeKey: null });
  expect(x.from.mean! / 1e307).toBeCloseTo(17 / 3, 10);
  expect(y).toMatchObject({ changedCells: 1, largestChange: -5e-324, largestChangeKey: 'b' });
});

test('columns and keys with hostile names and values come through as they are', async () => {
  const names = [
    `it's`,
    'a"b',
    `'; DROP TABLE x; --`,
    '=cmd|x',
    'k',
    'change',
    'a0',
    'old',
    'é🌏',
    '$after',
    'x y',
  ];
  const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`);
  const key = `"the ""key"" ' $limit"`;
  const { api } = await versions(
    [
      `CREATE TABLE points AS SELECT n || E'''"\\n$kind' AS ${key}, n::float8 AS x, ${quoted
        .map((name, i) => `${i} AS ${name}`)
        .join(', ')} FROM generate_series(1, 2) AS n`,
      `UPDATE points SET ${quoted.map((name) => `${name} = ${name} + 100`).join(', ')} WHERE x = 2`,
    ],
    { keyColumn: `the "key" ' $limit` },
  );
  expect(await nodes(api, 'CHANGED')).toEqual([
    {
      key: `2'"\n$kind`,
      kind: 'CHANGED',
      cells: names.map((column, i) => ({ column, from: `${i}`, to: `${i + 100}` })),
    },
  ]);
  const { shifts } = await diff(api);
  expect(shifts.map(({ column }) => column)).toEqual(['x', ...names]);
  expect(shifts.slice(1).every(({ largestChange }) => largestChange === 100)).toBe(true);
});

test('pages follow the order of the keys, numbers as numbers, each row once', async () => {
  const { api, url } = await versions(
    [
      `CREATE TABLE points AS SELECT n AS id, n::float8 AS x FROM generate_series(1, 25) AS n`,
      `UPDATE points SET x = x + 1 WHERE id <> 13; ALTER TABLE points ALTER COLUMN id TYPE bigint`,
    ],
    { keyColumn: 'id' },
  );
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page: Awaited<ReturnType<typeof rows>> = await rows(api, 'CHANGED', { first: 7, after });
    seen.push(...page.edges.map(({ node }) => node.key));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `${i + 1}`).filter((key) => key !== '13'));

  const query = `query ($after: String, $first: Int) { datasetDiff(dataset: "points", from: "1", to: "2") {
    rows(kind: CHANGED, first: $first, after: $after) { pageInfo { endCursor } } } }`;
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const [variables, field] of [
    [{ after: cursor(`1'; DROP TABLE x`) }, 'after'],
    [{ after: cursor(7) }, 'after'],
    [{ after: 'nonsense' }, 'after'],
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
  ] as const) {
    const { body } = await post(url, query, variables);
    expect(body.errors?.[0].extensions, field).toMatchObject({ code: 'INVALID_INPUT', field });
  }
});

test('versions are named by number or tag; a version is no different from itself; unknown ones are named', async () => {
  const { api, url } = await versions([
    `CREATE TABLE points AS SELECT 'p' || n AS id, n::float8 AS x FROM generate_series(1, 3) AS n`,
    `UPDATE points SET x = x + 1`,
  ]);
  expect(await diff(api, 'v_1', '2')).toMatchObject({ from: { number: 1 }, rowCounts: { changed: 3 } });
  expect(await diff(api, '2', 'v_1')).toMatchObject({ to: { number: 1 }, shifts: [{ meanChange: -1 }] });
  expect(await diff(api, '1', 'v_1')).toMatchObject({
    columns: [],
    rowCounts: { unchanged: 3, changed: 0, added: 0, removed: 0 },
    shifts: [{ changedCells: 0, meanChange: null, largestChangeKey: null }],
  });
  const query =
    'query ($d: String!, $f: String!, $t: String!) { datasetDiff(dataset: $d, from: $f, to: $t) { from { id } } }';
  for (const [d, f, t, field] of [
    ['none', '1', '2', 'dataset'],
    ['points', '9', '2', 'from'],
    ['points', '1', 'v_9', 'to'],
    ['points', '1', '99999999999999999999', 'to'],
    ['points', '', '2', 'from'],
    ['points', `1' OR 1`, '2', 'from'],
  ]) {
    const { body } = await post(url, query, { d, f, t });
    expect(body.errors?.[0].extensions, field).toMatchObject({ code: 'NOT_FOUND', field });
  }
});
