import type { SourceColumn } from '../entities/dataset-version.ts';
import type { ExpectationRule, Scalar } from '../entities/expectation.ts';
import { identifier, literal } from '../storage/duckdb.ts';
import { columnType } from './column-types.ts';
import type { RowSql } from './parse-row-sql.ts';

/** The column of another version that values must exist in. */
export interface Reference {
  file: string;
  column: SourceColumn;
}

/** The rows that break an expectation, as SQL over the views `raw` (as stored) and `rows` (typed). */
export interface FailingRows {
  from: 'raw' | 'rows';
  /** What follows FROM. */
  source: string;
  /** The columns whose values tell why. */
  columns: string[];
}

type RowRule = Extract<
  ExpectationRule,
  { kind: 'NOT_NULL' | 'UNIQUE' | 'BETWEEN' | 'IN_SET' | 'REGEX' | 'FOREIGN_KEY' | 'ROW_SQL' }
>;

/** A condition that is neither true nor null fails, as in an SQL CHECK. */
export function failingRows(
  rule: RowRule,
  columns: readonly SourceColumn[],
  { rowSql, reference }: { rowSql: RowSql | null; reference: Reference | null },
): FailingRows {
  switch (rule.kind) {
    case 'UNIQUE':
      return repeatedRows(rule.columns);
    case 'FOREIGN_KEY':
      return orphanedRows(rule.column, columns, reference!);
    case 'ROW_SQL':
      return { from: 'rows', source: `rows WHERE NOT ${rowSql!.sql}`, columns: rowSql!.columns };
    default: {
      const source = `rows WHERE NOT (${condition(rule)})`;
      return { from: 'rows', source, columns: [rule.column] };
    }
  }
}

function condition(rule: Extract<RowRule, { kind: 'NOT_NULL' | 'BETWEEN' | 'IN_SET' | 'REGEX' }>): string {
  const column = identifier(rule.column);
  switch (rule.kind) {
    case 'NOT_NULL':
      return `${column} IS NOT NULL`;
    case 'BETWEEN':
      return [
        ...(rule.min === null ? [] : [`${column} >= ${rule.min}::DOUBLE`]),
        ...(rule.max === null ? [] : [`${column} <= ${rule.max}::DOUBLE`]),
      ].join(' AND ');
    case 'IN_SET':
      return inSet(rule.column, rule.values);
    case 'REGEX':
      return `regexp_matches(${column}, ${literal(rule.pattern)})`;
  }
}

export function inSet(column: string, values: readonly Scalar[]): string {
  const list = values.map((value) =>
    typeof value === 'string'
      ? literal(value)
      : typeof value === 'number'
        ? `${value}::DOUBLE`
        : String(value),
  );
  return `${identifier(column)} IN (${list.join(', ')})`;
}

/** As stored, for large numbers of different text are the same double. */
function repeatedRows(columns: string[]): FailingRows {
  const names = columns.map(identifier);
  const isGiven = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  return {
    from: 'raw',
    source: `raw SEMI JOIN (
      SELECT ${names.join(', ')} FROM raw WHERE ${isGiven} GROUP BY ALL HAVING count(*) > 1
    ) AS repeated USING (${names.join(', ')})`,
    columns,
  };
}

function orphanedRows(
  name: string,
  columns: readonly SourceColumn[],
  { file, column }: Reference,
): FailingRows {
  const own = columns.find((each) => each.name === name)!;
  const type = [own, column].some((each) => columnType(each) === 'NUMBER') ? 'DOUBLE' : 'VARCHAR';
  return {
    from: 'raw',
    source: `raw ANTI JOIN (SELECT ${identifier(column.name)}::${type} AS known FROM read_parquet(${literal(file)})) AS other
      ON raw.${identifier(name)}::${type} = other.known WHERE raw.${identifier(name)} IS NOT NULL`,
    columns: [name],
  };
}
