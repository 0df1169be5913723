import { Column, Entity } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';

/** A row that a model could not score. */
export interface RefusedRow {
  key: string;
  /** The feature that is to blame. */
  feature: string | null;
  /** What the row holds there; a number that is not finite as its text. */
  value: number | string | null;
  message: string;
}

/** The rows that were refused for one reason. */
export interface Refusal {
  /** As predictCluster would have it: FEATURE_MISSING, FEATURE_NOT_FINITE or FEATURE_OUT_OF_DOMAIN. */
  code: string;
  rows: number;
  /** The first few, in the order of the version. */
  examples: RefusedRow[];
}

/** A dataset version as a model version scores it: Parquet under its MD5, and where it comes from. */
@Entity('scoring')
export class Scoring {
  @Id() id: string;
  @Column({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  @Column({ name: 'model_version_id', type: 'uuid' }) modelVersionId: string;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
  @BigCount('row_count') rowCount: number;
  @BigCount('refused_count') refusedCount: number;
  /** Rows per cluster, lowest cluster first. */
  @Column({ name: 'cluster_counts', type: 'integer', array: true }) clusterCounts: number[];
  @Column({ type: 'jsonb' }) refusals: Refusal[];
  @Column({ name: 'scored_by', type: 'text' }) scoredBy: string;
  @Time('created_at') createdAt: Date;
}
