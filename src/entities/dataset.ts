import { Column, Entity } from 'typeorm';
import type { FeatureSpec } from '../ml/index.ts';
import { Id, Time } from './columns.ts';

/** A tabular source under a name: the query that reads it, and what its columns mean. */
@Entity('dataset')
export class Dataset {
  @Id() id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) description: string;
  @Column({ type: 'text' }) query: string;
  @Column({ name: 'key_column', type: 'text' }) keyColumn: string;
  @Column({ name: 'name_column', type: 'text', nullable: true }) nameColumn: string | null;
  @Column({ name: 'time_column', type: 'text', nullable: true }) timeColumn: string | null;
  /** What the order of the clusters measures ("Readiness"); part of their labels. */
  @Column({ type: 'text', nullable: true }) measures: string | null;
  @Column({ type: 'jsonb' }) features: FeatureSpec[];
  /** What sweeps train on unless they name a version; null until there is one. */
  @Column({ name: 'current_version_id', type: 'uuid', nullable: true }) currentVersionId: string | null;
  @Time('created_at') createdAt: Date;
}
