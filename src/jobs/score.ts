import { writeScoring } from '../use-cases/write-scoring.ts';
import type { JobHandler } from './kit.ts';

export const score: JobHandler<'score'> = async (ctx, payload, execution) =>
  await writeScoring(ctx, payload, execution);
