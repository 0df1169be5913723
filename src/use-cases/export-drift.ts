import type { Context } from '../context.ts';
import { DriftColumn, type PairedHistogram } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { AppError } from '../errors.ts';
import { evidentlyName } from './drift-test-names.ts';
import { findById } from './find-one.ts';

/** A report as `Report.json()` of Evidently has it: metrics and tests, and under `legacy` the keys of its older API. */
export interface EvidentlyReport {
  metrics: object[];
  tests: object[];
  legacy: object;
}

/** @throws AppError NOT_FOUND, REPORT_NOT_READY */
export async function exportDriftReport({ db }: Pick<Context, 'db'>, id: string): Promise<EvidentlyReport> {
  const report = await findById({ db }, DriftReport, id);
  if (!report) throw new AppError('NOT_FOUND', 'There is no such drift report.', { field: 'id', value: id });
  const columns = await db.manager.find(DriftColumn, { where: { reportId: id }, order: { position: 'ASC' } });
  const exported = toEvidently(report, columns);
  if (exported) return exported;
  throw new AppError('REPORT_NOT_READY', 'The report is not done: look at its job.', {
    field: 'id',
    value: id,
    expected: 'a report whose job has succeeded',
  });
}

/** null while the report is not done. */
export function toEvidently(report: DriftReport, columns: readonly DriftColumn[]): EvidentlyReport | null {
  const { columnCount, driftedCount, share, drifted, options } = report;
  if (share === null) return null;
  const { driftShare } = options;
  const counted = `DriftedColumnsCount(drift_share=${driftShare})`;
  return {
    metrics: [
      {
        id: `${report.id}-0`,
        metric_name: counted,
        config: { type: 'evidently:metric_v2:DriftedColumnsCount', drift_share: driftShare },
        value: { count: driftedCount, share },
      },
      ...columns.map((column) => ({
        id: `${report.id}-${column.position + 1}`,
        metric_name: metricName(column),
        config: {
          type: 'evidently:metric_v2:ValueDrift',
          column: column.name,
          method: evidentlyName(column.test),
          threshold: column.threshold,
        },
        value: column.score,
      })),
    ],
    tests: [
      {
        id: `${report.id}-share`,
        name: `Share of Drifted Columns: Less ${driftShare}`,
        description: `Drifted columns: ${driftedCount} of ${columnCount}. The share is ${short(share)}. The threshold is ${short(driftShare)}.`,
        status: drifted ? 'FAIL' : 'SUCCESS',
        metric_config: { metric_id: `${report.id}-0` },
      },
      ...columns.map((column) => ({
        id: `${report.id}-test-${column.position + 1}`,
        name: `Value Drift for column ${column.name}`,
        description: `Drift score is ${short(column.score)}. The drift detection method is ${evidentlyName(column.test)}. The drift threshold is ${short(column.threshold)}.`,
        status: column.drifted ? 'FAIL' : 'SUCCESS',
        metric_config: { metric_id: `${report.id}-${column.position + 1}` },
      })),
    ],
    legacy: {
      drift_share: driftShare,
      number_of_columns: columnCount,
      number_of_drifted_columns: driftedCount,
      share_of_drifted_columns: share,
      dataset_drift: drifted,
      drift_by_columns: Object.fromEntries(columns.map((column) => [column.name, legacyColumn(column)])),
    },
  };
}

function metricName({ name, test, threshold }: DriftColumn): string {
  return `ValueDrift(column=${name},method=${evidentlyName(test)},threshold=${threshold})`;
}

function legacyColumn(column: DriftColumn): object {
  const { name, type, test, threshold, score, drifted, histogram } = column;
  return {
    column_name: name,
    column_type: type === 'numeric' ? 'num' : 'cat',
    stattest_name: evidentlyName(test),
    stattest_threshold: threshold,
    drift_score: score,
    drift_detected: drifted,
    current: { small_distribution: distribution(histogram, 'current') },
    reference: { small_distribution: distribution(histogram, 'reference') },
  };
}

/** Evidently's small distribution: `x` are the edges or the categories, `y` the densities or the counts. */
function distribution({ edges, categories, ...counts }: PairedHistogram, side: 'reference' | 'current') {
  const y = counts[side];
  if (edges === null) return { x: categories, y };
  const total = y.reduce((sum, count) => sum + count, 0);
  const density = (count: number, i: number) => {
    const width = edges[i + 1] - edges[i];
    return total === 0 || width === 0 ? 0 : count / total / width;
  };
  return { x: edges, y: y.map(density) };
}

const short = (value: number) => String(Number(value.toPrecision(2)));
