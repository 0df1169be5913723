import { fitRuns } from '../use-cases/fit-runs.ts';
import type { JobHandler } from './kit.ts';

export const fit: JobHandler<'fit'> = async (ctx, _payload, execution) => await fitRuns(ctx, execution);
