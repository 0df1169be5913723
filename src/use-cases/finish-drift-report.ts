import type { EntityManager } from 'typeorm';
import { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { announceDrift } from './announce-drift.ts';
import type { JudgedReport } from './judge-columns.ts';

export type DriftFindings = JudgedReport &
  Pick<DriftReport, 'referenceRows' | 'currentRows' | 'pairedRows' | 'multivariate' | 'throughModel'>;

/**
 * Records what a report found, in the transaction that ends its job. What is to follow from drift, such as a retrain,
 * begins here: in this transaction, once, and whatever started the report.
 */
export async function finishDriftReport(
  tx: EntityManager,
  report: DriftReport,
  findings: DriftFindings,
): Promise<void> {
  const { id: reportId } = report;
  const { columns, ...found } = findings;
  await tx.insert(
    DriftColumn,
    columns.map((column) => ({ reportId, ...column })),
  );
  await tx.update(
    DriftReport,
    { id: reportId },
    { ...found, columnCount: columns.length, finishedAt: () => 'now()' },
  );
  if (findings.drifted) await announceDrift(tx, report, findings);
}
