import { Column, Entity } from 'typeorm';
import type {
  AlgorithmName,
  ClusterEvidence,
  KMeansParams,
  PickResult,
  PickRule,
  Scaling,
} from '../ml/index.ts';
import { Id, Time } from './columns.ts';

export type Engine = 'gugus' | 'ml-kmeans';

/** A set of runs over numbers of clusters, on one dataset version, and the choice among them. */
@Entity('sweep')
export class Sweep {
  @Id() id: string;
  @Column({ name: 'experiment_id', type: 'uuid' }) experimentId: string;
  @Column({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  /** The model that the picked run is registered in; null: the sweep only compares. */
  @Column({ name: 'registered_model_id', type: 'uuid', nullable: true }) registeredModelId: string | null;
  @Column({ name: 'n_clusters', type: 'integer', array: true }) nClusters: number[];
  @Column({ type: 'text' }) algorithm: AlgorithmName;
  /** The code that fits k-means. */
  @Column({ type: 'text' }) engine: Engine;
  @Column({ type: 'text' }) scaling: Scaling;
  @Column({ type: 'jsonb' }) params: Omit<KMeansParams, 'nClusters'>;
  /** The column that says what each row counts in a fit; null: all the same. */
  @Column({ name: 'weight_column', type: 'text', nullable: true }) weightColumn: string | null;
  @Column({ name: 'pick_rule', type: 'jsonb' }) pickRule: PickRule;
  @Column({ type: 'jsonb', nullable: true }) pick: PickResult | null;
  @Column({ type: 'jsonb', nullable: true }) evidence: ClusterEvidence | null;
  @Time('created_at') createdAt: Date;
}
