import type { EntityManager } from 'typeorm';
import { DriftReport } from '../entities/drift-report.ts';
import type { Job } from '../entities/job.ts';
import { requireContent } from './content-rows.ts';
import { driftInput, type DriftReportInput } from './drift-input.ts';
import { driftOptionsOf } from './drift-options.ts';
import { findDriftSides } from './find-drift-sides.ts';
import { createJob } from './job-rows.ts';
import { parseInput } from './parse-input.ts';

/**
 * Accepts a drift report, within the caller's transaction; the job goes to `enqueue` after the commit. By default the
 * reference is what the model's Production was trained on, and the current side is the dataset's current version.
 * @param parentId the job that waits for it. Without one, only one report of the same sides is made at a time.
 * @throws AppError INVALID_INPUT, NOT_FOUND, ALIAS_NOT_SET (the model has no Production), COLUMN_NOT_FOUND,
 *   FEATURE_NOT_NUMERIC, CONTENT_EXPIRED, JOB_IN_PROGRESS
 */
export async function createDriftReport(
  tx: EntityManager,
  input: DriftReportInput,
  { parentId }: { parentId?: string } = {},
): Promise<{ report: DriftReport; job: Job }> {
  const wanted = parseInput(driftInput, input);
  const sides = await findDriftSides(tx, wanted);
  const { dataset, production, reference, current } = sides;
  const options = driftOptionsOf(wanted, sides);
  await requireContent(tx, reference.digest, ...(current ? [current.digest] : []));
  const [{ id }] = await tx.query('SELECT uuidv7() AS id');
  const { from, to } = wanted.window ?? { from: null, to: null };
  const compared = [
    production?.registeredModelId ?? dataset.id,
    reference.id,
    current?.id ?? `${from!.toISOString()} ${to!.toISOString()}`,
  ];
  const job = await createJob(tx, {
    kind: 'drift',
    payload: { reportId: id },
    ...(parentId === undefined ? { subject: compared.join(' ') } : { parentId }),
  });
  await tx.insert(DriftReport, {
    id,
    datasetId: dataset.id,
    registeredModelId: production?.registeredModelId ?? null,
    modelVersionId: production?.id ?? null,
    referenceVersionId: reference.id,
    currentVersionId: current?.id ?? null,
    windowFrom: from,
    windowTo: to,
    options,
    jobId: job.id,
    createdBy: wanted.createdBy,
  });
  return { report: await tx.findOneByOrFail(DriftReport, { id }), job };
}
