import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** What this process may spend of an account's points within one window of time. */
interface Lease {
  /** Below zero where points were spent on credit, before the store had answered. */
  left: number;
  /** What nobody had taken when the store was asked last. */
  untaken: number;
  endsAt: number;
  /** The store has no more to give within this window. */
  isDry: boolean;
  filling: Promise<void> | null;
}

export interface Room {
  /** Whether `cost` may be spent; null: the store has to say it. */
  isEnough: boolean | null;
  remaining: number;
  endsAt: number;
}

/** A window of time within which an account has so many points, whichever process it asks. */
export interface LeasedWindow {
  limit: number;
  look(account: string, cost: number): Room;
  spend(account: string, cost: number): void;
  /** Takes enough for `cost` from the store, if it has as much. */
  fill(account: string, cost: number): Promise<void>;
  forgetOld(): void;
}

const LEASES_PER_WINDOW = 50;

/**
 * Points are taken from the store a fiftieth of the limit at a time and spent from memory; the next ones are taken behind
 * the answer, when half are gone. Until the store has answered, as many may be spent on credit. So P processes together
 * let through no less than the limit minus a lease each, and no more than the limit and a lease each.
 */
export function leasedWindow(limiter: RateLimiterAbstract): LeasedWindow {
  const { points: limit, duration } = limiter;
  const size = Math.max(1, Math.floor(limit / LEASES_PER_WINDOW));
  const leases = new Map<string, Lease>();

  function leaseOf(account: string): Lease {
    const now = Date.now();
    const known = leases.get(account);
    if (known && known.endsAt > now) return known;
    const lease: Lease = {
      left: 0,
      untaken: limit,
      endsAt: now + duration * 1000,
      isDry: false,
      filling: null,
    };
    leases.set(account, lease);
    return lease;
  }

  async function take(account: string, lease: Lease, cost: number): Promise<void> {
    const wanted = Math.max(size, cost) - lease.left;
    const answer = await limiter.consume(account, wanted).catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    });
    // A key that the limiter blocks in memory comes without its count.
    const taken = answer.consumedPoints || limit + wanted;
    lease.left += Math.min(Math.max(limit - (taken - wanted), 0), wanted);
    lease.untaken = Math.max(limit - taken, 0);
    lease.isDry = lease.untaken === 0;
    lease.endsAt = Date.now() + answer.msBeforeNext;
  }

  async function fill(account: string, cost: number): Promise<void> {
    const lease = leaseOf(account);
    lease.filling ??= take(account, lease, cost).finally(() => (lease.filling = null));
    await lease.filling;
  }

  return {
    limit,
    look(account, cost) {
      const lease = leaseOf(account);
      const { left, untaken, endsAt, isDry } = lease;
      const isEnough = left >= cost || (isDry ? false : left - cost >= -size ? true : null);
      return { isEnough, remaining: Math.max(0, left + untaken), endsAt };
    },
    spend(account, cost) {
      const lease = leaseOf(account);
      lease.left -= cost;
      if (lease.left >= size / 2 || lease.isDry || lease.filling) return;
      lease.filling = take(account, lease, 0)
        .catch(() => undefined)
        .finally(() => (lease.filling = null));
    },
    fill,
    forgetOld() {
      const now = Date.now();
      for (const [account, { endsAt, filling }] of leases) {
        if (endsAt <= now && !filling) leases.delete(account);
      }
    },
  };
}
