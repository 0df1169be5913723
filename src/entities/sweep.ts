import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AlgorithmName,
  ClusterEvidence,
  KMeansParams,
  PickResult,
  PickRule,
  Scaling,
} from '../ml/index.ts';
import { BigCount, Id, Time } from './columns.ts';

export type Engine = 'gugus' | 'ml-kmeans';

/** A way to fit; the models of the last are k-means models. */
export type SweepAlgorithm = AlgorithmName | 'mini-batch-k-means';

export interface SweepParams extends Omit<KMeansParams, 'nClusters'> {
  /** Of mini-batch-k-means alone. */
  batchSize?: number;
}

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
  @Column({ type: 'text' }) algorithm: SweepAlgorithm;
  /** The code that fits k-means. */
  @Column({ type: 'text' }) engine: Engine;
  @Column({ type: 'text' }) scaling: Scaling;
  @Column({ type: 'jsonb' }) params: SweepParams;
  /** The column that says what each row counts in a fit; null: all the same. */
  @Column({ name: 'weight_column', type: 'text', nullable: true }) weightColumn: string | null;
  @Column({ name: 'pick_rule', type: 'jsonb' }) pickRule: PickRule;
  @Column({ type: 'jsonb', nullable: true }) pick: PickResult | null;
  @Column({ type: 'jsonb', nullable: true }) evidence: ClusterEvidence | null;
  @Time('created_at') createdAt: Date;
}

/** A file that a sweep left as a whole. */
@Entity('sweep_artifact')
export class SweepArtifact {
  @PrimaryColumn({ name: 'sweep_id', type: 'uuid' }) sweepId: string;
  @PrimaryColumn({ type: 'text' }) path: string;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
}
