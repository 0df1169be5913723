import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { copyQuery } from '../../src/data/copy-query.ts';
import { writeSnapshot } from '../../src/data/write-snapshot.ts';
import type { Dataset } from '../../src/entities/dataset.ts';
import { runSql } from '../testkit/databases.ts';
import { createDataWorld, datasetOf, type DataWorld } from '../testkit/data.ts';

const never = new AbortController().signal;

/** The rows of `source_rows` as DuckDB prints them, after the names and types of its columns. */
async function copied(world: DataWorld, dataset: Dataset): Promise<unknown[][]> {
  return await world.duck.withConnection(async (connection) => {
    await copyQuery(world, connection, dataset, never);
    const columns = await connection.runAndReadAll('DESCRIBE source_rows');
    const rows = await connection.runAndReadAll(
      'SELECT COLUMNS(*)::VARCHAR FROM source_rows ORDER BY id::INT',
    );
    return [
      columns.getRowsJS().map(([name, type]) => `${name as string} ${type as string}`),
      ...rows.getRowsJS(),
    ];
  });
}

test('every type arrives as its counterpart in DuckDB, with its extremes and nulls', async () => {
  const world = await createDataWorld();
  const cases: [string, string, string[]][] = [
    ['smallint', 'SMALLINT', ['-32768', '32767']],
    ['integer', 'INTEGER', ['-2147483648', '2147483647']],
    ['bigint', 'BIGINT', ['-9223372036854775808', '9223372036854775807']],
    ['real', 'FLOAT', ['1.5', 'nan', 'inf', '-inf']],
    ['double precision', 'DOUBLE', ['0.1', '5e-324', 'nan', 'inf']],
    ['boolean', 'BOOLEAN', ['true', 'false']],
    ['date', 'DATE', ['0001-01-01', '1999-12-31', '2000-01-01', 'infinity', '-infinity', '5874897-12-31']],
    [
      'timestamp',
      'TIMESTAMP',
      ['0001-01-01 00:00:00', '1999-12-31 23:59:59.999999', 'infinity', '-infinity'],
    ],
    ['timestamp(3)', 'TIMESTAMP', ['2026-01-02 03:04:05.678']],
    ['timestamptz', 'TIMESTAMP WITH TIME ZONE', ['2026-01-02 03:04:05.678+00', 'infinity']],
    ['numeric(10,2)', 'DECIMAL(10,2)', ['-0.01', '99999999.99']],
    ['numeric(38)', 'DECIMAL(38,0)', ['99999999999999999999999999999999999999']],
    ['numeric(39)', 'VARCHAR', ['999999999999999999999999999999999999999']],
    ['numeric', 'VARCHAR', ['12345678901234567890.5', 'NaN']],
    ['text', 'VARCHAR', ['', ' padded ', 'é🌏', '\\N', 'line\nbreak', '\ufffd']],
    ['varchar(5)', 'VARCHAR', ['ab']],
    ['char(4)', 'VARCHAR', ['ab  ']],
    ['name', 'VARCHAR', ['ab']],
    ['uuid', 'VARCHAR', ['01999999-9999-7999-8999-999999999999']],
    ['jsonb', 'VARCHAR', ['{"a": 1}']],
    ['bytea', 'VARCHAR', ['\\x00ff']],
    ['integer[]', 'VARCHAR', ['{1,NULL,3}']],
    ['interval', 'VARCHAR', ['P1DT2H']],
    ['time', 'VARCHAR', ['12:34:56']],
  ];
  for (const [type, duckType, written] of cases) {
    const values = written.map((_, index) => `(${index}, $${index + 1}::text::${type})`).join(', ');
    await runSql(world.sourceUrl, `CREATE TABLE one (id integer, value ${type})`);
    await runSql(world.sourceUrl, `INSERT INTO one VALUES ${values}, (999, NULL)`, written);
    const [columns, ...rows] = await copied(world, datasetOf('SELECT * FROM one'));
    expect.soft(columns, type).toEqual(['id INTEGER', `value ${duckType}`]);
    const shown = rows.map(([, value]) => value);
    expect.soft(shown, type).toEqual([...written, null]);
    await runSql(world.sourceUrl, 'DROP TABLE one');
  }
});

test('a numeric is the nearest double where it is a feature', async () => {
  const world = await createDataWorld();
  const query = `SELECT 1 AS id, 0.1::numeric AS a, 12345678901234567891::numeric(38) AS b, 'NaN'::numeric(3,1) AS c`;
  const features = ['a', 'b', 'c'].map((name) => ({ name })) as Dataset['features'];
  expect(await copied(world, datasetOf(query, { features }))).toEqual([
    ['id INTEGER', 'a DOUBLE', 'b DOUBLE', 'c DOUBLE'],
    ['1', '0.1', '1.2345678901234567e+19', 'nan'],
  ]);
});

test('what DuckDB cannot hold is an error of the query', async () => {
  const world = await createDataWorld();
  for (const [value, message] of [
    [`'0001-12-31 BC'::date`, 'before Christ'],
    [`'0044-03-15 BC'::timestamp`, 'before Christ'],
    [`'0044-03-15 BC'::timestamptz`, 'before Christ'],
    [`'294276-12-31'::timestamp`, 'after the year'],
    [`'NaN'::numeric(3,1)`, 'is not a number'],
    [`repeat('x', 17000000)`, 'larger than 16 MB'],
    [`1 / (n - 150000)`, 'division by zero'],
  ]) {
    const query = `SELECT n AS id, ${value} AS value FROM generate_series(1, 200000) AS n`;
    const copying = copied(world, datasetOf(query));
    await expect.soft(copying, value).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    await expect.soft(copying, value).rejects.toThrow(message);
  }
});

test('bytes that are no text are refused, not replaced', async () => {
  const name = `ascii_${Date.now()}`;
  const encoding = `ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'`;
  await runSql(inject('postgresUrl'), `CREATE DATABASE ${name} TEMPLATE template0 ${encoding}`);
  const world = await createDataWorld(inject('postgresUrl').replace(/\/postgres$/, `/${name}`));
  const copying = copied(world, datasetOf('SELECT 1 AS id, chr(255) AS value'));
  await expect(copying).rejects.toMatchObject({ code: 'QUERY_INVALID' });
});

test('many rows, wide and narrow, with nulls in between, arrive complete', async () => {
  const world = await createDataWorld();
  const { duck, sourceUrl } = world;
  await runSql(
    sourceUrl,
    `CREATE TABLE many AS SELECT n AS id, nullif(n % 7, 0)::float8 AS x, CASE WHEN n % 5 <> 0 THEN repeat(n::text, n % 50) END AS t
     FROM generate_series(1, 100000) AS n`,
  );
  const [expected] = await runSql(
    sourceUrl,
    'SELECT count(*)::int AS rows, count(x)::int AS xs, sum(x) AS x, count(t)::int AS ts, sum(length(t))::int AS t, min(md5(t)) AS first FROM many',
  );
  await duck.withConnection(async (connection) => {
    await copyQuery(world, connection, datasetOf('SELECT * FROM many'), never);
    const reader = await connection.runAndReadAll(
      'SELECT count(*)::INT AS rows, count(x)::INT AS xs, sum(x) AS x, count(t)::INT AS ts, sum(length(t))::INT AS t, min(md5(t)) AS first FROM source_rows',
    );
    expect(reader.getRowObjectsJS()).toEqual([expected]);
  });
});

test('an abort in the middle ends the reading here and in the source, and leaves no file', async () => {
  const world = await createDataWorld();
  const stop = new AbortController();
  const query = 'SELECT n AS id, random() AS x FROM generate_series(1, 100000000) AS n';
  const backends = async () =>
    await runSql(
      world.sourceUrl,
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (SELECT%' AND pid <> pg_backend_pid()`,
    );
  const writing = writeSnapshot(world, datasetOf(query), null, stop.signal);
  await expect.poll(backends, { timeout: 10_000 }).toHaveLength(1);
  stop.abort('cancelled');
  await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(backends, { timeout: 10_000 }).toEqual([]);
  expect(await readdir(join(world.folder, 'blobs/tmp'))).toEqual([]);
});

test('the same rows in another order are the same bytes, above one row group too', async () => {
  const world = await createDataWorld();
  await runSql(
    world.sourceUrl,
    `CREATE TABLE ordered AS SELECT n AS id, random() AS x, md5(n::text) AS t FROM generate_series(1, 300000) AS n`,
  );
  const first = await writeSnapshot(world, datasetOf('SELECT * FROM ordered'), null, never);
  const shuffled = datasetOf('SELECT * FROM ordered ORDER BY md5(t)');
  expect(await writeSnapshot(world, shuffled, null, never)).toEqual({ ...first, source: shuffled.source });
  expect(first.rowCount).toBe(300_000);
});
