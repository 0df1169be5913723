import { Column, Entity } from 'typeorm';
import type { CentreShift, FeatureSpec, Transform } from '../ml/index.ts';
import { Id, Time } from './columns.ts';

/** A cluster as people read it: its label, how many training rows it holds, its centre in the data's own units. */
export interface ClusterSummary {
  id: number;
  label: string;
  size: number;
  centroid: { feature: string; value: number }[];
}

/** A feature as the model takes it. `low` and `high` are what winsorizing learnt, `lambda` what Yeo-Johnson did. */
export type SignatureFeature = FeatureSpec & {
  transform: Transform & { low?: number; high?: number; lambda?: number };
};

/** How well the clusters of a version continue those of the version that they were matched to. */
export interface Matching {
  /** The keys that both were trained on, and those of them whose label is not the same. */
  commonKeys: number;
  movedKeys: number;
  /** Adjusted Rand index of both assignments over the common keys; null for fewer than two. */
  adjustedRand: number | null;
  /** By cluster: how far its centre went, and how far it is to the next centre of the earlier version. */
  shifts: CentreShift[];
}

/** A registered, immutable model: "v2.1" is major 2, minor 1. */
@Entity('model_version')
export class ModelVersion {
  @Id() id: string;
  @Column({ name: 'registered_model_id', type: 'uuid' }) registeredModelId: string;
  @Column({ type: 'integer' }) major: number;
  @Column({ type: 'integer' }) minor: number;
  @Column({ name: 'run_id', type: 'uuid' }) runId: string;
  @Column({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  /** The version whose clusters gave this one's clusters their ids and labels; null: ordered afresh. */
  @Column({ name: 'matched_to_id', type: 'uuid', nullable: true }) matchedToId: string | null;
  /** null: ordered afresh, or from before it was measured. */
  @Column({ type: 'jsonb', nullable: true }) matching: Matching | null;
  @Column({ type: 'jsonb' }) signature: SignatureFeature[];
  @Column({ type: 'jsonb' }) clusters: ClusterSummary[];
  @Column({ name: 'artifact_digest', type: 'text' }) artifactDigest: string;
  @Column({ name: 'assignments_digest', type: 'text' }) assignmentsDigest: string;
  @Time('created_at') createdAt: Date;

  get name(): string {
    return `v${this.major}.${this.minor}`;
  }
}
