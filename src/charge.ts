import type { Context } from './context.ts';
import { logOutcomes, logRequests } from './use-cases/audit-rows.ts';
import { RateLimited, type Balance, type Points } from './access/points.ts';
import type { Viewer } from './access/viewer.ts';

/** What is paid for, as the audit log tells it. */
export interface Asked {
  operation: string;
  requestId: string;
  address: string;
}

/** Takes the points of a request from whoever asks; a promise only where that takes time. @throws RateLimited */
export type Charge = (viewer: Viewer, cost: number, asked: Asked) => Balance | null | Promise<Balance | null>;

/** Of what an account has no points for, the audit log is told once a minute: it is not to be flooded either. */
export function createCharge(points: Points, { db, log }: Pick<Context, 'db' | 'log'>): Charge {
  async function note(viewer: Viewer, asked: Asked): Promise<void> {
    const [id] = await logRequests(db.manager, viewer, [{ ...asked, arguments: {} }]);
    await logOutcomes(db.manager, [{ id, errorCode: 'RATE_LIMITED' }]);
  }

  return (viewer, cost, asked) => {
    const refuse = (refusal: unknown): never => {
      if (refusal instanceof RateLimited && refusal.isFirst) {
        void note(viewer, asked).catch((failure: Error) =>
          log.warn({ err: failure }, 'a refusal for want of points could not be logged'),
        );
      }
      throw refusal;
    };
    try {
      const balance = points.spend(viewer.account, cost);
      return balance instanceof Promise ? balance.catch(refuse) : balance;
    } catch (error) {
      return refuse(error);
    }
  };
}
