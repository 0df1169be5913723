import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import type { Job } from '../entities/job.ts';
import { VersionRelease } from '../entities/validation-report.ts';
import { AppError } from '../errors.ts';
import { enqueue } from './enqueue.ts';
import { fireOnDataChange } from './fire-on-change.ts';
import { parseInput, reasonSchema } from './parse-input.ts';
import { findStanding, requireNotBlocked, requireValidated } from './report-rows.ts';
import { requireVersion } from './validate-version.ts';
import { findCurrentOrNewest, makeCurrent } from './version-rows.ts';

const inputSchema = z.object({
  dataset: z.string(),
  version: z.int().min(1, 'must be at least 1'),
  reason: reasonSchema,
  releasedBy: z.string(),
});

/**
 * Lets a quarantined version be used as if nothing had failed, and makes it the current one unless a newer one is; what a
 * later report finds needs a release of its own.
 * @throws AppError INVALID_INPUT, NOT_FOUND, VERSION_NOT_VALIDATED, VERSION_BLOCKED, NOT_QUARANTINED, CONTENT_EXPIRED
 */
export async function releaseVersion(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: z.input<typeof inputSchema>,
): Promise<DatasetVersion> {
  const { dataset, version: number, reason, releasedBy } = parseInput(inputSchema, input);
  let fired: Job[] = [];
  const released = await ctx.db.transaction(async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const owner = await tx.findOne(Dataset, { where: { name: dataset }, lock });
    const version = await requireVersion(tx, dataset, number);
    const report = await requireValidated(tx, version);
    requireNotBlocked(version, report);
    const standing = await findStanding(tx, report);
    if (!report || standing !== 'QUARANTINED') {
      throw new AppError('NOT_QUARANTINED', `Version ${number} is not in quarantine: it is ${standing}.`, {
        field: 'version',
        value: number,
        expected: 'a quarantined version',
      });
    }
    await tx.insert(VersionRelease, { reportId: report.id, reason, releasedBy });
    const current = await findCurrentOrNewest(tx, owner!);
    if (owner!.currentVersionId === null || version.number > current!.number) {
      const move = await makeCurrent(tx, owner!, version, { kind: 'RELEASE', reason, movedBy: releasedBy });
      fired = await fireOnDataChange(tx, owner!, version, move, null);
    }
    return version;
  });
  await enqueue(ctx, fired);
  return released;
}
