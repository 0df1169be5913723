import type { Context } from '../context.ts';
import { openVersionSides, readVersionColumn, type DriftSides } from '../data/drift-sides.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import type { DriftReport, ThroughModelFinding } from '../entities/drift-report.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { AppError } from '../errors.ts';
import { readLoggedPredictions, type LoggedPredictions } from './read-logged-predictions.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** Of a window so many predictions are looked at, the newest. */
const MOST_PREDICTIONS = 262_144;

/** Both sides of a report; of a window also how often the model was right, as far as that was told later. */
export interface OpenedSides extends DriftSides {
  outcomes: ThroughModelFinding['outcomes'];
}

/** @throws AppError WINDOW_EMPTY, BLOB_CORRUPT, CONTENT_EXPIRED */
export async function openDriftSides(ctx: Resources, report: DriftReport): Promise<OpenedSides> {
  const { manager } = ctx.db;
  const { keyColumn } = await manager.findOneByOrFail(Dataset, { id: report.datasetId });
  const reference = await manager.findOneByOrFail(DatasetVersion, { id: report.referenceVersionId });
  if (report.currentVersionId === null) return await openWindowSides(ctx, report, reference);
  const current = await manager.findOneByOrFail(DatasetVersion, { id: report.currentVersionId });
  return { ...(await openVersionSides(ctx, keyColumn, { reference, current })), outcomes: null };
}

/** A version beside what the model was asked: features only, which are numbers, and no rows in common. */
async function openWindowSides(
  ctx: Resources,
  { registeredModelId, modelVersionId, windowFrom, windowTo, options }: DriftReport,
  reference: DatasetVersion,
): Promise<OpenedSides> {
  const { signature } = await ctx.db.manager.findOneByOrFail(ModelVersion, { id: modelVersionId! });
  const names = [...new Set([...options.columns, ...signature].map(({ name }) => name))];
  const window = { modelId: registeredModelId!, from: windowFrom!, to: windowTo!, most: MOST_PREDICTIONS };
  const logged = await readLoggedPredictions(ctx.db.manager, window, names);
  if (logged.clusters.length === 0) {
    throw new AppError('WINDOW_EMPTY', 'The model has answered nobody in the window.', {
      field: 'window',
      value: { from: windowFrom, to: windowTo },
      expected: 'a window with predictions in the log',
    });
  }
  const noCategories = () => {
    throw new Error('the features of predictions are numbers');
  };
  return {
    referenceRows: reference.rowCount,
    currentRows: logged.clusters.length,
    numbers: async (column) => ({
      reference: await readVersionColumn(ctx, reference, column),
      current: logged.features[names.indexOf(column)],
    }),
    categories: noCategories,
    countDistinct: noCategories,
    pairs: async () => null,
    outcomes: outcomesOf(logged),
  };
}

function outcomesOf({ clusters, outcomes }: LoggedPredictions): OpenedSides['outcomes'] {
  const told = outcomes.filter((outcome) => outcome >= 0).length;
  if (told === 0) return null;
  const correct = outcomes.filter((outcome, row) => outcome >= 0 && outcome === clusters[row]).length;
  return { rows: told, correct, share: correct / told };
}
