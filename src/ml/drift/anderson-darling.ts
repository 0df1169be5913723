import { testNotApplicable } from '../check.ts';
import type { Samples } from './samples.ts';
import type { Statistic } from './types.ts';
import { walkValues } from './walk-values.ts';

const FEWEST_ROWS = 4;
/** Of the table for two samples, at 25 % and 0.1 %. */
const CRITICAL = { lowest: 0.325, highest: 6.546 };
/** The least squares of ln(significance) on the critical values: a parabola, highest power first. */
const LOG_SIGNIFICANCE = [0.018198094574111343, -1.0082265644652515, -1.077770279820486];

/**
 * The Anderson-Darling test of two samples with midranks: equations 7 and 4 of F. Scholz and M. Stephens, "K-sample
 * Anderson-Darling tests" (1987), as SciPy's anderson_ksamp. Its p-value is interpolated from seven critical values and
 * never leaves [0.001, 0.25].
 * @throws MlError TEST_NOT_APPLICABLE for fewer than 4 values in all, or one distinct value
 */
export function andersonDarling(samples: Samples): Statistic {
  const n1 = samples.reference.length;
  const n2 = samples.current.length;
  const n = n1 + n2;
  let distinct = 0;
  const inner = [0, 0];
  walkValues(samples, (_value, below1, count1, below2, count2) => {
    distinct++;
    const count = count1 + count2;
    const middle = below1 + below2 + count / 2;
    const variance = middle * (n - middle) - (n * count) / 4;
    inner[0] += ((count / n) * (n * (below1 + count1 / 2) - middle * n1) ** 2) / variance;
    inner[1] += ((count / n) * (n * (below2 + count2 / 2) - middle * n2) ** 2) / variance;
  });
  if (n < FEWEST_ROWS || distinct < 2) {
    const message = `anderson needs at least ${FEWEST_ROWS} values, two of them different, got ${n} of ${distinct} kinds`;
    throw testNotApplicable(message, { test: 'anderson', values: n, distinct });
  }
  const squared = ((inner[0] / n1 + inner[1] / n2) * (n - 1)) / n;
  const statistic = (squared - 1) / Math.sqrt(varianceOf(n1, n2));
  return { statistic, pValue: significanceOf(statistic) };
}

/** The variance of the statistic under equality, of two samples. */
function varianceOf(n1: number, n2: number): number {
  const n = n1 + n2;
  const k = 2;
  const inverse = 1 / n1 + 1 / n2;
  let sum = 0;
  let g = 0;
  for (let i = 2; i < n; i++) {
    sum += 1 / (n + 1 - i);
    g += sum / i;
  }
  const h = sum + 1;
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
  const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
  const d = (2 * h + 6) * k ** 2 - 4 * h * k;
  return (a * n ** 3 + b * n ** 2 + c * n + d) / ((n - 1) * (n - 2) * (n - 3));
}

function significanceOf(statistic: number): number {
  if (statistic < CRITICAL.lowest) return 0.25;
  if (statistic > CRITICAL.highest) return 0.001;
  const [square, slope, constant] = LOG_SIGNIFICANCE;
  return Math.exp((square * statistic + slope) * statistic + constant);
}
