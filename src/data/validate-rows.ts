import type { DuckDBConnection } from '@duckdb/node-api';
import type { Context } from '../context.ts';
import type { ExpectationRule, ExpectationSpec } from '../entities/expectation.ts';
import type { ExpectationResult, FailingRow } from '../entities/validation-report.ts';
import { identifier, rowsOf } from '../storage/duckdb.ts';
import { shortText } from './column-types.ts';
import { failingRows, type FailingRows, type Reference } from './failing-rows.ts';
import { lookAtBounds, lookAtFreshness, lookAtShare, lookAtType, type Finding } from './look-at-version.ts';
import {
  findColumn,
  openRows,
  parseCondition,
  Unanswerable,
  type Rows,
  type StoredRows,
} from './stored-rows.ts';

/** Where the values of a FOREIGN_KEY must be; text: why that cannot be told. */
export type FindReference = (rule: Extract<ExpectationRule, { kind: 'FOREIGN_KEY' }>) => Reference | string;

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

/** Whatever DuckDB finds wrong but the reading itself: no suite can keep its dataset from being versioned. */
const isAboutTheData = ({ message }: Error) => /^(?!IO )[A-Z]\w*( \w+)* Error: /.test(message);

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
      const rowSql = rule.kind === 'ROW_SQL' ? await parseCondition(rows, rule.sql) : null;
      return await lookAtRows(rows, failingRows(rule, rows.columns, { rowSql, reference }));
    }
  }
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
