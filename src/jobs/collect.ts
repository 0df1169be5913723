import { collectContent } from '../use-cases/collect-content.ts';
import type { JobHandler } from './kit.ts';

export const collect: JobHandler<'collect'> = async (ctx, _payload, execution) =>
  await collectContent(ctx, execution);
