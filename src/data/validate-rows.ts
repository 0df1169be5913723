import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { ExpectationRule, ExpectationSpec } from '../entities/expectation.ts';
import type { ExpectationResult, FailingRow } from '../entities/validation-report.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { columnType, isNumberType, shortText, typedColumn } from './column-types.ts';
import { failingRows, inSet, type FailingRows, type Reference } from './failing-rows.ts';
import { parseRowSql, RowSqlError, type RowSql } from './parse-row-sql.ts';

/** A version to look at. */
export interface StoredRows {
  file: string;
  columns: SourceColumn[];
  keyColumn: string;
}

/** Where the values of a FOREIGN_KEY must be; text: why that cannot be told. */
export type FindReference = (rule: Extract<ExpectationRule, { kind: 'FOREIGN_KEY' }>) => Reference | string;

type Finding = Pick<ExpectationResult, 'passed' | 'message' | 'observed'> &
  Partial<Pick<ExpectationResult, 'failingRows' | 'failingShare' | 'examples'>>;

const EXAMPLES = 5;

/**
 * Looks at stored rows with all expectations of a suite. An expectation that cannot be looked at, such as one on a
 * column that is gone, has failed and says why.
 * @param now the time that FRESHNESS counts from
 */
export async function validateRows(
  { duck }: Pick<Context, 'duck'>,
  stored: StoredRows,
  expectations: readonly ExpectationSpec[],
  { now, findReference, signal }: { now: Date; findReference: FindReference; signal: AbortSignal },
): Promise<ExpectationResult[]> {
  const references = expectations.map((each) => (each.kind === 'FOREIGN_KEY' ? findReference(each) : null));
  const files = references.flatMap((each) => (each !== null && typeof each === 'object' ? [each.file] : []));
  return await duck.withSandbox([stored.file, ...files], signal, async (connection) => {
    const rows = await openRows(connection, stored);
    const results: ExpectationResult[] = [];
    for (const [position, expectation] of expectations.entries()) {
      signal.throwIfAborted();
      const finding = await lookAt(rows, expectation, references[position], now).catch((error: Error) => {
        signal.throwIfAborted();
        if (!(error instanceof Unanswerable) && !isAboutTheData(error)) throw error;
        return {
          passed: false,
          message: `cannot be told: ${shortText(error.message.split('\n')[0])}`,
          observed: null,
        };
      });
      results.push({
        position,
        expectation,
        failingRows: null,
        failingShare: null,
        examples: [],
        ...finding,
      });
    }
    return results;
  });
}

class Unanswerable extends Error {}

/** Whatever DuckDB finds wrong but the reading itself: no suite can keep its dataset from being versioned. */
const isAboutTheData = ({ message }: Error) => !message.startsWith('IO Error');

interface Rows {
  connection: DuckDBConnection;
  columns: SourceColumn[];
  rowCount: number;
  /** Expressions for a row's key, in each view. */
  keys: Record<'raw' | 'rows', string>;
}

async function openRows(
  connection: DuckDBConnection,
  { file, columns, keyColumn }: StoredRows,
): Promise<Rows> {
  const key = freeName('key', columns);
  const typed = columns.map((column) => `${typedColumn(column)} AS ${identifier(column.name)}`);
  await connection.run(`CREATE VIEW raw AS SELECT * FROM read_parquet(${literal(file)})`);
  await connection.run(
    `CREATE VIEW rows AS SELECT ${typed.join(', ')}, ${identifier(keyColumn)}::VARCHAR AS ${key} FROM raw`,
  );
  const [[rowCount]] = await rowsOf<[number]>(connection, 'SELECT count(*)::DOUBLE FROM raw');
  const keys = { raw: `${identifier(keyColumn)}::VARCHAR`, rows: key };
  return { connection, columns, rowCount, keys };
}

function freeName(name: string, columns: readonly SourceColumn[]): string {
  return columns.some((column) => column.name.toLowerCase() === name) ? freeName(`${name}_`, columns) : name;
}

async function lookAt(
  rows: Rows,
  rule: ExpectationRule,
  reference: Reference | string | null,
  now: Date,
): Promise<Finding> {
  const named =
    'columns' in rule ? rule.columns : 'column' in rule && rule.column !== null ? [rule.column] : [];
  for (const name of named) findColumn(rows, name);
  if (typeof reference === 'string') throw new Unanswerable(reference);
  switch (rule.kind) {
    case 'TYPE':
      return lookAtType(rows, rule);
    case 'ROW_COUNT':
      return lookAtBounds(rule, rows.rowCount, 'rows');
    case 'SHARE_BETWEEN':
      return await lookAtShare(rows, rule);
    case 'FRESHNESS':
      return await lookAtFreshness(rows, rule, now);
    default: {
      const rowSql = rule.kind === 'ROW_SQL' ? await parsed(rows, rule.sql) : null;
      return await lookAtRows(rows, failingRows(rule, rows.columns, { rowSql, reference }));
    }
  }
}

function findColumn({ columns }: Rows, name: string): SourceColumn {
  const column = columns.find((each) => each.name === name);
  if (!column) throw new Unanswerable(`there is no column "${name}"`);
  return column;
}

async function parsed({ connection, columns }: Rows, sql: string): Promise<RowSql> {
  return await parseRowSql(connection, sql, columns).catch((error: Error) => {
    throw error instanceof RowSqlError ? new Unanswerable(error.message) : error;
  });
}

async function lookAtRows(
  { connection, keys, rowCount }: Rows,
  { from, source, columns }: FailingRows,
): Promise<Finding> {
  const [[failing]] = await rowsOf<[number]>(connection, `SELECT count(*)::DOUBLE FROM ${source}`);
  const examples = failing === 0 ? [] : await examplesOf(connection, keys[from], source, columns);
  const share = failing / rowCount;
  return {
    passed: failing === 0,
    message: failing === 0 ? 'every row fulfils it' : `${failing} of ${rowCount} rows do not fulfil it`,
    observed: String(failing),
    failingRows: failing,
    failingShare: share,
    examples,
  };
}

async function examplesOf(
  connection: DuckDBConnection,
  key: string,
  source: string,
  columns: readonly string[],
): Promise<FailingRow[]> {
  const texts = columns.map((column) => `${identifier(column)}::VARCHAR`);
  const found = await rowsOf<(string | null)[]>(
    connection,
    `SELECT ${[key, ...texts].join(', ')} FROM ${source} ORDER BY 1 LIMIT ${EXAMPLES}`,
  );
  return found.map(([rowKey, ...values]) => ({
    key: shortText(rowKey!),
    value: values.length === 1 ? values[0] && shortText(values[0]) : describeValues(columns, values),
  }));
}

function describeValues(columns: readonly string[], values: readonly (string | null)[]): string | null {
  const named = columns.map((column, index) => `${column} = ${values[index] ?? 'null'}`);
  return named.length === 0 ? null : shortText(named.join(', '));
}

function lookAtType(rows: Rows, rule: Extract<ExpectationRule, { kind: 'TYPE' }>): Finding {
  const column = findColumn(rows, rule.column);
  const actual = columnType(column);
  const passed = actual === rule.type || (rule.type === 'NUMBER' && actual === 'INTEGER');
  return { passed, message: `the column is ${column.type}`, observed: column.type };
}

function lookAtBounds(
  { min, max }: { min: number | null; max: number | null },
  observed: number,
  what: string,
): Finding {
  const passed = observed >= (min ?? -Infinity) && observed <= (max ?? Infinity);
  const bounds = [...(min === null ? [] : [`at least ${min}`]), ...(max === null ? [] : [`at most ${max}`])];
  return {
    passed,
    message: `${observed} ${what}; ${bounds.join(' and ')} expected`,
    observed: String(observed),
  };
}

async function lookAtShare(
  rows: Rows,
  rule: Extract<ExpectationRule, { kind: 'SHARE_BETWEEN' }>,
): Promise<Finding> {
  const condition =
    rule.sql === null ? inSet(rule.column!, rule.values!) : (await parsed(rows, rule.sql)).sql;
  const [[fulfilling]] = await rowsOf<[number]>(
    rows.connection,
    `SELECT (count(*) FILTER (WHERE ${condition}))::DOUBLE FROM rows`,
  );
  return lookAtBounds(rule, fulfilling / rows.rowCount, 'of the rows');
}

/** A number is a year. */
async function lookAtFreshness(
  rows: Rows,
  { column: name, maxAge, ageUnit }: Extract<ExpectationRule, { kind: 'FRESHNESS' }>,
  now: Date,
): Promise<Finding> {
  const column = identifier(name);
  const age = `${maxAge} ${ageUnit === 'DAYS' ? 'days' : 'years'}`;
  const oldest = isNumberType(columnType(findColumn(rows, name)))
    ? `${now.getUTCFullYear() - maxAge}`
    : `${literal(now.toISOString().slice(0, -1))}::TIMESTAMP - INTERVAL '${age}'`;
  const [[observed, passed]] = await rowsOf<[string | null, boolean | null]>(
    rows.connection,
    `SELECT max(${column})::VARCHAR, max(${column}) >= ${oldest} FROM rows WHERE isfinite(${column})`,
  );
  const since = `the newest value is ${observed ?? 'missing'}`;
  return { passed: passed ?? false, message: `${since}; at most ${age} old expected`, observed };
}

async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as Row[];
}
