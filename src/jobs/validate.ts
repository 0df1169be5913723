import { writeReport } from '../use-cases/write-report.ts';
import type { JobHandler } from './kit.ts';

export const validate: JobHandler<'validate'> = async (ctx, payload, execution) =>
  await writeReport(ctx, payload, execution);
