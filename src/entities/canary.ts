import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';

export const CANARY_STATES = ['STARTING', 'RUNNING', 'PROMOTING', 'PROMOTED', 'ABORTED', 'REFUSED'] as const;
export type CanaryState = (typeof CANARY_STATES)[number];

/** How long a canary serves which share, at least. */
export interface PlannedStep {
  /** Above 0, up to 1. */
  share: number;
  seconds: number;
  /** The requests that the canary must have got in the step. */
  minimumRequests: number;
}

/** How a version is tried: the steps, and what takes it back. */
export interface CanarySettings {
  steps: PlannedStep[];
  /** The share of the requests that it may fail to answer, beyond those that Production fails to answer. */
  maximumErrorRate: number;
  /** The share of equal labels. */
  minimumAgreement: number;
  /** A call is slow that takes so many times as long as Production's. */
  maximumSlowdown: number;
  /** The chance that a canary that is not worse than allowed is aborted. */
  falseAlarmRate: number;
}

/** What a sequential test said of a canary. */
export interface CanaryTest {
  name: 'ERRORS' | 'AGREEMENT' | 'LATENCY';
  /** Whether it is worse than is allowed. */
  failed: boolean;
  /** The figure; null: there is none yet. */
  value: number | null;
  /** What the figure must not pass. */
  bound: number;
  /** The e-value against the canary as a power of 10, and that from which on the test has failed. */
  evidence: number;
  limit: number;
  /** In words, with the figures. */
  reason: string;
}

/** A version that serves a growing share of the requests to Production, until it is promoted or taken back. */
@Entity('canary')
export class Canary {
  @Id() id: string;
  @Column({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  @Column({ name: 'model_version_id', type: 'uuid' }) modelVersionId: string;
  /** The version that it is compared with: only while that is in Production. */
  @Column({ name: 'baseline_id', type: 'uuid' }) baselineId: string;
  @Column({ type: 'text' }) state: CanaryState;
  @Column({ type: 'jsonb' }) plan: PlannedStep[];
  /** The share of the requests that it may fail to answer, beyond those that Production fails to answer. */
  @Column({ name: 'maximum_error_rate', type: 'double precision' }) maximumErrorRate: number;
  /** The share of equal labels. */
  @Column({ name: 'minimum_agreement', type: 'double precision' }) minimumAgreement: number;
  /** A call is slow that takes so many times as long as Production's. */
  @Column({ name: 'maximum_slowdown', type: 'double precision' }) maximumSlowdown: number;
  /** The chance that a canary that is not worse than allowed is aborted. */
  @Column({ name: 'false_alarm_rate', type: 'double precision' }) falseAlarmRate: number;
  @Column({ type: 'text' }) reason: string;
  /** Why it is tried although the gate of Production refuses it; null: it is not. */
  @Column({ name: 'override_reason', type: 'text', nullable: true }) overrideReason: string | null;
  @Column({ name: 'started_by', type: 'text' }) startedBy: string;
  @Time('created_at') createdAt: Date;
  /** How many steps of the plan have begun. */
  @Column({ name: 'step_count', type: 'integer', default: 0 }) stepCount: number;
  @Time('ended_at', { nullable: true, default: undefined }) endedAt: Date | null;
  @Column({ name: 'ended_by', type: 'text', nullable: true }) endedBy: string | null;
  @Column({ name: 'end_reason', type: 'text', nullable: true }) endReason: string | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ type: 'jsonb', nullable: true }) verdict: CanaryTest[] | null;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  /** When a worker is to look after it again. */
  @Time('due_at') dueAt: Date;
  /** Counts the claims of workers: only the newest may write. */
  @Column({ type: 'integer', default: 0 }) attempt: number;
  @Time('claimed_until', { nullable: true, default: undefined }) claimedUntil: Date | null;
}

/** When a step of the plan began. */
@Entity('canary_step')
export class CanaryStep {
  @PrimaryColumn({ name: 'canary_id', type: 'uuid' }) canaryId: string;
  /** Counts the steps from 1. */
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Time('began_at') beganAt: Date;
}

/** What one process saw of a canary within a second. It is never changed. */
@Entity('canary_observation')
export class CanaryObservation {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'canary_id', type: 'uuid' }) canaryId: string;
  @Column({ type: 'integer' }) step: number;
  @Time('observed_at') observedAt: Date;
  @Column({ type: 'integer' }) requests: number;
  @Column({ name: 'production_requests', type: 'integer' }) productionRequests: number;
  @Column({ name: 'canary_errors', type: 'integer' }) canaryErrors: number;
  @Column({ name: 'production_errors', type: 'integer' }) productionErrors: number;
  @Column({ type: 'integer' }) disagreements: number;
  @Column({ type: 'integer' }) calls: number;
  @Column({ name: 'slow_calls', type: 'integer' }) slowCalls: number;
  @Column({ name: 'canary_ms', type: 'double precision' }) canaryMs: number;
  @Column({ name: 'production_ms', type: 'double precision' }) productionMs: number;
  @Column({ type: 'jsonb' }) flips: { fromLabel: string; toLabel: string; count: number }[];
}
