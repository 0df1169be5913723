import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

export const EVENT_KINDS = [
  'DRIFT_DETECTED',
  'PIPELINE_FINISHED',
  'MODEL_PROMOTED',
  'MODEL_ROLLED_BACK',
  'MODEL_NOT_PROMOTED',
  'DATA_BLOCKED',
  'SOURCE_FAILING',
  'CANARY_ABORTED',
  'TEST',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened once and is announced once: its kind and key say what, its facts say the rest. */
@Entity('notification_event')
export class NotificationEvent {
  @Id() id: string;
  @Column({ type: 'text' }) kind: EventKind;
  @Column({ type: 'text' }) key: string;
  @Time('at') at: Date;
  @Column({ type: 'jsonb' }) facts: Record<string, unknown>;
  @Time('created_at') createdAt: Date;
}
