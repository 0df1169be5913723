import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Expectation, ExpectationSuite } from '../entities/expectation.ts';
import { Job } from '../entities/job.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { AppError, notFound } from '../errors.ts';
import { IsNull } from 'typeorm';

/**
 * Deletes a dataset that has no version yet, with its expectations and its watch: the way out of a declaration that turned
 * out wrong. What has a version is history.
 * @throws AppError NOT_FOUND, DATASET_IN_USE
 */
export async function deleteDataset({ db }: Pick<Context, 'db'>, name: string): Promise<string> {
  return await db.transaction(async (tx) => {
    const dataset = await tx.findOne(Dataset, { where: { name }, lock: { mode: 'pessimistic_write' } });
    if (!dataset) throw notFound('dataset', name);
    const { id } = dataset;
    if (await tx.existsBy(TrainingPolicy, { datasetId: id })) {
      throw new AppError('DATASET_IN_USE', `A training policy is about ${name}.`, {
        field: 'dataset',
        value: name,
        expected: 'a dataset without training policies: delete them first',
      });
    }
    const isAtWork = await tx.existsBy(Job, { kind: 'snapshot', subject: id, finishedAt: IsNull() });
    if (isAtWork || (await tx.existsBy(DatasetVersion, { datasetId: id }))) {
      throw new AppError(
        'DATASET_IN_USE',
        isAtWork ? `A snapshot of ${name} is being taken.` : `${name} has versions, which are kept.`,
        { field: 'dataset', value: name, expected: 'a dataset without versions' },
      );
    }
    await tx.delete(Expectation, { datasetId: id });
    await tx.delete(ExpectationSuite, { datasetId: id });
    await tx.delete(Dataset, { id });
    return name;
  });
}
