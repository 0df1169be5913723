import type { EntityManager } from 'typeorm';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { DriftReport } from '../entities/drift-report.ts';
import type { Job } from '../entities/job.ts';
import { PipelineRun } from '../entities/pipeline-run.ts';
import { TrainingPolicy, type PolicySpec } from '../entities/training-policy.ts';
import type { VersionMove } from '../entities/version-move.ts';
import { because } from './decision-words.ts';
import { firePolicy, type Firing } from './fire-policy.ts';
import { lockPolicy } from './pipeline-rows.ts';
import { specOf } from './set-training-policy.ts';

/**
 * Fires the policies that follow a dataset, in the transaction that made another version its current one. A rollback is a
 * correction, and fires none; nor does a policy fire because of what it collected itself.
 * @param parentId the job that the snapshot is a part of
 * @returns the jobs to hand to the queue after the commit
 */
export async function fireOnDataChange(
  tx: EntityManager,
  { id: datasetId, name }: Dataset,
  { number: version }: DatasetVersion,
  move: VersionMove,
  parentId: string | null,
): Promise<Job[]> {
  if (move.kind === 'ROLLBACK') return [];
  const taker = parentId === null ? null : await tx.findOneBy(PipelineRun, { jobId: parentId });
  const policies = await tx.find(TrainingPolicy, { where: { datasetId }, order: { id: 'ASC' } });
  return await fireEach(
    tx,
    policies.filter(({ id }) => id !== taker?.policyId),
    'onDataChange',
    {
      kind: 'DATA_CHANGE',
      key: `version:${move.toVersionId}:${move.number}`,
      details: because('BY_DATA_CHANGE', { dataset: name, version, versionId: move.toVersionId }),
      firedBy: move.movedBy,
    },
  );
}

/**
 * Fires the policies of a model, or where a report is of none those of its dataset, in the transaction in which a report
 * that no firing asked for found drift.
 * @returns the jobs to hand to the queue after the commit
 */
export async function fireOnDrift(tx: EntityManager, reportId: string): Promise<Job[]> {
  const report = await tx.findOneByOrFail(DriftReport, { id: reportId });
  if (!report.drifted) return [];
  const { registeredModelId, datasetId } = report;
  const policies = await tx.find(TrainingPolicy, {
    where: registeredModelId === null ? { datasetId } : { registeredModelId },
    order: { id: 'ASC' },
  });
  return await fireEach(tx, policies, 'onDrift', {
    kind: 'DRIFT',
    key: `report:${report.id}`,
    details: because('BY_DRIFT', {
      drifted: report.driftedCount,
      columns: report.columnCount,
      share: report.share,
      reportId: report.id,
      versionId: report.currentVersionId,
    }),
    firedBy: report.createdBy,
  });
}

async function fireEach(
  tx: EntityManager,
  policies: readonly TrainingPolicy[],
  trigger: keyof PolicySpec & `on${string}`,
  firing: Firing,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const { id } of policies) {
    const policy = await lockPolicy(tx, id);
    if (!policy.enabled || !(await specOf(tx, policy))[trigger]) continue;
    jobs.push(...(await firePolicy(tx, policy, firing)).queued);
  }
  return jobs;
}
