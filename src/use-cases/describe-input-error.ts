import type { AppError } from '../errors.ts';
import { printable } from './parse-input.ts';

/** What is wrong with one item of an input, for an answer in the place of the item. */
export interface InputError {
  code: string;
  message: string;
  field: string | null;
  value: unknown;
  expected: string | null;
}

export function describeInputError({ code, message, details }: AppError): InputError {
  const { field = null, value = null, expected = null } = details;
  return { code, message, field, value: printable(value), expected: textOf(expected) };
}

/** What a model expects may be a list of its features. */
function textOf(expected: unknown): string | null {
  if (!Array.isArray(expected)) return typeof expected === 'string' ? expected : null;
  return (expected as { name: string }[]).map(({ name }) => name).join(', ');
}
