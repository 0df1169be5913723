import { sortSamples, testColumn, type DriftTest, type NumericColumn } from '../src/ml/index.ts';

export interface DriftTask {
  column: NumericColumn;
  /** 'default': Evidently's choice; 'sort': what no test does without. */
  test: DriftTest | 'default' | 'sort';
}

/** The score of one column. */
export default function runTask({ column, test }: DriftTask): number {
  if (test === 'sort') return sortSamples(column).reference[0];
  return testColumn(column, { test: test === 'default' ? undefined : test }).score;
}
