import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';

export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'CANCELLED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The duty to tell one endpoint of one event, until it is done or given up. */
@Entity('notification_delivery')
export class NotificationDelivery {
  @Id() id: string;
  @Column({ name: 'event_id', type: 'uuid' }) eventId: string;
  @Column({ name: 'endpoint_id', type: 'uuid' }) endpointId: string;
  /** Who asked for it; null: the event itself. */
  @Column({ name: 'requested_by', type: 'text', nullable: true }) requestedBy: string | null;
  @Column({ type: 'text', default: 'PENDING' }) state: DeliveryState;
  /** When the next attempt may begin; of a claimed one, when its worker counts as dead. */
  @Time('due_at') dueAt: Date;
  @Column({ type: 'boolean', default: false }) claimed: boolean;
  /** Counts the claims of workers; what a worker writes names its own, so that a late one cannot write. */
  @Column({ type: 'integer', default: 0 }) attempt: number;
  /** How many attempts failed or lost their worker; giving it back in an orderly way does not count. */
  @Column({ type: 'integer', default: 0 }) failures: number;
  @Time('created_at') createdAt: Date;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
}

/** One line of the delivery log. Without an end it is under way, or its worker died in it. */
@Entity('notification_attempt')
export class NotificationAttempt {
  @PrimaryColumn({ name: 'delivery_id', type: 'uuid' }) deliveryId: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Time('started_at') startedAt: Date;
  @Time('finished_at', { nullable: true, default: undefined }) finishedAt: Date | null;
  @Column({ name: 'latency_ms', type: 'integer', nullable: true }) latencyMs: number | null;
  /** Of HTTP or SMTP; null where there was no answer. */
  @Column({ type: 'integer', nullable: true }) status: number | null;
  /** The beginning of the answer. */
  @Column({ type: 'text', nullable: true }) response: string | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
}
