import type { Context } from '../context.ts';
import { PipelineRun } from '../entities/pipeline-run.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { AppError, notFound } from '../errors.ts';

/**
 * Deletes a policy that has never fired: the way out of a declaration that turned out wrong. One that has fired is
 * history, and can be disabled.
 * @throws AppError NOT_FOUND, POLICY_IN_USE
 */
export async function deleteTrainingPolicy({ db }: Pick<Context, 'db'>, name: string): Promise<string> {
  return await db.transaction(async (tx) => {
    const policy = await tx.findOne(TrainingPolicy, { where: { name }, lock: { mode: 'pessimistic_write' } });
    if (!policy) throw notFound('policy', name);
    if (await tx.existsBy(PipelineRun, { policyId: policy.id })) {
      throw new AppError('POLICY_IN_USE', `${name} has fired ${policy.runCount} times, which is on record.`, {
        field: 'name',
        value: name,
        expected: 'a policy that has never fired; others can be disabled',
      });
    }
    await tx.delete(TrainingPolicy, { id: policy.id });
    await tx.query(`SELECT pg_notify('gugus_policy', $1)`, [policy.id]);
    return name;
  });
}
