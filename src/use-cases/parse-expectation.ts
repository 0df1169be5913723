import { z } from 'zod';
import { COLUMN_TYPES, SEVERITIES, type ExpectationSpec } from '../entities/expectation.ts';
import { columnSchema as column, textSchema, type Problem } from './parse-input.ts';

const MOST_VALUES = 1000;

const number = z.number('must be a finite number');
const bound = number.nullish().transform((value) => value ?? null);
const text = textSchema(2000).trim().min(1, 'must not be empty');
const values = z
  .array(z.union([textSchema(1000), number, z.boolean()], 'must be a text, a number or a boolean'))
  .min(1, 'must have at least one value')
  .max(MOST_VALUES, `must have at most ${MOST_VALUES} values`)
  .refine((all) => new Set(all).size === all.length, 'must not have a value twice');

const common = {
  severity: z
    .enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`)
    .nullish()
    .transform((value) => value ?? 'BLOCK'),
  why: textSchema(2000)
    .trim()
    .nullish()
    .transform((value) => value || null),
};

interface Bounds {
  min: number | null;
  max: number | null;
}
const isOrdered = ({ min, max }: Bounds) => min === null || max === null || min <= max;
const hasBound = ({ min, max }: Bounds) => min !== null || max !== null;
const ORDERED = { path: ['min'], message: 'must not be above max' };
const BOUNDED = { path: ['min'], message: 'must be given, or max' };

const count = z
  .int('must be a whole number')
  .min(0, 'must be at least 0')
  .nullish()
  .transform((value) => value ?? null);
const share = number.min(0, 'must be at least 0').max(1, 'must be at most 1');
const optionalShare = share.nullish().transform((value) => value ?? null);

/** A FRESHNESS without a column is about the dataset's time column. */
const ruleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('NOT_NULL'), column, ...common }),
    z.strictObject({
      kind: z.literal('UNIQUE'),
      columns: z
        .array(column)
        .min(1, 'must name at least one column')
        .max(16, 'must name at most 16 columns')
        .refine((all) => new Set(all).size === all.length, 'must not name a column twice'),
      ...common,
    }),
    z.strictObject({
      kind: z.literal('TYPE'),
      column,
      type: z.enum(COLUMN_TYPES, `must be one of ${COLUMN_TYPES.join(', ')}`),
      ...common,
    }),
    z
      .strictObject({ kind: z.literal('BETWEEN'), column, min: bound, max: bound, ...common })
      .refine(hasBound, BOUNDED)
      .refine(isOrdered, ORDERED),
    z.strictObject({ kind: z.literal('IN_SET'), column, values, ...common }),
    z.strictObject({ kind: z.literal('REGEX'), column, pattern: text, ...common }),
    z
      .strictObject({ kind: z.literal('ROW_COUNT'), min: count, max: count, ...common })
      .refine(hasBound, BOUNDED)
      .refine(isOrdered, ORDERED),
    z
      .strictObject({
        kind: z.literal('SHARE_BETWEEN'),
        column: column.nullish().transform((value) => value ?? null),
        values: values.nullish().transform((value) => value ?? null),
        sql: text.nullish().transform((value) => value ?? null),
        min: optionalShare,
        max: optionalShare,
        ...common,
      })
      .refine(hasBound, BOUNDED)
      .refine(isOrdered, ORDERED)
      .refine((rule) => (rule.column === null) === (rule.values === null), {
        path: ['values'],
        message: 'must come with a column, and a column with them',
      })
      .refine((rule) => (rule.sql === null) !== (rule.values === null), {
        path: ['sql'],
        message: 'must be given, or a column with values, and not both',
      }),
    z.strictObject({
      kind: z.literal('FRESHNESS'),
      column: column.nullish(),
      maxAge: z
        .int('must be a whole number')
        .min(0, 'must be at least 0')
        .max(100_000, 'must be at most 100000'),
      ageUnit: z.enum(['DAYS', 'YEARS'], 'must be DAYS or YEARS'),
      ...common,
    }),
    z.strictObject({
      kind: z.literal('FOREIGN_KEY'),
      column,
      dataset: z.string('must be the name of a dataset'),
      targetColumn: column,
      ...common,
    }),
    z.strictObject({ kind: z.literal('ROW_SQL'), sql: text, ...common }),
  ],
  'must be a kind of expectation',
);

/** What a caller sends: the fields of its kind; null counts as left out. */
export type ExpectationInput = { kind: string } & Record<string, unknown>;

/** @returns the expectation, or what is wrong with it by itself, whatever the dataset's columns are */
export function parseExpectation(
  input: ExpectationInput,
  timeColumn: string | null,
): { spec: ExpectationSpec } | { problems: Problem[] } {
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
  );
  const parsed = ruleSchema.safeParse(given, { reportInput: true });
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, given)) };
  const rule = parsed.data;
  if (rule.kind !== 'FRESHNESS') return { spec: rule };
  const timed = rule.column ?? timeColumn;
  if (timed !== null) return { spec: { ...rule, column: timed } };
  const expected = 'must name a column: the dataset has no time column';
  return { problems: [{ field: 'column', value: null, expected }] };
}

function problemsOf(issue: z.core.$ZodIssue, given: Record<string, unknown>): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const expected = `must not be given for ${String(given['kind'])}`;
    return issue.keys.map((key) => ({ field: key, value: given[key], expected }));
  }
  const isLeftOut = issue.code === 'invalid_type' && issue.input === undefined;
  const expected = isLeftOut ? `must be given for ${String(given['kind'])}` : issue.message;
  return [{ field: issue.path.join('.'), value: valueAt(given, issue.path), expected }];
}

function valueAt(given: Record<string, unknown>, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], given) ?? null;
}
