import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Id, Time } from './columns.ts';
import type { ExpectationSpec } from './expectation.ts';

export const OUTCOMES = ['PASS', 'QUARANTINE', 'BLOCK'] as const;
/** PASS: nothing failed. QUARANTINE: what failed only warns. BLOCK: something failed that blocks. */
export type Outcome = (typeof OUTCOMES)[number];

export interface FailingRow {
  key: string;
  value: string | null;
}

/** What became of one expectation. */
export interface ExpectationResult {
  position: number;
  expectation: ExpectationSpec;
  passed: boolean;
  /** What was found, in words. */
  message: string;
  /** The figure that decided: a share, a count, a type, a time. */
  observed: string | null;
  /** null where the expectation is about the version as a whole. */
  failingRows: number | null;
  failingShare: number | null;
  examples: FailingRow[];
}

/** What a suite found in a version. The report of the newest revision counts, and of these the newest. */
@Entity('validation_report')
export class ValidationReport {
  @Id() id: string;
  @Column({ name: 'dataset_version_id', type: 'uuid' }) datasetVersionId: string;
  @Column({ name: 'dataset_id', type: 'uuid' }) datasetId: string;
  @Column({ name: 'suite_revision', type: 'integer' }) suiteRevision: number;
  @Column({ type: 'text' }) outcome: Outcome;
  @Column({ type: 'jsonb' }) results: ExpectationResult[];
  @Time('created_at') createdAt: Date;
}

/** Somebody's word that a quarantined version may be used, for this report and no later one. */
@Entity('version_release')
export class VersionRelease {
  @PrimaryColumn({ name: 'report_id', type: 'uuid' }) reportId: string;
  @Column({ type: 'text' }) reason: string;
  @Column({ name: 'released_by', type: 'text' }) releasedBy: string;
  @Time('released_at') releasedAt: Date;
}
