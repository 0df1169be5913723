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
  @Column({ type: 'boolean', nullable: true }) drifted: boolean | null;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
}
