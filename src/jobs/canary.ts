import { finishCanary } from '../use-cases/finish-canary.ts';
import type { JobHandler } from './kit.ts';

export const canary: JobHandler<'canary'> = async (ctx, payload, execution) =>
  await finishCanary(ctx, payload, execution);
