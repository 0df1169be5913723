import { z } from 'zod';
import type { Context } from '../context.ts';
import { decodeCursor, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { parseFilter, readLogged, type LoggedPrediction, type PredictionFilter } from './logged-rows.ts';

/** A page of the logged answers of a model, newest first. @throws AppError NOT_FOUND, INVALID_INPUT */
export async function findPredictions(
  { db }: Pick<Context, 'db'>,
  filter: PredictionFilter,
  page: PageInput,
): Promise<Page<LoggedPrediction>> {
  const size = pageSize(page);
  const after = decodeCursor(z.uuid(), page);
  const modelId = await parseFilter(db.manager, filter);
  const rows = await readLogged(db.manager, modelId, filter, after, size + 1);
  return toPage(rows, size, ({ id }) => id);
}
