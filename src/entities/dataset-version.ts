import { Column, Entity } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';
import type { VersionSource } from './source.ts';

/** A column of a snapshot, with its type in PostgreSQL's words. */
export interface SourceColumn {
  name: string;
  type: string;
}

/** An immutable snapshot of a dataset: Parquet under its MD5. */
@Entity('dataset_version')
export class DatasetVersion {
  @Id() id: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'text', nullable: true }) tag: string | null;
  @Column({ type: 'text', nullable: true }) message: string | null;
  @Column({ name: 'parent_id', type: 'uuid', nullable: true }) parentId: string | null;
  @Column({ type: 'jsonb' }) source: VersionSource;
  @Column({ type: 'jsonb' }) columns: SourceColumn[];
  @BigCount('row_count') rowCount: number;
  @Column({ name: 'time_from', type: 'text', nullable: true }) timeFrom: string | null;
  @Column({ name: 'time_to', type: 'text', nullable: true }) timeTo: string | null;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
  @Time('created_at') createdAt: Date;

  /** The statement that read it; null where it was a file. */
  get query(): string | null {
    return this.source.kind === 'query' ? this.source.query : null;
  }
}
