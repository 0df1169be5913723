import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Time } from './columns.ts';

/** How many of the requests to Production the shadow of a model answers too. */
@Entity('shadow_setting')
export class ShadowSetting {
  @PrimaryColumn({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  /** The share, 0 to 1. */
  @Column({ type: 'double precision' }) ratio: number;
  @Column({ name: 'set_by', type: 'text' }) setBy: string;
  @Time('set_at') setAt: Date;
}
