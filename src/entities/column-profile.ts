import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigCount } from './columns.ts';

export interface Quantile {
  probability: number;
  value: number;
}

/** Bins of equal width: `counts[i]` values lie from `edges[i]` up to, and but for the last bin without, `edges[i + 1]`. */
export interface Histogram {
  edges: number[];
  counts: number[];
}

export interface TopValue {
  value: string;
  count: number;
}

/** What a column of a version looks like, in numbers. */
@Entity('column_profile')
export class ColumnProfile {
  @PrimaryColumn({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  /** Counts the columns of the version from 0. */
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) name: string;
  /** In PostgreSQL's words. */
  @Column({ type: 'text' }) type: string;
  /** Rows that are not null. */
  @BigCount('count') count: number;
  @BigCount('nulls') nulls: number;
  /** NaN and infinities: they count, but take no part in the statistics. */
  @BigCount('not_finite') notFinite: number;
  @BigCount('distinct_count') distinct: number;
  @Column({ type: 'text', nullable: true }) min: string | null;
  @Column({ type: 'text', nullable: true }) max: string | null;
  @Column({ type: 'double precision', nullable: true }) mean: number | null;
  /** Of the sample: n - 1 in the denominator. */
  @Column({ name: 'standard_deviation', type: 'double precision', nullable: true }) standardDeviation:
    number | null;
  @Column({ type: 'jsonb', nullable: true }) quantiles: Quantile[] | null;
  @Column({ name: 'quantiles_exact', type: 'boolean', nullable: true }) quantilesExact: boolean | null;
  @Column({ type: 'jsonb', nullable: true }) histogram: Histogram | null;
  @Column({ name: 'top_values', type: 'jsonb' }) topValues: TopValue[];
}
