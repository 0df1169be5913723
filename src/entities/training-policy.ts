import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';
import type { CanarySettings } from './canary.ts';
import type { Engine, SweepAlgorithm } from './sweep.ts';

export const TRAIN_WHEN = ['DRIFT', 'NEW_DATA', 'ALWAYS'] as const;
export const PROMOTE_HOW = ['AUTOMATIC', 'MANUAL'] as const;
export const CONCURRENCIES = ['QUEUE', 'COALESCE'] as const;

/** How a policy sweeps: the input of a sweep without what the policy knows itself. */
export interface PolicySweep {
  experiment: string;
  nClusters: number[];
  algorithm: SweepAlgorithm;
  engine: Engine;
  chooseClusters: boolean;
  [setting: string]: unknown;
}

/** When a model is trained again, and what is done then. */
export interface PolicySpec {
  schedule: { cron: string; timeZone: string } | null;
  onDataChange: boolean;
  onDrift: boolean;
  onAlert: boolean;
  trainWhen: (typeof TRAIN_WHEN)[number];
  /** How drift is looked for: what a drift report is asked for beside its two sides. */
  drift: Record<string, unknown>;
  sweep: PolicySweep;
  promote: (typeof PROMOTE_HOW)[number];
  /** How a better model is tried before it is promoted; left out: it is not. */
  canary?: CanarySettings;
  /** The least time between the starts of two firings that nobody asked for by hand. */
  cooldownSeconds: number;
  /** What becomes of a firing while another one is at work and a third one waits. */
  concurrency: (typeof CONCURRENCIES)[number];
}

/** Lets one registered model follow one dataset. What it says is in its revisions, which never change. */
@Entity('training_policy')
export class TrainingPolicy {
  @Id() id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @Column({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  @Column({ type: 'boolean' }) enabled: boolean;
  /** The number of the revision in force. */
  @Column({ type: 'integer' }) revision: number;
  /** How often it has fired: the number of the newest firing. */
  @Column({ name: 'run_count', type: 'integer', default: 0 }) runCount: number;
  /** Ticks of its schedule up to here have been seen to. */
  @Time('ticked_until', { nullable: true, default: undefined }) tickedUntil: Date | null;
  /** The first tick after that; null: it has no schedule, or is disabled. */
  @Time('next_tick_at', { nullable: true, default: undefined }) nextTickAt: Date | null;
  @Time('created_at') createdAt: Date;
  /** For the audit log. */
  @Column({ name: 'changed_by', type: 'text', nullable: true }) changedBy: string | null;
}

@Entity('policy_revision')
export class PolicyRevision {
  @PrimaryColumn({ name: 'policy_id', type: 'uuid' }) policyId: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'jsonb' }) spec: PolicySpec;
  @Column({ name: 'set_by', type: 'text' }) setBy: string;
  @Time('set_at') setAt: Date;
}
