import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

/** The wish that a dataset follows its source: how often it is looked at, and what was found. */
@Entity('dataset_watch')
export class DatasetWatch {
  @Id() id: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @Column({ name: 'every_seconds', type: 'integer' }) everySeconds: number;
  /** When the next check may begin; infinity while one is at work, unless a notification comes. */
  @Time('due_at') dueAt: Date;
  /** Counts the claims of workers; what a worker writes names its own, so that a late one cannot write. */
  @Column({ type: 'integer', default: 0 }) attempt: number;
  /** Until then the watch is a worker's, which renews it while it checks; null: nobody's. */
  @Time('claimed_until', { nullable: true, default: undefined }) claimedUntil: Date | null;
  /** Of the content for which a snapshot was last asked. */
  @Column({ type: 'text', nullable: true }) fingerprint: string | null;
  /** The snapshot that was last asked for. */
  @Column({ name: 'job_id', type: 'uuid', nullable: true }) jobId: string | null;
  @Time('checked_at', { nullable: true, default: undefined }) checkedAt: Date | null;
  @Time('changed_at', { nullable: true, default: undefined }) changedAt: Date | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
  @Time('created_at') createdAt: Date;
}
