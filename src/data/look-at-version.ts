import type { ExpectationRule } from '../entities/expectation.ts';
import type { ExpectationResult } from '../entities/validation-report.ts';
import { identifier, literal, rowsOf } from '../storage/duckdb.ts';
import { columnType, isNumberType } from './column-types.ts';
import { inSet } from './failing-rows.ts';
import { findColumn, parseCondition, type Rows } from './stored-rows.ts';

/** What was found of one expectation. */
export type Finding = Pick<ExpectationResult, 'passed' | 'message' | 'observed'> &
  Partial<Pick<ExpectationResult, 'failingRows' | 'failingShare' | 'examples'>>;

type Rule<Kind extends ExpectationRule['kind']> = Extract<ExpectationRule, { kind: Kind }>;

export function lookAtType(rows: Rows, rule: Rule<'TYPE'>): Finding {
  const column = findColumn(rows, rule.column);
  const actual = columnType(column);
  const passed = actual === rule.type || (rule.type === 'NUMBER' && actual === 'INTEGER');
  return { passed, message: `the column is ${column.type}`, observed: column.type };
}

export function lookAtBounds(
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

export async function lookAtShare(rows: Rows, rule: Rule<'SHARE_BETWEEN'>): Promise<Finding> {
  const condition =
    rule.sql === null ? inSet(rule.column!, rule.values!) : (await parseCondition(rows, rule.sql)).sql;
  const [[fulfilling]] = await rowsOf<[number]>(
    rows.connection,
    `SELECT (count(*) FILTER (WHERE ${condition}))::DOUBLE FROM rows`,
  );
  return lookAtBounds(rule, fulfilling / rows.rowCount, 'of the rows');
}

/** A number is a year. */
export async function lookAtFreshness(
  rows: Rows,
  { column: name, maxAge, ageUnit }: Rule<'FRESHNESS'>,
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
