import { Column, Entity } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';

const FINISHED_WITHIN_MS = 24 * 3600 * 1000;

/** What a client has announced to put into the bucket. When that is finished, there is an upload of the same id. */
@Entity('direct_upload')
export class DirectUpload {
  @Id() id: string;
  @Column({ name: 'file_name', type: 'text' }) fileName: string;
  @BigCount('size_bytes') sizeBytes: number;
  /** In hex; null: not said. */
  @Column({ type: 'text', nullable: true }) md5: string | null;
  @Time('created_at') createdAt: Date;

  /** Until when it can be finished. */
  get finishBefore(): Date {
    return new Date(this.createdAt.getTime() + FINISHED_WITHIN_MS);
  }
}
