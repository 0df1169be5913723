import { columnType, isNumberType } from '../data/column-types.ts';
import type { Dataset } from '../entities/dataset.ts';
import type { DatasetVersion, SourceColumn } from '../entities/dataset-version.ts';
import type { DriftColumnKind, DriftOptions, WantedDriftColumn } from '../entities/drift-report.ts';
import type { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import { fits, isDistance, isPaired, type WantedDriftReport } from './drift-input.ts';
import { ruleFor } from './drift-rule.ts';
import type { WantedSides } from './find-drift-sides.ts';
import { refuseInput } from './parse-input.ts';

/** @throws AppError INVALID_INPUT, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC */
export function driftOptionsOf(wanted: WantedDriftReport, sides: WantedSides): DriftOptions {
  const features = sides.current ? sides.dataset.features : sides.production!.signature;
  const names = wanted.columns ?? features.map(({ name }) => name);
  const special = new Map((wanted.columnOptions ?? []).map((each) => [each.column, each]));
  const stray = [...special.keys()].find((name) => !names.includes(name));
  if (stray !== undefined)
    throw refuseInput('columnOptions', stray, `one of the columns ${names.join(', ')}`);
  const pairing = wanted.pairing ?? (sides.current ? 'AUTO' : 'NEVER');
  if (!sides.current && pairing === 'ALWAYS') {
    throw refuseInput('pairing', pairing, 'AUTO or NEVER: a window of predictions has no rows of its own');
  }
  const options: DriftOptions = {
    columns: names.map((name): WantedDriftColumn => {
      const { type, test, threshold, weight } = special.get(name) ?? {};
      return {
        name,
        kind: kindOf(name, type ?? null, sides),
        unit: sides.dataset.features.find((feature) => feature.name === name)?.unit || null,
        test: test ?? null,
        threshold: threshold ?? null,
        weight: weight ?? 1,
      };
    }),
    rules: {
      all: { test: wanted.test ?? null, threshold: wanted.threshold ?? null },
      numeric: { test: wanted.numericTest ?? null, threshold: wanted.numericThreshold ?? null },
      categorical: { test: wanted.categoricalTest ?? null, threshold: wanted.categoricalThreshold ?? null },
    },
    driftShare: wanted.driftShare ?? 0.5,
    pairing,
    adjusted: wanted.adjusted ?? false,
    multivariate: wanted.multivariate ?? true,
  };
  for (const column of options.columns) checkRule(options, column);
  return options;
}

/** Features are numbers to their model, whatever few values they have; anything else Evidently would look at. */
function kindOf(
  name: string,
  wanted: DriftColumnKind | null,
  { dataset, production, reference, current }: WantedSides,
) {
  if (name === dataset.keyColumn) {
    throw refuseInput('columns', name, 'columns that describe rows: the key only names them');
  }
  if (!current) {
    requireFeature(production!, name);
    if (wanted !== 'categorical') return 'numeric';
    throw refuseInput('columnOptions', wanted, 'NUMERIC: what a model is asked are numbers');
  }
  const columns = [reference, current].map((version) => requireColumn(dataset, version, name));
  const types = columns.map(columnType);
  const timed = columns.find((_, side) => types[side] === 'DATE' || types[side] === 'TIMESTAMP');
  if (timed) throw refuseInput('columns', name, `numbers or categories; "${name}" is of type ${timed.type}`);
  const other = columns.find((_, side) => !isNumberType(types[side]));
  if (wanted === 'numeric' && other) {
    throw new AppError('FEATURE_NOT_NUMERIC', `"${name}" is of type ${other.type}.`, {
      field: 'columnOptions',
      value: other.type,
      expected: 'a numeric column, or the type CATEGORICAL',
    });
  }
  if (wanted !== null) return wanted;
  if (other) return 'categorical';
  const isFeature = dataset.features.some((feature) => feature.name === name);
  return isFeature || types.includes('NUMBER') ? 'numeric' : null;
}

function requireColumn(dataset: Dataset, version: DatasetVersion, name: string): SourceColumn {
  const found = version.columns.find((each) => each.name === name);
  if (found) return found;
  throw new AppError(
    'COLUMN_NOT_FOUND',
    `Version ${version.number} of ${dataset.name} has no column "${name}".`,
    {
      field: 'columns',
      value: name,
      expected: `one of ${version.columns.map((each) => each.name).join(', ')}`,
    },
  );
}

/** A window of predictions holds what the model takes. */
function requireFeature({ name: version, signature }: ModelVersion, name: string): void {
  const features = signature.map((feature) => feature.name);
  if (features.includes(name)) return;
  throw new AppError('COLUMN_NOT_FOUND', `${version} has no feature "${name}", so no prediction has one.`, {
    field: 'columns',
    value: name,
    expected: `one of ${features.join(', ')}`,
  });
}

/** Refuses what could not be computed, as far as the kind of the column is known already. */
function checkRule(options: DriftOptions, column: WantedDriftColumn): void {
  for (const kind of column.kind === null ? (['numeric', 'categorical'] as const) : [column.kind]) {
    const { test, threshold } = ruleFor(options, column, kind);
    if (test === null) continue;
    if (!fits(test, kind)) {
      throw refuseInput('test', test, `a test of ${kind} columns for "${column.name}"`);
    }
    if (isPaired(test) && options.pairing === 'NEVER') {
      throw refuseInput('test', test, `a test of two samples for "${column.name}", as rows are not paired`);
    }
    if (threshold !== null && threshold > 1 && !isDistance(test)) {
      throw refuseInput('threshold', threshold, `at most 1 for the test ${test} of "${column.name}"`);
    }
  }
}
