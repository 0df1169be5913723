import { z } from 'zod';
import { AppError } from '../errors.ts';

/**
 * Checks what a caller sent.
 * @throws AppError INVALID_INPUT with every problem: field, value, what is wrong with it
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidInput(
    parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      value: issue.input,
      expected: issue.message,
    })),
  );
}

export interface Problem {
  field: string;
  value: unknown;
  expected: string;
}

/** The error that names all problems of an input; there is at least one. */
export function invalidInput(found: readonly Problem[]): AppError {
  const problems = found.map((problem) => ({ ...problem, value: printable(problem.value) }));
  const text = problems.map(({ field, expected }) => `${field}: ${expected}`).join('; ');
  return new AppError('INVALID_INPUT', `The input is not right: ${text}.`, { ...problems[0], problems });
}

/** The error about one field of an input. */
export function refuseInput(field: string, value: unknown, expected: string): AppError {
  return invalidInput([{ field, value, expected }]);
}

const LONGEST_VALUE = 200;
const DEEPEST_VALUE = 4;

/** A value as an error may show it: what was nested without end would bring down whoever writes it as JSON. */
export function printable(value: unknown, depth = 0): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && value.length > LONGEST_VALUE) return `${value.slice(0, LONGEST_VALUE)}…`;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = Object.entries(value);
  const isList = Array.isArray(value);
  if (fields.length > LONGEST_VALUE) return isList ? `a list of ${fields.length}` : `${fields.length} fields`;
  if (depth === DEEPEST_VALUE) return '…';
  return isList
    ? value.map((item) => printable(item, depth + 1))
    : Object.fromEntries(fields.map(([name, field]) => [name, printable(field, depth + 1)]));
}

/** Text that PostgreSQL can hold, also within JSON. */
export function textSchema(most: number) {
  return z
    .string()
    .max(most, `must have at most ${most} characters`)
    .refine(
      (text) => !text.includes('\u0000') && text.isWellFormed(),
      'must be well-formed Unicode without NUL',
    );
}

/** A name of a column: files have longer ones than PostgreSQL's 63 bytes. */
export const columnSchema = textSchema(255).min(1, 'must not be empty');

/** A name of a dataset, experiment or model: what MLflow allows, without surrounding space. */
export const nameSchema = z
  .string()
  .max(250, 'must have at most 250 characters')
  .regex(
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.\- ]*[\p{L}\p{N}_.-])?$/u,
    'must be letters, digits, "_", "-", "." and inner spaces',
  );

/** An alias, by MLflow's rules: never the reserved `latest`, and not to be mistaken for a version. */
export const aliasSchema = z
  .string()
  .max(255, 'must have at most 255 characters')
  .regex(/^[\w-]+$/, 'must be letters, digits, "_" and "-"')
  .refine((alias) => alias.toLowerCase() !== 'latest', 'must not be "latest", which is reserved')
  .refine((alias) => !/^v\d+$/i.test(alias), 'must not look like a version');

/** A reason that people will read in the history. */
export const reasonSchema = textSchema(2000).trim().min(1, 'must not be empty');
