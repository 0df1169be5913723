import { invalidParameter } from './check.ts';
import { MlError } from './errors.ts';
import { quantileSorted } from './quantile.ts';
import { fitYeoJohnsonLambda, invertYeoJohnson, yeoJohnson } from './yeo-johnson.ts';

/**
 * What is declared for a feature before scaling. `log` is the natural logarithm; `logit` is ln(x / (max - x)) for
 * values between 0 and `max`; `winsorize` clips to the column's own quantiles `lower` and `upper`, e.g. 0.05 and 0.95;
 * `yeo-johnson` is a power transform for any values, its power learnt from the column.
 */
export type Transform =
  | { kind: 'none' }
  | { kind: 'log' }
  | { kind: 'logit'; max: number }
  | { kind: 'winsorize'; lower: number; upper: number }
  | { kind: 'yeo-johnson' };

/** A transform learnt from a column, plain data. Winsorize's `low` and `high` are in the units of the column. */
export type FittedTransform =
  | { kind: 'none' }
  | { kind: 'log' }
  | { kind: 'logit'; max: number }
  | { kind: 'winsorize'; low: number; high: number }
  | { kind: 'yeo-johnson'; lambda: number };

/**
 * Learns the transform from a column of finite values. Winsorize's quantiles are R-7, as numpy.quantile; Yeo-Johnson's
 * lambda is that of greatest likelihood, as scikit-learn's PowerTransformer.
 * @throws MlError INVALID_PARAMETER for a declaration out of range or an empty column,
 *   FEATURE_OUT_OF_DOMAIN when a value cannot be transformed (`details.row` is its index)
 */
export function fitTransform(transform: Transform, column: Float64Array): FittedTransform {
  if (column.length === 0) throw invalidParameter('column.length', 0, 'at least 1');
  const fitted = learn(transform, column);
  for (let row = 0; row < column.length; row++) {
    if (!isInDomain(fitted, column[row])) throw outOfDomain(fitted, column[row], row);
  }
  return fitted;
}

/** @throws MlError FEATURE_OUT_OF_DOMAIN for log of x <= 0 and logit of x outside (0, max) */
export function applyTransform(fitted: FittedTransform, x: number): number {
  if (!isInDomain(fitted, x)) throw outOfDomain(fitted, x);
  switch (fitted.kind) {
    case 'none':
      return x;
    case 'log':
      return Math.log(x);
    case 'logit':
      return Math.log(x / (fitted.max - x));
    case 'winsorize':
      return Math.min(Math.max(x, fitted.low), fitted.high);
    case 'yeo-johnson':
      return yeoJohnson(x, fitted.lambda);
  }
}

/** The value whose transform is `y`; for winsorize, which keeps the units, `y` itself. */
export function invertTransform(fitted: FittedTransform, y: number): number {
  switch (fitted.kind) {
    case 'log':
      return Math.exp(y);
    case 'logit':
      return fitted.max / (1 + Math.exp(-y));
    case 'yeo-johnson':
      return invertYeoJohnson(y, fitted.lambda);
    default:
      return y;
  }
}

function learn(transform: Transform, column: Float64Array): FittedTransform {
  switch (transform.kind) {
    case 'none':
    case 'log':
      return { kind: transform.kind };
    case 'logit':
      if (!(transform.max > 0 && transform.max < Infinity)) {
        throw invalidParameter('transform.max', transform.max, 'a finite number above 0');
      }
      return { kind: 'logit', max: transform.max };
    case 'winsorize': {
      const { lower, upper } = transform;
      if (!(lower >= 0 && lower < upper && upper <= 1)) {
        throw invalidParameter(
          'winsorize',
          `${lower}, ${upper}`,
          'two quantiles with 0 <= lower < upper <= 1',
        );
      }
      const sorted = column.slice().sort();
      return { kind: 'winsorize', low: quantileSorted(sorted, lower), high: quantileSorted(sorted, upper) };
    }
    case 'yeo-johnson':
      return { kind: 'yeo-johnson', lambda: fitYeoJohnsonLambda(column) };
    default:
      throw invalidParameter(
        'transform.kind',
        (transform as { kind: unknown }).kind,
        'none, log, logit, winsorize or yeo-johnson',
      );
  }
}

/** Whether the transform takes a value. */
export function isInDomain(fitted: FittedTransform, x: number): boolean {
  if (fitted.kind === 'log') return x > 0;
  if (fitted.kind === 'logit') return x > 0 && x < fitted.max;
  return true;
}

function outOfDomain(fitted: FittedTransform, value: number, row?: number): MlError {
  const domain = fitted.kind === 'logit' ? `between 0 and ${fitted.max}, both excluded` : 'above 0';
  return new MlError('FEATURE_OUT_OF_DOMAIN', `${fitted.kind} needs a value ${domain}, got ${value}`, {
    value: Number.isFinite(value) ? value : String(value),
    transform: fitted.kind,
    expected: domain,
    ...(row === undefined ? {} : { row }),
  });
}
