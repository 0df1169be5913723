import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

export const JOB_STATES = ['WAITING', 'QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** One unit of work. The row is the truth; the queue only delivers it. */
@Entity('job')
export class Job {
  @Id() id: string;
  @Column({ type: 'text' }) kind: string;
  /** What the job works on, where only one job of its kind may do so at a time. */
  @Column({ type: 'text', nullable: true }) subject: string | null;
  @Column({ name: 'parent_id', type: 'uuid', nullable: true }) parentId: string | null;
  @Column({ type: 'text' }) state: JobState;
  @Column({ type: 'jsonb' }) payload: Record<string, unknown>;
  @Column({ type: 'jsonb', nullable: true }) result: Record<string, unknown> | null;
  /** How often a worker has taken the job; every write of a worker carries it, so that a late one cannot win. */
  @Column({ type: 'integer', default: 0 }) attempt: number;
  /** How often a worker died at it or met an error that may pass; giving it back in an orderly way does not count. */
  @Column({ type: 'integer', default: 0 }) failures: number;
  /** How often the job has waited for child jobs that it made; it is delivered once for each. */
  @Column({ type: 'integer', default: 0 }) turn: number;
  @Column({ type: 'double precision', default: 0 }) fraction: number;
  @Column({ name: 'event_count', type: 'integer', default: 0 }) eventCount: number;
  @Column({ name: 'cancel_requested', type: 'boolean', default: false }) cancelRequested: boolean;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
  @Column({ name: 'error_details', type: 'jsonb', nullable: true }) errorDetails: Record<
    string,
    unknown
  > | null;
  @Time('created_at') createdAt: Date;
  @Time('started_at', { nullable: true, default: undefined }) startedAt: Date | null;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
  /** Last sign of life: creation, a claim, a heartbeat. */
  @Time('touched_at') touchedAt: Date;

  get isFinished(): boolean {
    return this.finishedAt !== null;
  }
}
