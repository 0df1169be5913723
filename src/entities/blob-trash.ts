import { Column, Entity } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';

/** An object that no policy keeps: in the trash, deleted for good, or (`restoredAt`) in use again. */
@Entity('blob_trash')
export class BlobTrash {
  @Id() id: string;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
  /** The policy that put it there, and the days that it had then. */
  @Column({ name: 'policy_kind', type: 'text' }) policyKind: string;
  @Column({ name: 'keep_days', type: 'integer' }) keepDays: number;
  @Time('trashed_at') trashedAt: Date;
  /** Until when it can be restored. */
  @Time('delete_at', { default: undefined }) deleteAt: Date;
  /** When it was given up for good; the object goes after that. */
  @Time('deleted_at', { nullable: true, default: undefined }) deletedAt: Date | null;
  @Time('purged_at', { nullable: true, default: undefined }) purgedAt: Date | null;
  @Time('restored_at', { nullable: true, default: undefined }) restoredAt: Date | null;
}
