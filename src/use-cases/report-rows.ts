import type { EntityManager } from 'typeorm';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import {
  ValidationReport,
  VersionRelease,
  type ExpectationResult,
  type Outcome,
} from '../entities/validation-report.ts';
import { AppError } from '../errors.ts';
import { readSuite } from '../serving/read-suite.ts';
import { announce } from './announce.ts';
import { mayBeCurrent, standingOf, type Standing } from './version-standing.ts';

/** What a suite found. */
export interface Findings {
  suiteRevision: number;
  results: ExpectationResult[];
}

export async function recordReport(
  tx: EntityManager,
  version: Pick<DatasetVersion, 'id' | 'datasetId' | 'number'>,
  { suiteRevision, results }: Findings,
): Promise<ValidationReport> {
  const report = tx.create(ValidationReport, {
    datasetVersionId: version.id,
    datasetId: version.datasetId,
    suiteRevision,
    outcome: outcomeOf(results),
    results,
  });
  await tx.insert(ValidationReport, report);
  if (report.outcome === 'BLOCK') await announceBlock(tx, version.number, report);
  return report;
}

/** Once for a version and a suite, however often it is looked at with it. */
async function announceBlock(tx: EntityManager, version: number, report: ValidationReport): Promise<void> {
  const { datasetVersionId, datasetId, suiteRevision } = report;
  const dataset = await tx.findOneByOrFail(Dataset, { id: datasetId });
  await announce(tx, {
    kind: 'DATA_BLOCKED',
    key: `${datasetVersionId}:${suiteRevision}`,
    at: report.createdAt,
    facts: {
      dataset: dataset.name,
      version,
      validationReportId: report.id,
      failures: failuresOf(report),
    },
  });
}

/**
 * Whether the newest suite has found this; null: that there is no suite. The caller's transaction holds the lock of the
 * dataset's row, without which no suite is set.
 */
export async function areOfNewestSuite(
  tx: EntityManager,
  datasetId: string,
  findings: Findings | null,
): Promise<boolean> {
  const { revision } = await readSuite(tx, datasetId);
  return revision === (findings?.suiteRevision ?? 0);
}

function outcomeOf(results: readonly ExpectationResult[]): Outcome {
  const failed = results.filter(({ passed }) => !passed);
  if (failed.some(({ expectation }) => expectation.severity === 'BLOCK')) return 'BLOCK';
  return failed.length > 0 ? 'QUARANTINE' : 'PASS';
}

/** The report that counts: a late one of an older suite is not newer than what a newer suite found. */
export async function newestReport(tx: EntityManager, versionId: string): Promise<ValidationReport | null> {
  return await tx.findOne(ValidationReport, {
    where: { datasetVersionId: versionId },
    order: { suiteRevision: 'DESC', id: 'DESC' },
  });
}

export async function findStanding(tx: EntityManager, report: ValidationReport | null): Promise<Standing> {
  const isReleased = report !== null && (await tx.existsBy(VersionRelease, { reportId: report.id }));
  return standingOf(report, isReleased);
}

/**
 * Lets a version be trained on, where the newest suite has looked at it and nothing speaks against it.
 * @param isNamed whether the user has named this version, which a quarantined one needs
 * @throws AppError VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED
 */
export async function requireTrainable(
  tx: EntityManager,
  version: DatasetVersion,
  isNamed: boolean,
): Promise<void> {
  const report = await requireValidated(tx, version);
  requireNotBlocked(version, report);
  if (!isNamed) await requireNotQuarantined(tx, version, report);
}

/** @throws AppError VERSION_QUARANTINED */
export async function requireNotQuarantined(
  tx: EntityManager,
  version: DatasetVersion,
  report: ValidationReport | null,
): Promise<void> {
  if (!report || mayBeCurrent(await findStanding(tx, report))) return;
  throw new AppError(
    'VERSION_QUARANTINED',
    `Version ${version.number} is in quarantine: ${describeFailures(report)}.`,
    { field: 'version', value: version.number, expected: 'a version that is named, or released' },
  );
}

/** @returns the report of the newest suite; null where there is no suite @throws AppError VERSION_NOT_VALIDATED */
export async function requireValidated(
  tx: EntityManager,
  version: DatasetVersion,
): Promise<ValidationReport | null> {
  const { revision } = await readSuite(tx, version.datasetId);
  const report = await newestReport(tx, version.id);
  if ((report?.suiteRevision ?? 0) < revision) {
    throw new AppError(
      'VERSION_NOT_VALIDATED',
      `Version ${version.number} has not been looked at with revision ${revision} of the expectations.`,
      { field: 'version', value: version.number, expected: 'a validated version: call validateVersion' },
    );
  }
  return report;
}

/** @throws AppError VERSION_BLOCKED */
export function requireNotBlocked(version: DatasetVersion, report: ValidationReport | null): void {
  if (report?.outcome !== 'BLOCK') return;
  throw new AppError(
    'VERSION_BLOCKED',
    `Version ${version.number} is blocked: ${describeFailures(report)}.`,
    {
      field: 'version',
      value: version.number,
      expected: 'a version that fulfils what its expectations block on',
      failures: report.results.filter(({ passed }) => !passed),
    },
  );
}

/**
 * A rollback may lead to such a model nevertheless: it is the way out of worse trouble.
 * @throws AppError VERSION_BLOCKED (the data that the model was trained on)
 */
export async function requirePromotable(tx: EntityManager, model: ModelVersion): Promise<void> {
  const version = await tx.findOneByOrFail(DatasetVersion, { id: model.datasetVersionId });
  requireNotBlocked(version, await newestReport(tx, version.id));
}

export function describeFailures(report: ValidationReport): string {
  return failuresOf(report).join('; ');
}

function failuresOf({ results }: ValidationReport): string[] {
  return results
    .filter(({ passed }) => !passed)
    .map(({ expectation, message }) => `${describeRule(expectation)}: ${message}`);
}

function describeRule(expectation: ExpectationResult['expectation']): string {
  if ('columns' in expectation) return `${expectation.kind} of ${expectation.columns.join(', ')}`;
  if ('column' in expectation && expectation.column !== null) {
    return `${expectation.kind} of ${expectation.column}`;
  }
  return 'sql' in expectation ? `${expectation.kind} ${expectation.sql}` : expectation.kind;
}
