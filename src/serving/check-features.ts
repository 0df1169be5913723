import type { ExpectationSpec } from '../entities/expectation.ts';

/** One that a single value of a feature can break: features are numbers, so no REGEX is about them. */
export type FeatureExpectation = Extract<
  ExpectationSpec,
  { kind: 'NOT_NULL' | 'TYPE' | 'BETWEEN' | 'IN_SET' }
>;

/** Those of a suite that are about single values of these features. */
export function featureExpectations(
  expectations: readonly ExpectationSpec[],
  features: readonly { name: string }[],
): FeatureExpectation[] {
  return expectations
    .filter((each) => isAboutValues(each))
    .filter(({ column }) => features.some(({ name }) => name === column));
}

function isAboutValues(expectation: ExpectationSpec): expectation is FeatureExpectation {
  return ['NOT_NULL', 'TYPE', 'BETWEEN', 'IN_SET'].includes(expectation.kind);
}

/** An expectation that the features of one row break. */
export interface BrokenExpectation {
  kind: string;
  column: string;
  value: unknown;
  /** What the value must be. */
  message: string;
}

export interface RowFindings {
  blocking: BrokenExpectation[];
  warning: BrokenExpectation[];
}

/** Looks at the features of one row. Values of a wrong type are only for TYPE to judge: the model refuses them besides. */
export function checkFeatures(
  expectations: readonly FeatureExpectation[],
  features: Readonly<Record<string, unknown>>,
): RowFindings {
  const findings: RowFindings = { blocking: [], warning: [] };
  for (const expectation of expectations) {
    const { kind, column, severity } = expectation;
    const value = Object.hasOwn(features, column) ? (features[column] ?? null) : null;
    const message = complaint(expectation, value);
    if (message !== null) {
      findings[severity === 'BLOCK' ? 'blocking' : 'warning'].push({ kind, column, value, message });
    }
  }
  return findings;
}

function complaint(expectation: FeatureExpectation, value: unknown): string | null {
  if (value === null) return expectation.kind === 'NOT_NULL' ? 'must be given' : null;
  switch (expectation.kind) {
    case 'TYPE':
      return isOfType(value, expectation.type) ? null : `must be of type ${expectation.type}`;
    case 'BETWEEN': {
      if (typeof value !== 'number') return null;
      const { min, max } = expectation;
      if (min !== null && value < min) return `must be at least ${min}`;
      return max !== null && value > max ? `must be at most ${max}` : null;
    }
    case 'IN_SET':
      if (typeof value !== 'number' || expectation.values.includes(value)) return null;
      return `must be one of ${expectation.values.join(', ')}`;
    default:
      return null;
  }
}

function isOfType(value: unknown, type: string): boolean {
  return type === 'INTEGER' ? Number.isInteger(value) : type === 'NUMBER' && typeof value === 'number';
}

/** Whether a row (`values` from `start` on, in the order of the features; NaN for none) breaks no expectation. */
export type QuickCheck = (values: Float64Array, start: number) => boolean;

/** The same judgement as of `checkFeatures` on numbers, for many rows: without an object for each, and without saying why. */
export function compileQuickCheck(
  expectations: readonly FeatureExpectation[],
  features: readonly string[],
): QuickCheck {
  const checks = expectations.map((expectation) => ({
    at: features.indexOf(expectation.column),
    isMet: (value: number) => complaint(expectation, Number.isNaN(value) ? null : value) === null,
  }));
  return (values, start) => checks.every(({ at, isMet }) => isMet(values[start + at]));
}
