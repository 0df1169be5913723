import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, createWorld, startTestApp, threeClusters } from '../testkit/app.ts';
import { createDatabase, runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from '../testkit/operations.ts';

const CREATE = 'mutation ($input: CreateDatasetInput!) { createDataset(input: $input) { id } }';

const SOURCES = graphql(`
  query Sources($name: String!) {
    dataset(name: $name) {
      query
      source {
        kind
        query
        database
      }
      latestVersion {
        query
        source {
          kind
          query
          database
        }
      }
    }
  }
`);

async function withTwoDatabases() {
  const world = await createWorld();
  const other = await createDatabase('empty');
  world.env['SOURCE_EDUCATION_URL'] = other;
  await createPoints(world.sourceUrl);
  await createPoints(other, threeClusters(4));
  return { other, ...(await startTestApp(world)) };
}

test('a dataset reads the database that it names, and its versions say so', async () => {
  const { api } = await withTwoDatabases();
  await api.request(CREATE_DATASET, { input: pointsDataset({ database: 'SOURCE_EDUCATION_URL' }) });
  expect((await snapshot(api)).datasetVersion).toMatchObject({ rowCount: 12 });
  const { dataset } = await api.request(SOURCES, { name: 'points' });
  const query = 'SELECT id, x, y FROM points';
  const source = { kind: 'QUERY', query, database: 'SOURCE_EDUCATION_URL' };
  expect(dataset).toEqual({ query, source, latestVersion: { query, source } });
});

test('a table is read whole by its name, whatever characters are in it', async () => {
  const { api, sourceUrl, url } = await withTwoDatabases();
  const hostile = `a"b.c; DROP TABLE points; --`;
  await runSql(sourceUrl, 'CREATE SCHEMA "My Data"');
  await runSql(
    sourceUrl,
    `CREATE TABLE "My Data"."a""b.c; DROP TABLE points; --" AS SELECT * FROM points LIMIT 3`,
  );
  const table = `My Data."${hostile.replaceAll('"', '""')}"`;
  await api.request(CREATE_DATASET, { input: pointsDataset({ query: null, table }) });
  expect((await snapshot(api)).datasetVersion).toMatchObject({ rowCount: 3 });
  await api.request(CREATE_DATASET, { input: pointsDataset({ name: 'all', query: null, table: 'points' }) });
  expect((await snapshot(api, { dataset: 'all' })).datasetVersion).toMatchObject({ rowCount: 30 });
  const unknown = { ...pointsDataset({ name: 'none', query: null }), table: 'nowhere.points' };
  const { body } = await post(url, CREATE, { input: unknown });
  expect(body.errors![0].extensions).toMatchObject({
    code: 'QUERY_INVALID',
    field: 'table',
    value: 'nowhere.points',
  });
});

test('a database that is not offered is refused, and the answer names those that are, without their URLs', async () => {
  const { other, url, app } = await withTwoDatabases();
  for (const database of ['DATABASE_URL', 'SOURCE_NONE_URL', 'HOME', '']) {
    const { body } = await post(url, CREATE, { input: { ...pointsDataset(), database } });
    expect.soft(body.errors![0].extensions, database).toEqual({
      code: 'SOURCE_UNKNOWN',
      field: 'database',
      value: database,
      expected: 'one of SOURCE_DATABASE_URL, SOURCE_EDUCATION_URL',
    });
    expect.soft(JSON.stringify(body)).not.toContain(new URL(other).password);
  }
  expect(await app.context.db.query('SELECT 1 FROM dataset')).toEqual([]);
});

test('a dataset has one source: none, several or no table at all are refused', async () => {
  const { url, app } = await withTwoDatabases();
  const cases: [object, string][] = [
    [{ query: null }, 'query'],
    [{ table: 'points' }, 'table'],
    [{ query: null, table: '' }, 'table'],
    [{ query: null, table: 'a.b.c' }, 'table'],
    [{ query: null, table: 'a"b' }, 'table'],
  ];
  for (const [changes, field] of cases) {
    const { body } = await post(url, CREATE, { input: { ...pointsDataset(), ...changes } });
    const extensions = body.errors?.[0].extensions;
    expect.soft(extensions, JSON.stringify(changes)).toMatchObject({ code: 'INVALID_INPUT', field });
  }
  expect(await app.context.db.query('SELECT 1 FROM dataset')).toEqual([]);
});

test('a database that cannot be reached is named, without its password', async () => {
  const world = await createWorld();
  world.env['SOURCE_GONE_URL'] = 'postgres://reader:secret@127.0.0.1:1/gone';
  const { url } = await startTestApp(world);
  const { body } = await post(url, CREATE, { input: pointsDataset({ database: 'SOURCE_GONE_URL' }) });
  expect(body.errors![0]).toMatchObject({
    message: expect.stringContaining('SOURCE_GONE_URL cannot be reached') as string,
    extensions: { code: 'SOURCE_UNAVAILABLE', field: 'database', value: 'SOURCE_GONE_URL' },
  });
  expect(JSON.stringify(body)).not.toContain('secret');
});

const SOURCE_COLUMNS = graphql(`
  query SourceColumns($query: String!, $database: String) {
    sourceColumns(query: $query, database: $database) {
      name
      type
    }
  }
`);

test('what a query returns is told before there is a dataset, without running it', async () => {
  const { api } = await withTwoDatabases();
  const { sourceColumns } = await api.request(SOURCE_COLUMNS, {
    query: 'SELECT id, x, pg_sleep(60) FROM points',
    database: 'SOURCE_EDUCATION_URL',
  });
  expect(sourceColumns.slice(0, 2)).toEqual([
    { name: 'id', type: 'text' },
    { name: 'x', type: 'double precision' },
  ]);
  const ask = async (query: string, database?: string) =>
    await api.request(SOURCE_COLUMNS, { query, database });
  await expect(ask(' ')).rejects.toThrow('must not be empty');
  await expect(ask('SELECT nothing FROM points')).rejects.toThrow('column "nothing" does not exist');
  await expect(ask('DELETE FROM points')).rejects.toThrow('read');
  await expect(ask('SELECT 1', 'DATABASE_URL')).rejects.toThrow('names no source database');
});
