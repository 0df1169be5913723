import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { validateContent } from './examine-version.ts';
import type { Execution } from './execution.ts';
import { areOfNewestSuite, recordReport } from './report-rows.ts';
import { makeCurrent } from './version-rows.ts';

/**
 * Looks at a version with the expectations of its dataset as they stand, and keeps what it finds. A version that passes
 * becomes the current one of a dataset that has none.
 */
export async function writeReport(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  { datasetVersionId }: JobPayload<'validate'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const version = await manager.findOneByOrFail(DatasetVersion, { id: datasetVersionId });
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const content = { columns: version.columns, file: await ctx.blobs.file(version.digest) };
  const findings = (await validateContent(ctx, dataset, content, execution.signal))!;
  const failed = findings.results.filter(({ passed }) => !passed).length;
  await execution.complete(`${failed} of ${findings.results.length} expectations failed`, async (tx) => {
    const lock = { mode: 'for_no_key_update' } as const;
    const owner = await tx.findOneOrFail(Dataset, { where: { id: dataset.id }, lock });
    const report = await recordReport(tx, version, findings);
    const counts = await areOfNewestSuite(tx, dataset.id, findings);
    if (owner.currentVersionId === null && counts && report.outcome === 'PASS') {
      const reason = `passed revision ${findings.suiteRevision} of the expectations`;
      await makeCurrent(tx, owner, version, { kind: 'RELEASE', reason, movedBy: 'gugus' });
    }
    return { datasetVersionId, validationReportId: report.id };
  });
}
