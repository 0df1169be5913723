import { IsNull, type EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Expectation, ExpectationSuite } from '../entities/expectation.ts';
import { Job } from '../entities/job.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { AppError, notFound } from '../errors.ts';

/**
 * Deletes a dataset that has no version yet, with its expectations and its watch: the way out of a declaration that turned
 * out wrong. What has a version is history.
 * @throws AppError NOT_FOUND, DATASET_IN_USE
 */
export async function deleteDataset({ db }: Pick<Context, 'db'>, name: string): Promise<string> {
  return await db.transaction(async (tx) => {
    const dataset = await tx.findOne(Dataset, { where: { name }, lock: { mode: 'pessimistic_write' } });
    if (!dataset) throw notFound('dataset', name);
    const use = await useOf(tx, dataset);
    if (use) throw new AppError('DATASET_IN_USE', use.message, { field: 'dataset', value: name, ...use });
    const { id } = dataset;
    await tx.delete(Expectation, { datasetId: id });
    await tx.delete(ExpectationSuite, { datasetId: id });
    await tx.delete(Dataset, { id });
    return name;
  });
}

/** What a dataset is kept for, and what can be done about it; null: nothing. */
async function useOf(
  tx: EntityManager,
  { id, name }: Dataset,
): Promise<{ message: string; expected: string } | null> {
  if (await tx.existsBy(DatasetVersion, { datasetId: id })) {
    return { message: `${name} has versions, which are kept.`, expected: 'a dataset without versions' };
  }
  if (await tx.existsBy(Job, { kind: 'snapshot', subject: id, finishedAt: IsNull() })) {
    return {
      message: `A snapshot of ${name} is being taken.`,
      expected: 'a dataset that nobody reads: wait for its snapshot, or cancel that',
    };
  }
  const policies = await tx.find(TrainingPolicy, { where: { datasetId: id }, order: { name: 'ASC' } });
  if (policies.length === 0) return null;
  const names = policies.map((policy) => policy.name).join(', ');
  return {
    message: `${name} is followed by training policies: ${names}.`,
    expected:
      'a dataset without training policies: deleteTrainingPolicy deletes them, also those that have fired',
  };
}
