import { In, IsNull, type EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { PipelineRun, PipelineStage } from '../entities/pipeline-run.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { AppError, notFound } from '../errors.ts';

/**
 * Deletes a policy that has decided nothing: one that has never fired, or whose dataset never got a version. The records
 * of such firings, which all ended before there was a row to decide by, go with it; they stand between the user and a
 * dataset that turned out wrong. Any other is history, and can be disabled.
 * @throws AppError NOT_FOUND, POLICY_IN_USE
 */
export async function deleteTrainingPolicy(
  { db }: Pick<Context, 'db'>,
  name: string,
  deletedBy: string,
): Promise<string> {
  return await db.transaction(async (tx) => {
    const known = await tx.findOneBy(TrainingPolicy, { name });
    if (!known) throw notFound('policy', name);
    // Whoever sets the policy anew has the dataset's row, and must not find the policy gone.
    const lock = { mode: 'for_no_key_update' } as const;
    await tx.findOneOrFail(Dataset, { where: { id: known.datasetId }, lock });
    const { id } = known;
    const policy = await tx.findOne(TrainingPolicy, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!policy) throw notFound('policy', name);
    await requireUndecided(tx, policy);
    const runs = await tx.find(PipelineRun, { where: { policyId: id }, select: { id: true } });
    await tx.delete(PipelineStage, { runId: In(runs.map((run) => run.id)) });
    await tx.delete(PipelineRun, { policyId: id });
    // The audit log has the row as it is deleted.
    await tx.update(TrainingPolicy, { id }, { changedBy: deletedBy });
    await tx.delete(TrainingPolicy, { id });
    await tx.query(`SELECT pg_notify('gugus_policy', $1)`, [id]);
    return name;
  });
}

async function requireUndecided(
  tx: EntityManager,
  { id: policyId, name, datasetId, runCount }: TrainingPolicy,
): Promise<void> {
  const inUse = (message: string, expected: string) =>
    new AppError('POLICY_IN_USE', message, { field: 'name', value: name, expected });
  const atWork = await tx.findOneBy(PipelineRun, { policyId, finishedAt: IsNull() });
  if (atWork) {
    throw inUse(
      `Firing ${atWork.number} of ${name} has not ended.`,
      'a policy that is not at work: wait for its firings, or end them with cancelPipelineRun',
    );
  }
  if (runCount > 0 && (await tx.existsBy(DatasetVersion, { datasetId }))) {
    throw inUse(
      `${name} has fired ${runCount} times, and what was decided is on record.`,
      'a policy that has never fired, or whose dataset has no version; disable it with setTrainingPolicy, enabled: false',
    );
  }
}
