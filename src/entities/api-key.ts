import { Column, Entity } from 'typeorm';
import type { Role } from '../access/roles.ts';
import { Id, Time } from './columns.ts';

/** What a program, or a browser's session, is known by. Its secret is never stored, only the SHA-256 of it. */
@Entity('api_key')
export class ApiKey {
  @Id() id: string;
  /** The part of the key that is no secret. */
  @Column({ name: 'public_id', type: 'text' }) publicId: string;
  @Column({ name: 'secret_sha256', type: 'bytea', select: false }) secretSha256: Buffer;
  @Column({ type: 'text' }) kind: 'KEY' | 'SESSION';
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text', array: true }) roles: Role[];
  /** The only models that it may predict with; null: all. */
  @Column({ type: 'text', array: true, nullable: true }) models: string[] | null;
  /** The key that opened the session, or that this one has taken the place of. */
  @Column({ name: 'parent_id', type: 'uuid', nullable: true }) parentId: string | null;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Time('created_at') createdAt: Date;
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true }) expiresAt: Date | null;
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true }) lastUsedAt: Date | null;
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true }) revokedAt: Date | null;
  /** Who made it, or changed it last. */
  @Column({ name: 'changed_by', type: 'text' }) changedBy: string;
}

/** Opens one session of a key, once. */
@Entity('login_ticket')
export class LoginTicket {
  @Id() id: string;
  @Column({ name: 'secret_sha256', type: 'bytea' }) secretSha256: Buffer;
  @Column({ name: 'key_id', type: 'uuid' }) keyId: string;
  @Column({ name: 'expires_at', type: 'timestamptz' }) expiresAt: Date;
  @Column({ name: 'used_at', type: 'timestamptz', nullable: true }) usedAt: Date | null;
}
