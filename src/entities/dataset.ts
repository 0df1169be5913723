import { Column, Entity } from 'typeorm';
import type { FeatureSpec } from '../ml/index.ts';
import { Id, Time } from './columns.ts';
import type { DatasetSource } from './source.ts';

/** A tabular source under a name: where its rows come from, and what its columns mean. */
@Entity('dataset')
export class Dataset {
  @Id() id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) description: string;
  @Column({ type: 'jsonb' }) source: DatasetSource;
  @Column({ name: 'key_column', type: 'text' }) keyColumn: string;
  @Column({ name: 'name_column', type: 'text', nullable: true }) nameColumn: string | null;
  @Column({ name: 'time_column', type: 'text', nullable: true }) timeColumn: string | null;
  /** What the order of the clusters measures ("Readiness"); part of their labels. */
  @Column({ type: 'text', nullable: true }) measures: string | null;
  @Column({ type: 'jsonb' }) features: FeatureSpec[];
  /** What sweeps train on unless they name a version; null until there is one. */
  @Column({ name: 'current_version_id', type: 'uuid', nullable: true }) currentVersionId: string | null;
  @Time('created_at') createdAt: Date;

  /** The statement that reads the source; null where it is a file. */
  get query(): string | null {
    return this.source.kind === 'query' ? this.source.query : null;
  }
}
