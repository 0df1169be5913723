import { computeDrift } from '../use-cases/compute-drift.ts';
import type { JobHandler } from './kit.ts';

export const drift: JobHandler<'drift'> = async (ctx, payload, execution) =>
  await computeDrift(ctx, payload, execution);
