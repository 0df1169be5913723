import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';

/** One line of the audit log: a request to change something, or a change itself. Lines never change. */
@Entity('audit_entry')
export class AuditEntry {
  @Id() id: string;
  @Time('at') at: Date;
  /** REQUEST: written before it is carried out; CHANGE: by the database, in the transaction that changes a row. */
  @Column({ type: 'text' }) kind: 'REQUEST' | 'CHANGE';
  /** The name of the key or the person. */
  @Column({ type: 'text' }) actor: string;
  /** KEY, SESSION or PERSON; null for a change. */
  @Column({ name: 'actor_kind', type: 'text', nullable: true }) actorKind: string | null;
  @Column({ name: 'key_id', type: 'uuid', nullable: true }) keyId: string | null;
  /** What the identity provider calls the person. */
  @Column({ type: 'text', nullable: true }) subject: string | null;
  /** The mutation, the method and path, or the table of a change. */
  @Column({ type: 'text' }) operation: string;
  @Column({ type: 'jsonb', nullable: true }) arguments: unknown;
  @Column({ type: 'jsonb', nullable: true }) before: unknown;
  @Column({ type: 'jsonb', nullable: true }) after: unknown;
  @Column({ name: 'request_id', type: 'text', nullable: true }) requestId: string | null;
  @Column({ type: 'text', nullable: true }) address: string | null;
}

/** How a request of the audit log ended; there is none where the process died before it knew. */
@Entity('audit_outcome')
export class AuditOutcome {
  @PrimaryColumn({ name: 'entry_id', type: 'uuid' }) entryId: string;
  @Time('at') at: Date;
  /** The code of the error; null: it succeeded. */
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
}
