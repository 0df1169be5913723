import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { SourceColumn } from '../entities/dataset-version.ts';
import { identifier } from '../storage/duckdb.ts';
import { duckTypeOf } from './column-types.ts';

/** A condition that was checked: columns and functions that look at one row and do nothing else. */
export interface RowSql {
  /** What DuckDB makes of the parsed text, without its comments: what runs is what was checked. */
  sql: string;
  /** The columns that it names. */
  columns: string[];
}

export class RowSqlError extends Error {}

/** Without LIKE, whose time grows out of bounds with the number of its %, and without what makes long texts of short. */
const FUNCTIONS = new Set(
  [
    '+ - * / // % ^ **',
    'abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log10 log2 pow power mod',
    'greatest least isnan isinf isfinite nullif ifnull',
    'length strlen lower upper trim ltrim rtrim substr substring left right starts_with ends_with prefix suffix contains',
    'regexp_matches regexp_full_match',
    'year month day quarter week dayofweek dayofyear hour minute second',
    'date_part datepart date_trunc datetrunc date_diff datediff',
    'to_days to_weeks to_months to_years to_hours to_minutes to_seconds',
  ].flatMap((line) => line.split(' ')),
);

const OPERATORS = [
  'COMPARE_IN',
  'COMPARE_NOT_IN',
  'OPERATOR_NOT',
  'OPERATOR_IS_NULL',
  'OPERATOR_IS_NOT_NULL',
  'OPERATOR_COALESCE',
  'OPERATOR_NULLIF',
  'OPERATOR_TRY',
];
const CAST_TYPES = [
  'BOOLEAN',
  'INTEGER',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'DECIMAL',
  'VARCHAR',
  'DATE',
  'TIMESTAMP',
  'TIMESTAMP WITH TIME ZONE',
  'INTERVAL',
];
const HARMLESS = ['CONSTANT', 'COMPARISON', 'CONJUNCTION', 'CASE', 'BETWEEN'];

const parsedSchema = z.union([
  z.object({ error: z.literal(true), error_message: z.string() }),
  z.object({
    error: z.literal(false),
    statements: z.tuple([
      z.object({
        node: z.object({
          type: z.literal('SELECT_NODE'),
          modifiers: z.tuple([]),
          cte_map: z.object({ map: z.tuple([]) }),
          select_list: z.tuple([z.record(z.string(), z.unknown())]),
          from_table: z.object({ type: z.literal('EMPTY') }),
          where_clause: z.null(),
          group_expressions: z.tuple([]),
          group_sets: z.tuple([]),
          having: z.null(),
          sample: z.null(),
          qualify: z.null(),
        }),
      }),
    ]),
  }),
]);

/**
 * Reads a condition over the columns of a row, such as `x > 0 OR note IS NOT NULL`, with DuckDB's own parser, and lets
 * through only what is known to be harmless.
 * @throws RowSqlError saying what is not right
 */
export async function parseRowSql(
  connection: DuckDBConnection,
  text: string,
  columns: readonly SourceColumn[],
): Promise<RowSql> {
  // The line break ends a comment at the end of the text.
  const statement = `SELECT (\n${text}\n)`;
  const [[json]] = (
    await connection.runAndReadAll('SELECT json_serialize_sql($statement::VARCHAR)', { statement })
  ).getRowsJS() as [[string]];
  const parsed = parsedSchema.safeParse(JSON.parse(json));
  if (!parsed.success) throw new RowSqlError('it must be one expression and no statement');
  if (parsed.data.error) throw new RowSqlError(parsed.data.error_message.split('\n')[0]);
  const [expression] = parsed.data.statements[0].node.select_list;
  const used = new Set<string>();
  inspect(expression, columns, used);
  const [[select]] = (
    await connection.runAndReadAll('SELECT json_deserialize_sql($json::JSON)', { json })
  ).getRowsJS() as [[string]];
  const sql = `(${select.replace(/^SELECT /, '')})`;
  await requireBoolean(connection, sql, columns);
  return { sql, columns: [...used] };
}

/** Walks every node of the parsed expression; whatever is not on a list is refused. */
function inspect(node: unknown, columns: readonly SourceColumn[], used: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) inspect(each, columns, used);
  } else if (typeof node === 'object' && node !== null) {
    if ('class' in node) inspectExpression(node as ExpressionNode, columns, used);
    for (const each of Object.values(node)) inspect(each, columns, used);
  }
}

interface ExpressionNode {
  class: string;
  type: string;
  column_names?: string[];
  function_name?: string;
  schema?: string;
  cast_type?: { id: string };
}

function inspectExpression(node: ExpressionNode, columns: readonly SourceColumn[], used: Set<string>): void {
  switch (node.class) {
    case 'COLUMN_REF': {
      const written = node.column_names!.join('.');
      const column = columns.find(({ name }) => name.toLowerCase() === written.toLowerCase());
      if (!column || node.column_names!.length > 1) throw new RowSqlError(`there is no column "${written}"`);
      used.add(column.name);
      return;
    }
    case 'FUNCTION':
      if (!FUNCTIONS.has(node.function_name!) || !['', 'main'].includes(node.schema!)) {
        throw new RowSqlError(refusal(node.function_name!));
      }
      return;
    case 'OPERATOR':
      if (!OPERATORS.includes(node.type)) throw new RowSqlError(`${node.type} may not be used`);
      return;
    case 'CAST':
      if (!CAST_TYPES.includes(node.cast_type!.id)) {
        throw new RowSqlError(`values may not be cast to ${node.cast_type!.id}`);
      }
      return;
    default:
      if (!HARMLESS.includes(node.class)) throw new RowSqlError(`${node.class} may not be used`);
  }
}

/** DuckDB's parser turns LIKE and its kin into functions of other names. */
function refusal(name: string): string {
  const isPattern = /~~|like_escape$/.test(name);
  return isPattern
    ? 'LIKE, ILIKE and GLOB may not be used; regexp_matches, starts_with and contains may'
    : `the function or operator ${name} may not be used`;
}

/** Lets DuckDB find the type of the checked expression on a row of nulls. */
async function requireBoolean(
  connection: DuckDBConnection,
  sql: string,
  columns: readonly SourceColumn[],
): Promise<void> {
  const row = columns.map((column) => `NULL::${duckTypeOf(column)} AS ${identifier(column.name)}`);
  const described = await connection
    .runAndReadAll(`DESCRIBE SELECT ${sql} AS fulfilled FROM (SELECT ${row.join(', ')})`)
    .catch((error: Error) => {
      throw new RowSqlError(error.message.split('\n')[0]);
    });
  const [{ column_type: type }] = described.getRowObjectsJS() as [{ column_type: string }];
  if (type !== 'BOOLEAN') throw new RowSqlError(`it must be true or false, and is ${type}`);
}
