import type { DuckDBConnection } from '@duckdb/node-api';
import type { EntityManager } from 'typeorm';
import { columnType, isNumberType } from '../data/column-types.ts';
import { parseRowSql, RowSqlError } from '../data/parse-row-sql.ts';
import { Dataset } from '../entities/dataset.ts';
import type { SourceColumn } from '../entities/dataset-version.ts';
import type { ColumnType, ExpectationRule, Scalar } from '../entities/expectation.ts';
import type { Problem } from './parse-input.ts';
import { findCurrentOrNewest } from './version-rows.ts';

export interface Surroundings {
  manager: EntityManager;
  connection: DuckDBConnection;
  columns: readonly SourceColumn[];
}

/** What is wrong with an expectation on these columns. */
export async function checkExpectation(around: Surroundings, rule: ExpectationRule): Promise<Problem[]> {
  const unknown = namedColumns(rule).filter(({ name }) => !around.columns.some((each) => each.name === name));
  if (unknown.length > 0) {
    const expected = `must be one of ${around.columns.map(({ name }) => name).join(', ')}`;
    return unknown.map(({ field, name }) => ({ field, value: name, expected }));
  }
  const typeOf = (name: string) => columnType(around.columns.find((each) => each.name === name)!);
  switch (rule.kind) {
    case 'BETWEEN':
      return isNumberType(typeOf(rule.column)) ? [] : [wrongColumn(rule.column, 'must be a numeric column')];
    case 'IN_SET':
      return checkValues(rule.column, typeOf(rule.column), rule.values);
    case 'SHARE_BETWEEN':
      if (rule.sql !== null) return await checkSql(around, rule.sql);
      return checkValues(rule.column!, typeOf(rule.column!), rule.values!);
    case 'REGEX':
      if (typeOf(rule.column) !== 'TEXT') return [wrongColumn(rule.column, 'must be a text column')];
      return await checkPattern(around, rule.pattern);
    case 'FRESHNESS':
      return checkFreshness(rule, typeOf(rule.column));
    case 'FOREIGN_KEY':
      return await checkReference(around, rule, typeOf(rule.column));
    case 'ROW_SQL':
      return await checkSql(around, rule.sql);
    default:
      return [];
  }
}

function namedColumns(rule: ExpectationRule): { field: string; name: string }[] {
  if ('columns' in rule) return rule.columns.map((name, index) => ({ field: `columns.${index}`, name }));
  return 'column' in rule && rule.column !== null ? [{ field: 'column', name: rule.column }] : [];
}

const wrongColumn = (name: string, expected: string): Problem => ({ field: 'column', value: name, expected });

function checkValues(column: string, type: ColumnType, values: readonly Scalar[]): Problem[] {
  if (type === 'DATE' || type === 'TIMESTAMP') {
    return [wrongColumn(column, 'must be a column of texts, numbers or booleans; ROW_SQL compares times')];
  }
  const wanted = isNumberType(type) ? 'number' : type === 'BOOLEAN' ? 'boolean' : 'string';
  return values.flatMap((value, index) =>
    typeof value === wanted
      ? []
      : [{ field: `values.${index}`, value, expected: `must be a ${wanted}, as the column is ${type}` }],
  );
}

async function checkPattern({ connection }: Surroundings, pattern: string): Promise<Problem[]> {
  try {
    await connection.run(`SELECT regexp_matches('', $pattern::VARCHAR)`, { pattern });
    return [];
  } catch (error) {
    const [problem] = (error as Error).message.replace(/^Invalid Input Error: /, '').split('\n');
    const expected = `must be a regular expression of RE2: ${problem}`;
    return [{ field: 'pattern', value: pattern, expected }];
  }
}

function checkFreshness(
  { column, ageUnit }: Extract<ExpectationRule, { kind: 'FRESHNESS' }>,
  type: ColumnType,
): Problem[] {
  if (type === 'DATE' || type === 'TIMESTAMP') return [];
  if (!isNumberType(type)) return [wrongColumn(column, 'must be a date, a timestamp or a year')];
  return ageUnit === 'YEARS'
    ? []
    : [{ field: 'ageUnit', value: ageUnit, expected: 'must be YEARS, for a numeric column holds years' }];
}

async function checkReference(
  { manager }: Surroundings,
  { column, dataset: name, targetColumn }: Extract<ExpectationRule, { kind: 'FOREIGN_KEY' }>,
  type: ColumnType,
): Promise<Problem[]> {
  const dataset = await manager.findOneBy(Dataset, { name });
  const version = dataset && (await findCurrentOrNewest(manager, dataset));
  if (!version) return [{ field: 'dataset', value: name, expected: 'must be a dataset that has a version' }];
  const target = version.columns.find((each) => each.name === targetColumn);
  if (!target) {
    const expected = `must be one of ${version.columns.map((each) => each.name).join(', ')}`;
    return [{ field: 'targetColumn', value: targetColumn, expected }];
  }
  const targetType = columnType(target);
  const isComparable = type === targetType || (isNumberType(type) && isNumberType(targetType));
  return isComparable ? [] : [wrongColumn(column, `must be ${targetType}, as ${targetColumn} is`)];
}

async function checkSql({ connection, columns }: Surroundings, sql: string): Promise<Problem[]> {
  try {
    await parseRowSql(connection, sql, columns);
    return [];
  } catch (error) {
    if (!(error instanceof RowSqlError)) throw error;
    return [{ field: 'sql', value: sql, expected: `must be a condition on the row: ${error.message}` }];
  }
}
