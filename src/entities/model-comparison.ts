import { Column, Entity } from 'typeorm';
import { Id, Time } from './columns.ts';

/** What both are scored by; of the second and the last, less is better. */
export const COMPARED_METRICS = ['SILHOUETTE', 'DAVIES_BOULDIN', 'CALINSKI_HARABASZ', 'INERTIA'] as const;
export type ComparedMetric = (typeof COMPARED_METRICS)[number];

/** A metric of both. null: the champion puts all of these rows into one cluster. */
export interface ComparedScore {
  metric: ComparedMetric;
  champion: number | null;
  challenger: number;
}

/** A challenger against a champion, both scored on the challenger's training data. */
@Entity('model_comparison')
export class ModelComparison {
  @Id() id: string;
  @Column({ name: 'champion_id', type: 'uuid' }) championId: string;
  @Column({ name: 'challenger_id', type: 'uuid' }) challengerId: string;
  /** null: the champion puts all of these rows into one cluster, which has no silhouette. */
  @Column({ name: 'champion_silhouette', type: 'double precision', nullable: true }) championSilhouette:
    number | null;
  @Column({ name: 'challenger_silhouette', type: 'double precision' }) challengerSilhouette: number;
  /** Adjusted Rand index of the two clusterings of the same rows. */
  @Column({ type: 'double precision' }) agreement: number;
  /** Every compared metric; null: from before there were others than the silhouette. */
  @Column({ type: 'jsonb', nullable: true }) scores: ComparedScore[] | null;
  @Column({ type: 'boolean' }) better: boolean;
  @Column({ type: 'text' }) reason: string;
  @Time('created_at') createdAt: Date;
}
