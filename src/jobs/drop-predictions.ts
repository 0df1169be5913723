import type { Context } from '../context.ts';
import { dropOldPredictions } from '../use-cases/drop-old-predictions.ts';

const EVERY_MS = 3600 * 1000;

/** Lets go of what the prediction log has kept long enough: at the start, and each hour. */
export function dropPredictions(
  ctx: Pick<Context, 'db' | 'log'>,
  keepDays: number,
): { stop(): Promise<void> } {
  let dropping = drop();
  const timer = setInterval(() => {
    dropping = drop();
  }, EVERY_MS);

  async function drop(): Promise<void> {
    try {
      await dropOldPredictions(ctx, keepDays, new Date());
    } catch (error) {
      ctx.log.warn({ err: error }, 'old predictions could not be dropped; the next round tries again');
    }
  }

  return {
    async stop() {
      clearInterval(timer);
      await dropping;
    },
  };
}
