import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComparedMetric } from './model-comparison.ts';
import { Time } from './columns.ts';

export const METRIC_DIRECTIONS = ['HIGHER', 'LOWER'] as const;
export type MetricDirection = (typeof METRIC_DIRECTIONS)[number];

/** By how much a version must beat the present holder of the alias. */
export interface MetricBound {
  metric: ComparedMetric;
  /** Which way is better. */
  direction: MetricDirection;
  /** The improvement must be above it, in the metric's own unit; below 0 it is how much worse is still taken. */
  minimumImprovement: number;
}

/** What a version of a model must show before an alias moves to it. Setting it anew makes the next revision. */
@Entity('promotion_gate')
export class PromotionGate {
  @PrimaryColumn({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  @PrimaryColumn({ type: 'integer' }) revision: number;
  /** The aliases that it guards; none: it is open. */
  @Column({ type: 'text', array: true }) aliases: string[];
  @Column({ type: 'jsonb' }) metrics: MetricBound[];
  /** Whether the holder of the alias must be able to score the new version's data. */
  @Column({ name: 'require_comparable', type: 'boolean' }) requireComparable: boolean;
  @Column({ name: 'minimum_cluster_size', type: 'integer', nullable: true }) minimumClusterSize:
    number | null;
  @Column({ name: 'minimum_cluster_share', type: 'double precision', nullable: true }) minimumClusterShare:
    number | null;
  /** Of the mean adjusted Rand index of the bootstrap draws in the sweep's evidence. */
  @Column({ name: 'minimum_stability', type: 'double precision', nullable: true }) minimumStability:
    number | null;
  /** Of the adjusted Rand index with the holder, over the keys that both were trained on. */
  @Column({ name: 'minimum_matching', type: 'double precision', nullable: true }) minimumMatching:
    number | null;
  @Column({ name: 'set_by', type: 'text' }) setBy: string;
  @Time('set_at') setAt: Date;
}
