import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BigCount, Id, Time } from './columns.ts';

/** One fit. Its status and times are those of its job, which may fit others too; so is its error, unless it failed alone. */
@Entity('run')
export class Run {
  @Id() id: string;
  @Column({ type: 'text' }) name: string;
  @Column({ name: 'experiment_id', type: 'uuid' }) experimentId: string;
  @Column({ name: 'sweep_id', type: 'uuid' }) sweepId: string;
  @Column({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  @Column({ name: 'job_id', type: 'uuid' }) jobId: string;
  @Column({ name: 'n_clusters', type: 'integer' }) nClusters: number;
  /** Rows per cluster, lowest cluster first; null until the fit is done. */
  @Column({ name: 'cluster_sizes', type: 'integer', array: true, nullable: true }) clusterSizes:
    number[] | null;
  /** The mean silhouette of each cluster; null for one without rows. */
  @Column({ name: 'cluster_silhouettes', type: 'double precision', array: true, nullable: true })
  clusterSilhouettes: (number | null)[] | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
  @Column({ name: 'error_details', type: 'jsonb', nullable: true }) errorDetails: Record<
    string,
    unknown
  > | null;
  @Time('created_at') createdAt: Date;
}

@Entity('run_param')
export class RunParam {
  @PrimaryColumn({ name: 'run_id', type: 'uuid' }) runId: string;
  @PrimaryColumn({ type: 'text' }) key: string;
  @Column({ type: 'text' }) value: string;
}

@Entity('run_metric')
export class RunMetric {
  @PrimaryColumn({ name: 'run_id', type: 'uuid' }) runId: string;
  @PrimaryColumn({ type: 'text' }) key: string;
  @PrimaryColumn({ type: 'integer', default: 0 }) step: number;
  @Column({ type: 'double precision' }) value: number;
  @Time('recorded_at') recordedAt: Date;
}

@Entity('run_artifact')
export class RunArtifact {
  @PrimaryColumn({ name: 'run_id', type: 'uuid' }) runId: string;
  @PrimaryColumn({ type: 'text' }) path: string;
  @Column({ type: 'text' }) digest: string;
  @BigCount('size_bytes') sizeBytes: number;
}
