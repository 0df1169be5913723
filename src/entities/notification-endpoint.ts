import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';
import type { EventKind } from './notification-event.ts';

export const ENDPOINT_KINDS = ['GENERIC', 'SLACK', 'MAIL'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

export const LANGUAGES = ['ID', 'EN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who wants to hear of which kinds of events: a webhook, or people by e-mail. */
@Entity('notification_endpoint')
export class NotificationEndpoint {
  @Id() id: string;
  @Column({ type: 'text' }) kind: EndpointKind;
  /** Of a webhook. */
  @Column({ type: 'text', nullable: true }) url: string | null;
  /** Of e-mail. */
  @Column({ type: 'text', array: true, nullable: true }) recipients: string[] | null;
  @Column({ type: 'text', array: true }) events: EventKind[];
  @Column({ type: 'text' }) language: Language;
  @Column({ type: 'boolean', default: true }) enabled: boolean;
  /** Why Gugus has disabled it; null where it has not. */
  @Column({ name: 'disabled_reason', type: 'text', nullable: true }) disabledReason: string | null;
  /** Signs what is sent. It must be known in plain, and is read by the delivery alone. */
  @Column({ type: 'text', nullable: true, select: false }) secret: string | null;
  /** The secret before, which signs too until then. */
  @Column({ name: 'previous_secret', type: 'text', nullable: true, select: false }) previousSecret:
    string | null;
  @Time('previous_until', { nullable: true, default: undefined }) previousUntil: Date | null;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Time('created_at') createdAt: Date;
  /** Deliveries stay as history, so that the row does too. */
  @Time('deleted_at', { nullable: true, default: undefined }) deletedAt: Date | null;
}
