import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

export type AliasMoveKind = 'PROMOTE' | 'ROLLBACK';

/** One line of an alias's history: who moved it, when, from where, to where, why. */
@Entity('alias_move')
export class AliasMove {
  @Id() id: string;
  @Column({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  /** Counts the moves of the model's aliases, without gaps. */
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) alias: string;
  @Column({ type: 'text' }) kind: AliasMoveKind;
  @Column({ name: 'from_version_id', type: 'uuid', nullable: true }) fromVersionId: string | null;
  @Column({ name: 'to_version_id', type: 'uuid' }) toVersionId: string;
  @Column({ name: 'moved_by', type: 'text' }) movedBy: string;
  @Column({ type: 'text' }) reason: string;
  @Time('moved_at') movedAt: Date;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  /** The revision of the gate that the move went through; null: none guarded it. */
  @Column({ name: 'gate_revision', type: 'integer', nullable: true }) gateRevision: number | null;
  /** Why `movedBy` moved it although the gate refused; null: it did not. */
  @Column({ name: 'override_reason', type: 'text', nullable: true }) overrideReason: string | null;
}
