import type { Context } from '../context.ts';
import type { DriftSides } from '../data/drift-sides.ts';
import type { PairedRows } from '../data/paired-rows.ts';
import type { DriftColumnKind, DriftReport, WantedDriftColumn } from '../entities/drift-report.ts';
import { AppError, toAppError } from '../errors.ts';
import { isPaired } from './drift-input.ts';
import { ruleFor } from './drift-rule.ts';
import type { Execution } from './execution.ts';
import type { ComparedColumn } from './judge-columns.ts';

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

/** Compares the columns of a report, a few at a time. @throws AppError NO_COMMON_KEYS, TEST_NOT_APPLICABLE, INVALID_PARAMETER */
export async function compareDriftColumns(
  { compute }: Pick<Context, 'compute'>,
  sides: DriftSides,
  report: DriftReport,
  pairs: PairedRows | null,
  execution: Execution,
): Promise<ComparedColumn[]> {
  requirePairs(report, pairs);
  const preferPairs = mayDecide(report, sides, pairs);
  const compare = async (column: WantedDriftColumn): Promise<ComparedColumn> => {
    execution.signal.throwIfAborted();
    const kind = column.kind ?? (await kindOf(sides, column.name));
    const values = await loadValues(sides, column.name, kind);
    const rule = ruleFor(report.options, column, kind);
    const input = { ...values, pairs: kind === 'numeric' ? pairs : null, preferPairs, ...rule };
    try {
      return await compute.run('driftColumn', input, { signal: execution.signal });
    } catch (error) {
      throw blame(column.name, error);
    }
  };
  const { columns } = report.options;
  const compared: ComparedColumn[] = [];
  for (let first = 0; first < columns.length; first += COLUMNS_AT_A_TIME) {
    const few = columns.slice(first, first + COLUMNS_AT_A_TIME);
    compared.push(...(await Promise.all(few.map(compare))));
    const done = compared.length / columns.length;
    execution.progress(0.9 * done, `${compared.length} of ${columns.length} columns compared`);
  }
  return compared;
}

function requirePairs({ options }: DriftReport, pairs: PairedRows | null): void {
  const tests = [...options.columns, ...Object.values(options.rules)].map(({ test }) => test);
  const isNeeded = options.pairing === 'ALWAYS' || tests.some((test) => test !== null && isPaired(test));
  if (!isNeeded || (pairs && pairs.reference.length > 0)) return;
  throw new AppError('NO_COMMON_KEYS', 'No key is on both sides, and the report was to pair rows.', {
    field: 'pairing',
    value: options.pairing,
    expected: 'NEVER, or AUTO without a paired test; or sides that share keys',
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

async function loadValues(sides: DriftSides, column: string, kind: DriftColumnKind) {
  if (kind === 'numeric') return { pair: { type: kind, ...(await sides.numbers(column)) }, distinct: null };
  const { distinct, ...counts } = await sides.categories(column, MOST_CATEGORIES);
  return { pair: { type: kind, ...counts }, distinct };
}

async function kindOf(sides: DriftSides, column: string): Promise<DriftColumnKind> {
  return (await sides.countDistinct(column)) <= MOST_CATEGORICAL_NUMBERS ? 'categorical' : 'numeric';
}

/** A test does not know what its column is called. */
function blame(column: string, error: unknown): unknown {
  const known = toAppError(error);
  if (known?.code !== 'TEST_NOT_APPLICABLE' && known?.code !== 'INVALID_PARAMETER') return error;
  return new AppError(known.code, `"${column}": ${known.message}.`, { ...known.details, field: column });
}
