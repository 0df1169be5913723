import { z } from 'zod';
import type { Context } from '../context.ts';
import { readScored, type ScoredRow } from '../data/read-scored.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { Scoring } from '../entities/scoring.ts';
import { decodeCursor, findPage, isGiven, pageSize, toPage, type Page, type PageInput } from './find-page.ts';

export interface ScoringFilter {
  /** The name of a dataset. */
  dataset?: string | null;
  /** The name of a model. */
  model?: string | null;
}

/** Scorings that fit, newest first; none of what there is not. @throws AppError INVALID_INPUT */
export async function findScorings(
  { db }: Pick<Context, 'db'>,
  { dataset, model }: ScoringFilter,
  page: PageInput,
): Promise<Page<Scoring>> {
  const scorings = db.manager.createQueryBuilder(Scoring, 'scoring');
  if (isGiven(dataset)) {
    scorings
      .innerJoin(DatasetVersion, 'version', 'version.id = scoring.datasetVersionId')
      .innerJoin(Dataset, 'dataset', 'dataset.id = version.datasetId AND dataset.name = :dataset', {
        dataset,
      });
  }
  if (isGiven(model)) {
    scorings
      .innerJoin(ModelVersion, 'modelVersion', 'modelVersion.id = scoring.modelVersionId')
      .innerJoin(
        RegisteredModel,
        'model',
        'model.id = modelVersion.registeredModelId AND model.name = :model',
        {
          model,
        },
      );
  }
  return await findPage(scorings, page);
}

/** A page of a scored version, by key. @throws AppError INVALID_INPUT, BLOB_CORRUPT, CONTENT_EXPIRED */
export async function findScoredRows(
  ctx: Pick<Context, 'duck' | 'blobs'>,
  { digest }: Scoring,
  { signature }: ModelVersion,
  page: PageInput,
): Promise<Page<ScoredRow>> {
  const size = pageSize(page);
  const rows = await readScored(ctx, digest, signature, size + 1, decodeCursor(z.string(), page));
  return toPage(rows, size, (row) => row.key);
}
