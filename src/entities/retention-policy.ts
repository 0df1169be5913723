import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Time } from './columns.ts';

export const CONTENT_KINDS = ['DATASET_VERSION', 'RUN', 'MODEL_VERSION', 'SCORING', 'UNREFERENCED'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** How long the content of a kind of things is kept. One row per kind. */
@Entity('retention_policy')
export class RetentionPolicy {
  @PrimaryColumn({ type: 'text' }) kind: ContentKind;
  @Column({ type: 'boolean' }) enabled: boolean;
  @Column({ name: 'keep_days', type: 'integer' }) keepDays: number;
  /** The newest of each series that stay however old they are. */
  @Column({ name: 'keep_last', type: 'integer' }) keepLast: number;
  @Column({ name: 'include_tagged', type: 'boolean' }) includeTagged: boolean;
  @Column({ name: 'trash_days', type: 'integer' }) trashDays: number;
  /** null: nobody has set it, it came with the platform. */
  @Column({ name: 'set_by', type: 'text', nullable: true }) setBy: string | null;
  @Time('set_at', { nullable: true, default: undefined }) setAt: Date | null;
}
