import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DriftTest, EffectWord } from '../ml/index.ts';
import type { DriftColumnKind } from './drift-report.ts';

/** What a test said. */
export interface DriftVerdict {
  test: DriftTest;
  /** null: it is infinite. */
  statistic: number | null;
  /** null: the test is a distance. */
  pValue: number | null;
  /** What is compared with the threshold: the p-value, or the distance. */
  score: number;
  threshold: number;
  drifted: boolean;
}

/** How large a difference is, whatever the number of rows; `size` says it in a word. */
export interface EffectFinding {
  measure: 'cliffsDelta' | 'hedgesG' | 'rankBiserial' | 'cramersV';
  value: number;
  size: EffectWord;
}

/** What the rows that both sides share say. */
export interface PairedFinding {
  /** Rows with a value on both sides. */
  rows: number;
  rose: number;
  fell: number;
  stayed: number;
  /** The Hodges-Lehmann estimate of the common shift, with its interval of 95 %. */
  shift: number;
  shiftLow: number;
  shiftHigh: number;
  /** The least shift that the signed-rank test would find in four of five cases. */
  detectableShift: number | null;
  wilcoxon: DriftVerdict;
  sign: DriftVerdict;
}

/** How many values are missing; a share of the rows of each side. */
export interface MissingFinding {
  reference: number;
  current: number;
  verdict: DriftVerdict;
}

/** Both sides over the same bins: `edges` of a numeric column, `categories` of any other, the last one for the rest. */
export interface PairedHistogram {
  edges: number[] | null;
  categories: string[] | null;
  reference: number[];
  current: number[];
}

/** One side of a column; what is null does not exist for its values. */
export interface SideSummary {
  /** Rows with a value. */
  count: number;
  missing: number;
  /** Different values; of categories only. */
  distinct: number | null;
  mean: number | null;
  standardDeviation: number | null;
  min: number | null;
  median: number | null;
  max: number | null;
}

/** What a report found of a column. */
@Entity('drift_column')
export class DriftColumn {
  @PrimaryColumn({ name: 'report_id', type: 'uuid' }) reportId: string;
  /** Counts the columns of the report from 0. */
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) type: DriftColumnKind;
  @Column({ type: 'text', nullable: true }) unit: string | null;
  // The verdict that counts.
  @Column({ type: 'text' }) test: DriftTest;
  @Column({ type: 'double precision', nullable: true }) statistic: number | null;
  @Column({ name: 'p_value', type: 'double precision', nullable: true }) pValue: number | null;
  @Column({ name: 'adjusted_p_value', type: 'double precision', nullable: true }) adjustedPValue:
    number | null;
  @Column({ type: 'double precision' }) score: number;
  @Column({ type: 'double precision' }) threshold: number;
  @Column({ type: 'boolean' }) drifted: boolean;
  @Column({ type: 'double precision' }) weight: number;
  /** What the two samples say; null: one of them has no values. */
  @Column({ name: 'two_sample', type: 'jsonb', nullable: true }) twoSample: DriftVerdict | null;
  @Column({ type: 'jsonb', nullable: true }) paired: PairedFinding | null;
  @Column({ type: 'jsonb' }) missing: MissingFinding;
  @Column({ type: 'jsonb' }) effects: EffectFinding[];
  /** The least shift that a two-sample test would find in four of five cases, in the unit or as a share. */
  @Column({ name: 'detectable_shift', type: 'double precision', nullable: true }) detectableShift:
    number | null;
  @Column({ type: 'jsonb' }) histogram: PairedHistogram;
  @Column({ type: 'jsonb' }) reference: SideSummary;
  @Column({ type: 'jsonb' }) current: SideSummary;
}
