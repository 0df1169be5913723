import type { EntityManager } from 'typeorm';
import { givesProbabilities } from '../ml/index.ts';
import type { Context } from '../context.ts';
import { openScorableRows } from '../data/scorable-rows.ts';
import { openScoredWriter } from '../data/scored-writer.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { Scoring, type Refusal } from '../entities/scoring.ts';
import { AppError } from '../errors.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import { readArtifact } from '../serving/read-artifact.ts';
import { everySecond } from './every-second.ts';
import type { Execution } from './execution.ts';
import { runAhead } from './run-ahead.ts';
import { createScoringTally } from './scoring-tally.ts';

/** Rows that go to a thread at once. */
const ROWS = 65_536;

/**
 * Scores the rows of a version, and stores them with what the model says of each. The version is streamed and never in
 * memory as a whole. A row that the model refuses keeps its place, with the reason.
 * @throws AppError NO_ROW_SCORED where it refuses all of them; BLOB_CORRUPT, CONTENT_EXPIRED
 */
export async function writeScoring(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  { datasetVersionId, modelVersionId, scoredBy }: JobPayload<'score'>,
  execution: Execution,
): Promise<void> {
  const { manager } = ctx.db;
  const { signal } = execution;
  const version = await manager.findOneByOrFail(DatasetVersion, { id: datasetVersionId });
  const dataset = await manager.findOneByOrFail(Dataset, { id: version.datasetId });
  const model = await manager.findOneByOrFail(ModelVersion, { id: modelVersionId });
  const artifact = await readArtifact(ctx, model.artifactDigest);
  const { clusterLabels, preprocessing } = artifact;
  const { features } = preprocessing;
  const rows = await openScorableRows(ctx, dataset, version, features, signal);
  using writer = await openScoredWriter(
    ctx,
    rows,
    { features, clusterLabels, givesProbabilities: givesProbabilities(artifact) },
    signal,
  );
  const tally = createScoringTally(features, clusterLabels.length);
  const progress = everySecond(execution);
  const batches = runAhead(rows.batches(ROWS), ({ columns }) =>
    ctx.compute.run('predictRows', { artifact, columns }, { signal }),
  );
  for await (const { item, result } of batches) {
    writer.append(item.numbers, result);
    tally.add(item, result);
    progress(0.9 * (tally.rows / version.rowCount), `${tally.rows} of ${version.rowCount} rows scored`);
  }
  const refusals = tally.refusals(await writer.keysOf(tally.exampleNumbers));
  if (tally.refused === tally.rows) throw noRowScored(refusals);
  const { digest, sizeBytes } = await writer.finish();
  const scored = tally.rows - tally.refused;
  await execution.complete(`${scored} of ${tally.rows} rows scored`, async (tx) => {
    const scoringId = await recordScoring(tx, {
      datasetVersionId,
      modelVersionId,
      jobId: execution.jobId,
      digest,
      sizeBytes,
      rowCount: tally.rows,
      refusedCount: tally.refused,
      clusterCounts: [...tally.clusterCounts],
      refusals,
      scoredBy,
    });
    return { scoringId, datasetVersionId, modelVersionId };
  });
}

/** There is one of each pair; its content may have expired, and be there again. */
async function recordScoring(tx: EntityManager, row: Omit<Scoring, 'id' | 'createdAt'>): Promise<string> {
  const { datasetVersionId, modelVersionId } = row;
  const unique = ['datasetVersionId', 'modelVersionId'];
  await tx.upsert(Scoring, { ...row, createdAt: () => 'now()' }, unique);
  return (await tx.findOneByOrFail(Scoring, { datasetVersionId, modelVersionId })).id;
}

function noRowScored(refusals: Refusal[]): AppError {
  const why = refusals.map(
    ({ code, rows, examples: [{ key, message }] }) => `${code} in ${rows} (${key}: ${message})`,
  );
  return new AppError('NO_ROW_SCORED', `The model refuses every row: ${why.join('; ')}.`, {
    field: refusals[0].examples[0].feature ?? undefined,
    refusals,
  });
}
