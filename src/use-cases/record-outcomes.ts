import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { AppError, notFound } from '../errors.ts';
import { describeInputError, type InputError } from './describe-input-error.ts';
import { isGiven, isUuid } from './find-page.ts';
import { parseInput } from './parse-input.ts';

const MOST_OUTCOMES = 10_000;

const countSchema = z.object({
  outcomes: z
    .array(z.unknown())
    .min(1, 'must be at least one')
    .max(MOST_OUTCOMES, `must be at most ${MOST_OUTCOMES.toLocaleString('en')}`),
});

export interface Outcome {
  predictionId: string;
  cluster?: number | null;
  label?: string | null;
}

export interface RecordedOutcome {
  predictionId: string;
  recorded: boolean;
  error: InputError | null;
}

/** What a prediction was, as far as its outcome is concerned. */
interface Predicted {
  id: string;
  model_version_id: string;
  outcome: number | null;
}

/**
 * Records what turned out to be true about predictions. Each outcome stands for itself: one that cannot be recorded gets
 * an error in its place; one that is recorded already is so again.
 * @throws AppError INVALID_INPUT for none, or too many of them
 */
export async function recordOutcomes(
  { db }: Pick<Context, 'db'>,
  outcomes: readonly Outcome[],
  recordedBy: string,
): Promise<RecordedOutcome[]> {
  parseInput(countSchema, { outcomes });
  return await db.transaction(async (tx) => {
    const predicted = await findPredicted(tx, outcomes);
    const versions = await findVersions(tx, predicted);
    const wanted = new Map<string, number>();
    const results = outcomes.map((outcome) => {
      const result = readOutcome(outcome, predicted, versions);
      if (typeof result !== 'number') return result;
      const id = outcome.predictionId.toLowerCase();
      const known = wanted.get(id) ?? predicted.get(id)!.outcome;
      if (isGiven(known) && known !== result) return conflict(outcome, known);
      wanted.set(id, result);
      return null;
    });
    const lost = await insertOutcomes(tx, wanted, recordedBy);
    return outcomes.map(({ predictionId }, i): RecordedOutcome => {
      const other = lost.get(predictionId.toLowerCase());
      const error = results[i] ?? (other === undefined ? null : conflict(outcomes[i], other));
      return { predictionId, recorded: error === null, error: error && describeInputError(error) };
    });
  });
}

async function findPredicted(
  tx: EntityManager,
  outcomes: readonly Outcome[],
): Promise<Map<string, Predicted>> {
  const ids = [...new Set(outcomes.map(({ predictionId }) => predictionId).filter(isUuid))];
  const rows: Predicted[] = await tx.query(
    `SELECT id, model_version_id, outcome.cluster AS outcome
     FROM prediction_log LEFT JOIN prediction_outcome AS outcome ON prediction_id = id WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function findVersions(
  tx: EntityManager,
  predicted: ReadonlyMap<string, Predicted>,
): Promise<Map<string, ModelVersion>> {
  const ids = new Set([...predicted.values()].map((row) => row.model_version_id));
  const versions = await Promise.all(Array.from(ids, (id) => tx.findOneByOrFail(ModelVersion, { id })));
  return new Map(versions.map((version) => [version.id, version]));
}

/** @returns the true cluster, or what is wrong with the outcome */
function readOutcome(
  { predictionId, cluster, label }: Outcome,
  predicted: ReadonlyMap<string, Predicted>,
  versions: ReadonlyMap<string, ModelVersion>,
): number | AppError {
  const prediction = predicted.get(predictionId.toLowerCase());
  if (!prediction) return notFound('predictionId', predictionId);
  const { clusters } = versions.get(prediction.model_version_id)!;
  if (isGiven(cluster) === isGiven(label)) {
    return new AppError('INVALID_INPUT', 'An outcome is either a cluster or a label.', {
      field: 'cluster',
      value: cluster ?? null,
      expected: 'either cluster or label',
    });
  }
  const found = clusters.find((each) => (isGiven(cluster) ? each.id === cluster : each.label === label));
  if (found) return found.id;
  const [field, value] = isGiven(cluster) ? ['cluster', cluster] : ['label', label];
  const expected = `one of ${clusters.map((each) => JSON.stringify(isGiven(cluster) ? each.id : each.label)).join(', ')}`;
  return new AppError('INVALID_INPUT', `The model that answered has no such ${field}.`, {
    field,
    value,
    expected,
  });
}

/** @returns by prediction, what others recorded meanwhile and is not the same */
async function insertOutcomes(
  tx: EntityManager,
  wanted: ReadonlyMap<string, number>,
  recordedBy: string,
): Promise<Map<string, number>> {
  // Sorted, so that two who record the same predictions wait for one another in one order.
  const ids = [...wanted.keys()].toSorted();
  const clusters = ids.map((id) => wanted.get(id));
  await tx.query(
    `INSERT INTO prediction_outcome (prediction_id, cluster, recorded_by)
     SELECT id, cluster, $3 FROM unnest($1::uuid[], $2::int[]) AS given (id, cluster)
     ON CONFLICT (prediction_id) DO NOTHING`,
    [ids, clusters, recordedBy],
  );
  const others: { id: string; cluster: number }[] = await tx.query(
    `SELECT id, stored.cluster FROM unnest($1::uuid[], $2::int[]) AS given (id, cluster)
     JOIN prediction_outcome AS stored ON prediction_id = id WHERE stored.cluster <> given.cluster`,
    [ids, clusters],
  );
  return new Map(others.map(({ id, cluster }) => [id, cluster]));
}

function conflict({ cluster, label }: Outcome, known: number): AppError {
  return new AppError('OUTCOME_CONFLICT', 'Another outcome of this prediction has been recorded.', {
    field: isGiven(cluster) ? 'cluster' : 'label',
    value: cluster ?? label,
    expected: `cluster ${known}`,
  });
}
