import type { Context } from '../context.ts';
import type { PairedRows } from '../data/paired-rows.ts';
import type { DriftReport, MultivariateFinding, ThroughModelFinding } from '../entities/drift-report.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { drawRows } from '../ml/index.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { readClusterSpread } from '../serving/read-cluster-spread.ts';
import type { Execution } from './execution.ts';
import type { ComparedColumn } from './judge-columns.ts';
import type { OpenedSides } from './open-drift-sides.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>;

/** The tests of whole rows draw 500 a side from these. */
const MOST_TESTED_ROWS = 5000;
/** The model answers for at most so many rows a side. */
const MOST_ANSWERED_ROWS = 262_144;
const SEED = 0;

/** What all numeric columns say together; null for fewer than two of them, or too few rows. */
export async function compareTogether(
  { compute }: Resources,
  sides: OpenedSides,
  { options }: DriftReport,
  compared: readonly ComparedColumn[],
  { signal }: Execution,
): Promise<MultivariateFinding | null> {
  const columns = options.columns
    .map(({ name }) => name)
    .filter((_, position) => {
      const { type, reference, current } = compared[position];
      return type === 'numeric' && reference.count > 0 && current.count > 0;
    });
  if (!options.multivariate || columns.length < 2) return null;
  const found = await compute.run('driftRows', await loadRows(sides, columns, MOST_TESTED_ROWS), { signal });
  return found && { columns, ...found };
}

/** What the model makes of both sides; null without a model, or where it can answer for no row of one. */
export async function compareThroughModel(
  ctx: Resources,
  sides: OpenedSides,
  { modelVersionId }: DriftReport,
  pairs: PairedRows | null,
  { signal }: Execution,
): Promise<ThroughModelFinding | null> {
  if (modelVersionId === null) return null;
  const version = await ctx.db.manager.findOneByOrFail(ModelVersion, { id: modelVersionId });
  const model = await readArtifact(ctx, version.artifactDigest);
  const features = model.preprocessing.features.map(({ name }) => name);
  const spread = await readClusterSpread(
    ctx,
    version.assignmentsDigest,
    version.clusters.length,
    features.length,
  );
  const rows = await loadRows(sides, features, MOST_ANSWERED_ROWS);
  // Pairs name rows by their place, which drawing changes.
  const isDrawn = Math.max(sides.referenceRows, sides.currentRows) > MOST_ANSWERED_ROWS;
  const found = await ctx.compute.run(
    'driftThroughModel',
    { model, spread, ...rows, pairs: isDrawn || pairs?.reference.length === 0 ? null : pairs },
    { signal },
  );
  return found && { ...found, outcomes: sides.outcomes };
}

/** The same rows of several columns, read one column after the other. */
async function loadRows(
  sides: OpenedSides,
  columns: readonly string[],
  most: number,
): Promise<{ reference: Float64Array[]; current: Float64Array[] }> {
  const drawn = {
    reference: drawRows(sides.referenceRows, most, SEED),
    current: drawRows(sides.currentRows, most, SEED),
  };
  const loaded: { reference: Float64Array[]; current: Float64Array[] } = { reference: [], current: [] };
  for (const column of columns) {
    const { reference, current } = await sides.numbers(column);
    loaded.reference.push(Float64Array.from(drawn.reference, (row) => reference[row]));
    loaded.current.push(Float64Array.from(drawn.current, (row) => current[row]));
  }
  return loaded;
}
