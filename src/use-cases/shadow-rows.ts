import { AppError } from '../errors.ts';
import { keyShare } from '../serving/key-share.ts';
import type { Shadow } from '../serving/rollouts.ts';
import { SHADOW } from './alias-rows.ts';
import type { AnsweredRows } from './answer-rows.ts';
import { computeRows, type ComputedRows, type FeatureRows } from './compute-rows.ts';
import { rowWise } from './feature-rows.ts';
import type { Serving } from './served-model.ts';

/**
 * Has the shadow of a model, where it has one, answer a share of the rows that Production answered, when their answers
 * have gone out. Which ones is decided by the caller's name of the row, or else by the id of its prediction.
 */
export function shadowRows(
  { rollouts, predictions }: Serving,
  { served, ids, keys, featuresOf }: AnsweredRows,
  caller: string,
): void {
  const modelId = served.version.registeredModelId;
  const shadow = rollouts.shadowOf(modelId);
  if (!shadow) return;
  const chosen: number[] = [];
  for (const [row, id] of ids.entries()) {
    if (id !== '' && keyShare(modelId, keys[row] ?? id) < shadow.ratio) chosen.push(row);
  }
  if (chosen.length === 0) return;
  rollouts.afterwards.add(chosen.length, (from, to) => {
    const part = chosen.slice(from, to);
    const rows = rowWise(shadow.served.features, part.length, {
      keyOf: (row) => keys[part[row]],
      keyField: 'id',
      featuresOf: (row) => featuresOf(part[row]),
    });
    const { warnings: _, ...answers } = answersOf(shadow, rows);
    predictions.add({
      modelId,
      modelVersionId: shadow.served.version.id,
      alias: SHADOW,
      role: 'SHADOW',
      caller,
      keys: rows.keys,
      features: rows.values,
      ...answers,
      shadow: { pairedIds: part.map((row) => ids[row]), errors: rows.errors },
    });
  });
}

/** A model that breaks down answers none of the rows. */
function answersOf({ served }: Shadow, rows: FeatureRows): ComputedRows {
  const startedAt = performance.now();
  try {
    return computeRows(served, rows);
  } catch {
    for (let row = 0; row < rows.count; row++) {
      rows.errors.set(row, new AppError('INTERNAL_ERROR', 'The shadow broke down.'));
    }
    return {
      clusters: new Int32Array(rows.count).fill(-1),
      distances: new Float64Array(rows.count),
      confidences: new Float64Array(rows.count),
      warnings: new Map(),
      latencyMs: performance.now() - startedAt,
    };
  }
}
