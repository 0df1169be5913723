import type { ExpectationKind } from '../../gql/graphql.ts';

/** The fields of an expectation that words are made of. */
export interface ExpectationLike {
  kind: ExpectationKind;
  column?: string | null;
  columns?: readonly string[] | null;
  type?: string | null;
  min?: number | null;
  max?: number | null;
  values?: readonly unknown[] | null;
  pattern?: string | null;
  sql?: string | null;
  maxAge?: number | null;
  ageUnit?: string | null;
  dataset?: string | null;
  targetColumn?: string | null;
}

const MOST_VALUES = 8;

/** An expectation as people say it: the name of its kind, and what it is about. */
export function expectationWords(
  expectation: ExpectationLike,
  kinds: Record<ExpectationKind, string>,
  number: (value: number, digits?: number) => string,
): string {
  const { kind, column, columns, type, min, max, values, pattern, sql, maxAge, ageUnit } = expectation;
  const { dataset, targetColumn } = expectation;
  const bound = (value: number | null | undefined, sign: string) =>
    typeof value === 'number' ? `${sign} ${number(value, 4)}` : null;
  const listed = values?.slice(0, MOST_VALUES).map(String).join(', ');
  const about = [
    column ?? columns?.join(', '),
    type,
    bound(min, '≥'),
    bound(max, '≤'),
    listed && (values!.length > MOST_VALUES ? `${listed} …` : listed),
    pattern,
    sql,
    typeof maxAge === 'number' ? `${number(maxAge)} ${ageUnit?.toLowerCase()}` : null,
    dataset && `${dataset}.${targetColumn}`,
  ].filter(Boolean);
  return about.length > 0 ? `${kinds[kind]}: ${about.join(' · ')}` : kinds[kind];
}
