import { weighSweep } from '../use-cases/weigh-sweep.ts';
import type { JobHandler } from './kit.ts';

export const evidence: JobHandler<'evidence'> = async (ctx, payload, execution) =>
  await weighSweep(ctx, payload, execution);
