import type { Context } from '../context.ts';
import { Sweep } from '../entities/sweep.ts';
import type { JobPayload } from '../jobs/catalog.ts';
import type { Execution } from './execution.ts';
import { loadSweepInput } from './sweep-input.ts';

/** Finds what speaks for each number of clusters of a sweep besides its runs' scores. */
export async function weighSweep(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs' | 'compute'>,
  { sweepId }: JobPayload<'evidence'>,
  execution: Execution,
): Promise<void> {
  const sweep = await ctx.db.manager.findOneByOrFail(Sweep, { id: sweepId });
  const { input } = await loadSweepInput(ctx, sweep);
  const evidence = await ctx.compute.run('weighEvidence', input, {
    signal: execution.signal,
    onProgress: (done, total) => execution.progress(done / total, `evidence: draw ${done} of ${total}`),
  });
  await execution.complete(`evidence weighed on ${evidence.rows} rows`, async (tx) => {
    await tx.update(Sweep, { id: sweepId }, { evidence });
    return { sweepId };
  });
}
