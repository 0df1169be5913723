import { classifierTest, matrixFromColumns, mmdTest, type FitControl, type RowsTest } from '../ml/index.ts';

export interface DriftRowsInput {
  /** One array per column; rows that lack a value are left out. */
  reference: Float64Array[];
  current: Float64Array[];
}

/** What a test of whole rows needs to mean anything. */
const FEWEST_ROWS = 10;

/** Compares all columns together, in two ways; null where too few rows have all values. */
export function driftRows(input: DriftRowsInput, control: FitControl) {
  const [reference, current] = [completeRows(input.reference), completeRows(input.current)];
  if (Math.min(reference[0].length, current[0].length) < FEWEST_ROWS) return null;
  const sides = [matrixFromColumns(reference), matrixFromColumns(current)] as const;
  const { auc, ...classifier } = classifierTest(...sides, {}, control);
  const { mmd2, ...mmd } = mmdTest(...sides, {}, control);
  return {
    referenceRows: classifier.referenceRows,
    currentRows: classifier.currentRows,
    permutations: classifier.permutations,
    classifier: findingOf(auc, classifier),
    mmd: findingOf(mmd2, mmd),
  };
}

function findingOf(statistic: number, { pValue, threshold, drifted }: RowsTest) {
  return { statistic, pValue, threshold, drifted };
}

function completeRows(columns: readonly Float64Array[]): Float64Array[] {
  const isComplete = (_: number, row: number) => columns.every((column) => Number.isFinite(column[row]));
  return columns.map((column) => column.filter(isComplete));
}
