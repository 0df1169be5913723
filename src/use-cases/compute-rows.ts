import { AppError, toAppError } from '../errors.ts';
import type { RowAnswers } from '../ml/index.ts';
import { checkFeatures, type BrokenExpectation } from '../serving/check-features.ts';
import type { ServedModel } from '../serving/load-served-model.ts';

/** Rows in the form that a model takes. */
export interface FeatureRows {
  count: number;
  /** The caller's own names of the rows. */
  keys: readonly (string | null)[];
  /** rows x features, in the model's order; NaN where there is none. */
  values: Float64Array;
  /** Rows with values that are no numbers, for the model to refuse. */
  suspects: ReadonlySet<number>;
  /** Errors that are known already, by row. */
  errors: Map<number, AppError>;
  /** A row as it was sent. */
  featuresOf: (row: number) => Readonly<Record<string, unknown>>;
}

export interface ComputedRows extends RowAnswers {
  /** The expectations that only warn and that rows break, by row. */
  warnings: Map<number, BrokenExpectation[]>;
  latencyMs: number;
}

/** What a model answers; a row that it cannot answer gets the cluster -1, and an entry in the errors of `rows`. */
export function computeRows(served: ServedModel, rows: FeatureRows): ComputedRows {
  const startedAt = performance.now();
  const { count, values, errors, suspects } = rows;
  const width = served.features.length;
  const answers = served.predictRows(values, count);
  const warnings = new Map<number, BrokenExpectation[]>();
  for (let row = 0; row < count; row++) {
    const known = errors.get(row);
    const isPlain = !known && answers.clusters[row] >= 0 && !suspects.has(row);
    if (isPlain && served.isExpected(values, row * width)) continue;
    const error = known ?? examineRow(served, rows.featuresOf(row), (broken) => warnings.set(row, broken));
    if (!error) continue;
    errors.set(row, error);
    answers.clusters[row] = -1;
  }
  return { ...answers, warnings, latencyMs: performance.now() - startedAt };
}

/** @returns why the row cannot be answered; null: it can */
function examineRow(
  { expectations, predict }: ServedModel,
  features: Readonly<Record<string, unknown>>,
  warn: (warnings: BrokenExpectation[]) => void,
): AppError | null {
  const { blocking, warning } = checkFeatures(expectations, features);
  if (blocking.length > 0) return expectationFailed(blocking);
  try {
    predict(features);
  } catch (error) {
    const known = toAppError(error);
    if (!known) throw error;
    return known;
  }
  if (warning.length > 0) warn(warning);
  return null;
}

function expectationFailed(failures: BrokenExpectation[]): AppError {
  const [{ column, value, message }] = failures;
  const text = failures.map((each) => `${each.column} ${each.message}`).join('; ');
  return new AppError('EXPECTATION_FAILED', `The features are not what is expected: ${text}.`, {
    field: column,
    value,
    expected: message,
    failures,
  });
}

/** The same of a model whose faults are nobody's concern: if it breaks down, it answers none of the rows. */
export function computeOrFail(served: ServedModel, rows: FeatureRows): ComputedRows {
  const startedAt = performance.now();
  try {
    return computeRows(served, rows);
  } catch {
    const { count, errors } = rows;
    for (let row = 0; row < count; row++) {
      errors.set(row, new AppError('INTERNAL_ERROR', 'The model broke down.'));
    }
    return {
      clusters: new Int32Array(count).fill(-1),
      distances: new Float64Array(count),
      confidences: new Float64Array(count),
      warnings: new Map(),
      latencyMs: performance.now() - startedAt,
    };
  }
}
