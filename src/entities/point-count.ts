import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigCount } from './columns.ts';

/** What an account has spent within a window. rate-limiter-flexible reads and writes it, and names its columns. */
@Entity('point_count')
export class PointCount {
  @PrimaryColumn({ type: 'text' }) key: string;
  @Column({ type: 'integer', default: 0 }) points: number;
  /** When the window ends, in milliseconds since 1970. */
  @BigCount('expire', { nullable: true }) expire: number | null;
}
