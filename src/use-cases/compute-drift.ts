import type { Context } from '../context.ts';
import { openVersionSides, type DriftSides } from '../data/drift-sides.ts';
import type { PairedRows } from '../data/paired-rows.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { DriftReport, type DriftColumnKind, type WantedDriftColumn } from '../entities/drift-report.ts';
import { AppError } from '../errors.ts';
import type { Job } from '../entities/job.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { describeReport } from './describe-drift.ts';
import { isPaired } from './drift-input.ts';
import { ruleFor } from './drift-rule.ts';
import type { Execution } from './execution.ts';
import { enqueue } from './enqueue.ts';
import { fireOnDrift } from './fire-on-change.ts';
import { finishDriftReport } from './finish-drift-report.ts';
import { judgeColumns, type ComparedColumn } from './judge-columns.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute' | 'queue' | 'log'>;

/** Memory holds the values of so many columns at a time. */
const COLUMNS_AT_A_TIME = 2;
/** What is rarer is counted together. */
const MOST_CATEGORIES = 1000;
/** Whole numbers that are no features: from Evidently's inference of types. */
const MOST_CATEGORICAL_NUMBERS = 10;

// AUTO lets pairs decide where they are nearly all of the rows, and few enough that a small p-value means something:
// above 1,000 rows Evidently, too, goes over to distances.
const FEWEST_PAIRS = 10;
const LEAST_SHARED = 0.8;
const MOST_JUDGED_BY_PAIRS = 1000;

/**
 * Compares both sides of a report, column by column, and commits what was found with the end of the job.
 * @throws AppError NO_COMMON_KEYS, BLOB_CORRUPT, CONTENT_EXPIRED, INVALID_PARAMETER (a test that does not fit the values)
 */
export async function computeDrift(
  ctx: Resources,
  { reportId }: JobPayload<'drift'>,
  execution: Execution,
): Promise<void> {
  const report = await ctx.db.manager.findOneByOrFail(DriftReport, { id: reportId });
  const { options } = report;
  const sides = await openSides(ctx, report);
  const pairs = options.pairing === 'NEVER' ? null : await sides.pairs();
  requirePairs(report, pairs);
  const preferPairs = mayDecide(report, sides, pairs);
  const results: ComparedColumn[] = [];
  for (let first = 0; first < options.columns.length; first += COLUMNS_AT_A_TIME) {
    const few = options.columns.slice(first, first + COLUMNS_AT_A_TIME);
    results.push(
      ...(await Promise.all(
        few.map(
          async (column) =>
            await compareColumn(ctx, sides, report, column, { pairs, preferPairs }, execution),
        ),
      )),
    );
    const done = results.length / options.columns.length;
    execution.progress(0.9 * done, `${results.length} of ${options.columns.length} columns compared`);
  }
  const judged = judgeColumns(options, results);
  const summary = describeReport({ ...judged, columnCount: results.length, options }, judged.columns, 'EN')!;
  let fired: Job[] = [];
  await execution.complete(summary, async (tx) => {
    const finished = await finishDriftReport(tx, report, {
      referenceRows: sides.referenceRows,
      currentRows: sides.currentRows,
      pairedRows: pairs?.reference.length ?? null,
      ...judged,
    });
    if (execution.parentId === null) fired = await fireOnDrift(tx, finished);
    return { reportId };
  });
  await enqueue(ctx, fired);
}

async function openSides(ctx: Resources, report: DriftReport): Promise<DriftSides> {
  const { manager } = ctx.db;
  const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: report.datasetId });
  const reference = await manager.findOneByOrFail(DatasetVersion, { id: report.referenceVersionId });
  const current = await manager.findOneByOrFail(DatasetVersion, { id: report.currentVersionId! });
  return await openVersionSides(ctx, keyColumn, { reference, current });
}

function requirePairs({ options }: DriftReport, pairs: PairedRows | null): void {
  const tests = [...options.columns, ...Object.values(options.rules)].map(({ test }) => test);
  const isNeeded = options.pairing === 'ALWAYS' || tests.some((test) => test !== null && isPaired(test));
  if (!isNeeded || (pairs && pairs.reference.length > 0)) return;
  throw new AppError('NO_COMMON_KEYS', 'No key is on both sides, and the report was to pair rows.', {
    field: 'pairing',
    value: options.pairing,
    expected: 'NEVER or AUTO without a paired test; or sides that share keys',
  });
}

function mayDecide({ options }: DriftReport, sides: DriftSides, pairs: PairedRows | null): boolean {
  if (pairs === null || options.pairing === 'ALWAYS') return pairs !== null;
  const shared = pairs.reference.length;
  const larger = Math.max(sides.referenceRows, sides.currentRows);
  return (
    shared >= FEWEST_PAIRS && shared >= LEAST_SHARED * larger && sides.referenceRows <= MOST_JUDGED_BY_PAIRS
  );
}

async function compareColumn(
  { compute }: Resources,
  sides: DriftSides,
  { options }: DriftReport,
  column: WantedDriftColumn,
  { pairs, preferPairs }: { pairs: PairedRows | null; preferPairs: boolean },
  { signal }: Execution,
): Promise<ComparedColumn> {
  signal.throwIfAborted();
  const kind = column.kind ?? (await kindOf(sides, column.name));
  const rule = ruleFor(options, column, kind);
  if (kind === 'numeric') {
    const pair = { type: kind, ...(await sides.numbers(column.name)) };
    return await compute.run(
      'driftColumn',
      { pair, distinct: null, pairs, preferPairs, ...rule },
      { signal },
    );
  }
  const { distinct, ...counts } = await sides.categories(column.name, MOST_CATEGORIES);
  const pair = { type: kind, ...counts };
  return await compute.run(
    'driftColumn',
    { pair, distinct, pairs: null, preferPairs: false, ...rule },
    { signal },
  );
}

async function kindOf(sides: DriftSides, column: string): Promise<DriftColumnKind> {
  return (await sides.countDistinct(column)) <= MOST_CATEGORICAL_NUMBERS ? 'categorical' : 'numeric';
}
