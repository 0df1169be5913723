import type { DriftColumn, DriftVerdict } from '../entities/drift-column.ts';
import type { DriftOptions } from '../entities/drift-report.ts';
import { benjaminiHochberg, datasetDrift } from '../ml/index.ts';

/** What was found of a column, before the columns are looked at together. */
export interface ComparedColumn extends Pick<
  DriftColumn,
  | 'type'
  | 'twoSample'
  | 'paired'
  | 'missing'
  | 'effects'
  | 'detectableShift'
  | 'histogram'
  | 'reference'
  | 'current'
> {
  /** The verdict that counts. */
  decided: DriftVerdict;
}

export type JudgedColumn = Omit<DriftColumn, 'reportId'>;

export interface JudgedReport {
  columns: JudgedColumn[];
  driftedCount: number;
  /** The weighted share of drifted columns. */
  share: number;
  drifted: boolean;
}

/** Turns what was found of each column into verdicts, and these into the report's. */
export function judgeColumns(
  { columns: wanted, adjusted, driftShare }: DriftOptions,
  results: readonly ComparedColumn[],
): JudgedReport {
  const adjust = adjustedPValues(results);
  const columns = results.map(({ decided, ...found }, position): JudgedColumn => {
    const { name, weight, unit } = wanted[position];
    const adjustedPValue = adjust[position];
    const verdict =
      adjusted && adjustedPValue !== null
        ? { ...decided, score: adjustedPValue, drifted: adjustedPValue <= decided.threshold }
        : decided;
    return { position, name, weight, unit, ...found, ...verdict, adjustedPValue };
  });
  const weights = Object.fromEntries(columns.map(({ name, weight }) => [name, weight]));
  const { drifted: driftedCount, share, isDrift } = datasetDrift(columns, { threshold: driftShare, weights });
  return { columns, driftedCount, share, drifted: isDrift };
}

/** By column; null for distances, which have no p-value. */
function adjustedPValues(results: readonly ComparedColumn[]): (number | null)[] {
  const pValues = results.flatMap(({ decided }) => decided.pValue ?? []);
  const adjusted = benjaminiHochberg(pValues);
  let next = 0;
  return results.map(({ decided }) => (decided.pValue === null ? null : adjusted[next++]));
}
