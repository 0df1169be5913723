import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { VersionMove } from '../entities/version-move.ts';
import { AppError, notFound } from '../errors.ts';
import { isGiven } from './find-page.ts';
import { parseInput, reasonSchema } from './parse-input.ts';
import { newestReport, requireNotBlocked, requireNotQuarantined } from './report-rows.ts';
import { findCurrentOrNewest, makeCurrent } from './version-rows.ts';

const inputSchema = z
  .object({
    dataset: z.string(),
    toVersion: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(2 ** 31 - 1, `must be at most ${2 ** 31 - 1}`)
      .nullish(),
    toTag: z.string().nullish(),
    reason: reasonSchema,
    movedBy: z.string(),
  })
  .refine(({ toVersion, toTag }) => isGiven(toVersion) !== isGiven(toTag), {
    path: ['toVersion'],
    message: 'must be given, or toTag instead, and not both',
  });

/**
 * Makes another version of a dataset the current one: an earlier one, or a later one again.
 * @throws AppError INVALID_INPUT, NOT_FOUND, ALREADY_CURRENT, VERSION_BLOCKED, VERSION_QUARANTINED,
 *   CONTENT_EXPIRED
 */
export async function rollbackDataset(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof inputSchema>,
): Promise<VersionMove> {
  const { dataset: name, toVersion, toTag, reason, movedBy } = parseInput(inputSchema, input);
  const [field, value] = isGiven(toTag) ? (['toTag', toTag] as const) : (['toVersion', toVersion!] as const);
  return await db.transaction(async (tx) => {
    const dataset = await tx.findOne(Dataset, { where: { name }, lock: { mode: 'for_no_key_update' } });
    if (!dataset) throw notFound('dataset', name);
    const versions = { datasetId: dataset.id };
    const target = await tx.findOneBy(
      DatasetVersion,
      field === 'toTag' ? { ...versions, tag: value } : { ...versions, number: value },
    );
    if (!target) {
      const what = field === 'toTag' ? 'tag' : 'number';
      throw new AppError('NOT_FOUND', `${name} has no version with the ${what} ${value}.`, { field, value });
    }
    if (target.id === dataset.currentVersionId) {
      throw new AppError(
        'ALREADY_CURRENT',
        `Version ${target.number} of ${name} is the current one already.`,
        {
          field,
          value,
          expected: 'another version',
        },
      );
    }
    const report = await newestReport(tx, target.id);
    requireNotBlocked(target, report);
    await requireNotQuarantined(tx, target, report);
    const current = await findCurrentOrNewest(tx, dataset);
    const kind = target.number < current!.number ? 'ROLLBACK' : 'RESTORE';
    return await makeCurrent(tx, dataset, target, { kind, reason, movedBy });
  });
}
