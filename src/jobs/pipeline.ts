import { abandonPipeline, advancePipeline } from '../use-cases/advance-pipeline.ts';
import type { JobHandler } from './kit.ts';

/** Delivered at first, and whenever the job of a stage has ended. */
export const pipeline: JobHandler<'pipeline'> = async (ctx, payload, execution) =>
  await advancePipeline(ctx, payload, execution);

export { abandonPipeline as pipelineEnding };
