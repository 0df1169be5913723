import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';

export const TRIGGER_KINDS = ['SCHEDULE', 'DATA_CHANGE', 'DRIFT', 'ALERT', 'MANUAL'] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

export const PIPELINE_OUTCOMES = [
  'PROMOTED',
  'NOT_PROMOTED',
  'NOT_TRAINED',
  'BLOCKED',
  'FAILED',
  'CANCELLED',
  'COALESCED',
  'COOLED_DOWN',
] as const;
export type PipelineOutcome = (typeof PIPELINE_OUTCOMES)[number];

/** In their order. Firings that began before there was a canary have none. */
export const STAGES = [
  'COLLECT',
  'VALIDATE',
  'VERSION',
  'DRIFT',
  'SWEEP',
  'COMPARE',
  'CANARY',
  'PROMOTE',
  'NOTIFY',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_STATES = ['PENDING', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED'] as const;
export type StageState = (typeof STAGE_STATES)[number];

/** Why something came out as it did: what `use-cases/decision-words.ts` says of it, and the figures that were compared. */
export interface Why {
  code: string;
  [figure: string]: unknown;
}

/** One firing of a training policy, and with its stages the record of what was decided. */
@Entity('pipeline_run')
export class PipelineRun {
  @Id() id: string;
  @Column({ name: 'policy_id', type: 'uuid' }) policyId: string;
  /** Counts the firings of the policy, without gaps. */
  @Column({ type: 'integer' }) number: number;
  /** The revision of the policy that was in force. */
  @Column({ type: 'integer' }) revision: number;
  @Column({ name: 'trigger_kind', type: 'text' }) triggerKind: TriggerKind;
  /** What fired: the same never fires twice. */
  @Column({ name: 'trigger_key', type: 'text' }) triggerKey: string;
  @Column({ type: 'jsonb' }) details: Why;
  @Column({ name: 'force_retrain', type: 'boolean' }) forceRetrain: boolean;
  @Column({ name: 'skip_promotion', type: 'boolean' }) skipPromotion: boolean;
  @Column({ name: 'fired_by', type: 'text' }) firedBy: string;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  /** null: it was coalesced or cooled down, and nothing was done. */
  @Column({ name: 'job_id', type: 'uuid', nullable: true }) jobId: string | null;
  /** null until it has ended. */
  @Column({ type: 'text', nullable: true }) outcome: PipelineOutcome | null;
  @Column({ type: 'jsonb', nullable: true }) why: Why | null;
  @Column({ name: 'dataset_version_id', type: 'uuid', nullable: true }) datasetVersionId: string | null;
  @Column({ name: 'drift_report_id', type: 'uuid', nullable: true }) driftReportId: string | null;
  @Column({ name: 'sweep_id', type: 'uuid', nullable: true }) sweepId: string | null;
  @Column({ name: 'model_version_id', type: 'uuid', nullable: true }) modelVersionId: string | null;
  @Column({ name: 'alias_move_id', type: 'uuid', nullable: true }) aliasMoveId: string | null;
  @Time('created_at') createdAt: Date;
  /** When it had its turn; null: it waits for the one before. */
  @Time('started_at', { nullable: true, default: undefined }) startedAt: Date | null;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
}

/** One stage of a firing: how it ended, why, and what it was keyed by. */
@Entity('pipeline_stage')
export class PipelineStage {
  @PrimaryColumn({ name: 'run_id', type: 'uuid' }) runId: string;
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) stage: Stage;
  @Column({ type: 'text', default: 'PENDING' }) state: StageState;
  @Column({ type: 'jsonb', nullable: true }) why: Why | null;
  /** What the stage takes in, as a text: the same gives the same result. */
  @Column({ type: 'text', nullable: true }) consumed: string | null;
  @Column({ name: 'job_id', type: 'uuid', nullable: true }) jobId: string | null;
  @Time('started_at', { nullable: true, default: undefined }) startedAt: Date | null;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
}
