import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

export type VersionMoveKind = 'SNAPSHOT' | 'ROLLBACK' | 'RESTORE' | 'RELEASE';

/** One line of the history of a dataset's current version: who moved it, when, from where, to where, why. */
@Entity('version_move')
export class VersionMove {
  @Id() id: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  /** Counts the moves of the dataset, without gaps. */
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) kind: VersionMoveKind;
  @Column({ name: 'from_version_id', type: 'uuid', nullable: true }) fromVersionId: string | null;
  @Column({ name: 'to_version_id', type: 'uuid' }) toVersionId: string;
  @Column({ name: 'moved_by', type: 'text' }) movedBy: string;
  /** null: a snapshot for which nobody gave a reason. */
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Time('moved_at', { default: () => `date_trunc('milliseconds', clock_timestamp())` }) movedAt: Date;
}
