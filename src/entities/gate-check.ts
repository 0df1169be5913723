import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComparedMetric } from './model-comparison.ts';

export type GateCheckName =
  'COMPARABLE' | ComparedMetric | 'CLUSTER_SIZE' | 'CLUSTER_SHARE' | 'STABILITY' | 'MATCHING';

/** What a gate found of one of its conditions, when an alias moved. */
@Entity('gate_check')
export class GateCheck {
  @PrimaryColumn({ name: 'alias_move_id', type: 'uuid' }) aliasMoveId: string;
  /** Counts the checks of the move from 0. */
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) name: GateCheckName;
  @Column({ type: 'boolean' }) passed: boolean;
  /** null: there is no such figure, and `reason` says why. */
  @Column({ type: 'double precision', nullable: true }) value: number | null;
  /** null: the check has none. */
  @Column({ type: 'double precision', nullable: true }) bound: number | null;
  @Column({ type: 'text' }) reason: string;
}
