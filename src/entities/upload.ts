import { Column, Entity } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';

/** A file that somebody sent, as it came: its bytes are a blob. */
@Entity('upload')
export class Upload {
  @Id() id: string;
  @Column({ name: 'file_name', type: 'text' }) fileName: string;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
  @Time('created_at') createdAt: Date;
}
