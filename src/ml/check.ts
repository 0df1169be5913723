import { MlError } from './errors.ts';

/** An INVALID_PARAMETER error whose message reads "nInit must be an integer of at least 1, got 0". */
export function invalidParameter(parameter: string, value: unknown, expected: string): MlError {
  const shown = showValue(value);
  return new MlError('INVALID_PARAMETER', `${parameter} must be ${expected}, got ${shown}`, {
    parameter,
    value: shown,
    expected,
  });
}

/** A TEST_NOT_APPLICABLE error: a drift test that does not fit its column. */
export function testNotApplicable(message: string, details: Record<string, unknown>): MlError {
  return new MlError('TEST_NOT_APPLICABLE', message, details);
}

/** A value as a short text for messages and details: strings quoted, objects by their kind. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value);
}

export function requireInteger(parameter: string, value: number, minimum: number): void {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw invalidParameter(parameter, value, `an integer of at least ${minimum}`);
  }
}

export function requireLength(parameter: string, length: number, expected: number): void {
  if (length !== expected) throw invalidParameter(`${parameter}.length`, length, String(expected));
}
