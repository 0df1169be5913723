import { keyShare } from '../serving/key-share.ts';
import { SHADOW } from './alias-rows.ts';
import type { AnsweredRows } from './answer-rows.ts';
import { computeOrFail } from './compute-rows.ts';
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
    const { warnings: _, ...answers } = computeOrFail(shadow.served, rows);
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
