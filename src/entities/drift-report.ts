import { Column, Entity } from 'typeorm';
import type { DriftTest } from '../ml/index.ts';
import { BigCount, Id, Time } from './columns.ts';

export const PAIRINGS = ['AUTO', 'ALWAYS', 'NEVER'] as const;
/** Whether numeric columns are judged by the rows that both sides share; AUTO: where nearly all of few rows are. */
export type Pairing = (typeof PAIRINGS)[number];

export type DriftColumnKind = 'numeric' | 'categorical';

/** A test and its threshold; null: what is said more generally, or else what Evidently would take. */
export interface ColumnRule {
  test: DriftTest | null;
  threshold: number | null;
}

/** A column to compare. */
export interface WantedDriftColumn extends ColumnRule {
  name: string;
  /** null: found out from its values. */
  kind: DriftColumnKind | null;
  unit: string | null;
  /** What it counts in the share of drifted columns. */
  weight: number;
}

export interface DriftOptions {
  columns: WantedDriftColumn[];
  /** Rules that are more general than those of the columns: for all, and before that for those of a kind. */
  rules: Record<'all' | DriftColumnKind, ColumnRule>;
  /** The report says drift from this weighted share of drifted columns on. */
  driftShare: number;
  pairing: Pairing;
  /** Judges p-values after Benjamini and Hochberg's adjustment over all columns. */
  adjusted: boolean;
  /** Also compares all numeric columns together. */
  multivariate: boolean;
}

/** A test of whole rows, by permutation. */
export interface RowsFinding {
  /** How well the sides are told apart (0.5: not at all), or how far apart they are. */
  statistic: number;
  pValue: number;
  threshold: number;
  drifted: boolean;
}

/** What all numeric columns say together, on rows drawn from those that have all values. */
export interface MultivariateFinding {
  columns: string[];
  referenceRows: number;
  currentRows: number;
  permutations: number;
  classifier: RowsFinding;
  mmd: RowsFinding;
}

/** What the model makes of both sides. */
export interface ThroughModelFinding {
  /** Rows that the model can answer for, and those that it cannot. */
  referenceRows: number;
  currentRows: number;
  referenceUnanswered: number;
  currentUnanswered: number;
  clusters: { cluster: number; label: string; referenceShare: number; currentShare: number }[];
  /** Of the shares of the clusters; doubtful where a cluster would have fewer than 5 rows. */
  shares: { statistic: number; pValue: number; drifted: boolean; doubtful: boolean };
  /** Of the rows that are farther from their centre than 99 % of the reference. */
  distance: {
    boundary: number;
    referenceMean: number;
    currentMean: number;
    share: number;
    expectedShare: number;
    pValue: number;
    drifted: boolean;
  };
  /** How sure the answers are on average, as in the prediction log. */
  confidence: { reference: number; current: number };
  /** Of the rows that both sides share; null without such rows. */
  stability: { rows: number; stayed: number; share: number; adjustedRand: number } | null;
  /** Of a window: answers whose true cluster was told later; null where none was. */
  outcomes: { rows: number; correct: number; share: number } | null;
}

/** A comparison of two sides of a dataset. What was asked never changes; what was found is written once. */
@Entity('drift_report')
export class DriftReport {
  @Id() id: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  /** The model that the report is about, and its version that was Production; null: it is about the dataset alone. */
  @Column({ name: 'registered_model_id', type: 'uuid', nullable: true }) registeredModelId: string | null;
  @Column({ name: 'model_version_id', type: 'uuid', nullable: true }) modelVersionId: string | null;
  @Column({ name: 'reference_version_id', type: 'uuid' }) referenceVersionId: string;
  /** null: the current side is what the model was asked in a window of time. */
  @Column({ name: 'current_version_id', type: 'uuid', nullable: true }) currentVersionId: string | null;
  @Time('window_from', { nullable: true, default: undefined }) windowFrom: Date | null;
  @Time('window_to', { nullable: true, default: undefined }) windowTo: Date | null;
  @Column({ type: 'jsonb' }) options: DriftOptions;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Time('created_at') createdAt: Date;
  @BigCount('reference_rows', { nullable: true }) referenceRows: number | null;
  @BigCount('current_rows', { nullable: true }) currentRows: number | null;
  /** Rows whose key is on both sides; null where they were not looked for. */
  @BigCount('paired_rows', { nullable: true }) pairedRows: number | null;
  @Column({ name: 'column_count', type: 'integer', nullable: true }) columnCount: number | null;
  @Column({ name: 'drifted_count', type: 'integer', nullable: true }) driftedCount: number | null;
  /** The weighted share of drifted columns. */
  @Column({ type: 'double precision', nullable: true }) share: number | null;
  @Column({ type: 'jsonb', nullable: true }) multivariate: MultivariateFinding | null;
  @Column({ name: 'through_model', type: 'jsonb', nullable: true }) throughModel: ThroughModelFinding | null;
  @Column({ type: 'boolean', nullable: true }) drifted: boolean | null;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
}
