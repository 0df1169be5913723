import { AppError } from '../errors.ts';
import type { LeasedWindow, Room } from './leased-window.ts';

/** How an account stands after it has paid; null where nothing is limited. */
export interface Balance {
  limit: number;
  remaining: number;
  resetAt: Date;
}

/** The points of all accounts. */
export interface Points {
  /** A promise only where the store has to be asked first. @throws RateLimited */
  spend(account: string, cost: number): Balance | null | Promise<Balance | null>;
  close(): Promise<void>;
}

/** Points that never end. */
export const ENDLESS: Points = { spend: () => null, close: async () => undefined };

export class RateLimited extends AppError {
  /** Whether it is the account's first refusal in a minute: the one that is told to others. */
  readonly isFirst: boolean;
  readonly retryAfterSeconds: number;
  readonly balance: Balance | null;

  constructor(message: string, retryAfterSeconds: number, isFirst = false, balance: Balance | null = null) {
    super('RATE_LIMITED', message, { retryAfterSeconds });
    this.isFirst = isFirst;
    this.retryAfterSeconds = retryAfterSeconds;
    this.balance = balance;
  }
}

const MINUTE_MS = 60_000;

/** Whether something happens for the first time in a minute, by its name. */
export function firstInMinute(): { is(name: string): boolean; forgetOld(): void } {
  const times = new Map<string, number>();
  return {
    is(name) {
      const now = Date.now();
      if ((times.get(name) ?? -Infinity) > now - MINUTE_MS) return false;
      times.set(name, now);
      return true;
    },
    forgetOld() {
      const old = Date.now() - MINUTE_MS;
      for (const [name, at] of times) if (at <= old) times.delete(name);
    },
  };
}

/**
 * Accounts that pay from several windows at once: the last one's limit is what is promised, the others keep it from
 * being spent all at once. What costs more than a window holds takes all of it.
 */
export function openPoints(windows: readonly LeasedWindow[], closeStore: () => Promise<void>): Points {
  const refusals = firstInMinute();
  const cleaning = setInterval(() => {
    refusals.forgetOld();
    for (const window of windows) window.forgetOld();
  }, MINUTE_MS).unref();

  const look = (account: string, costs: readonly number[]) =>
    windows.map((window, i) => window.look(account, costs[i]));

  /** Others spend while this waits, so it looks again until nothing is open. */
  async function ask(account: string, costs: readonly number[], rooms: readonly Room[]): Promise<Balance> {
    while (rooms.some(({ isEnough }) => isEnough === null)) {
      const known = rooms;
      await Promise.all(
        windows.map(async (window, i) => {
          if (known[i].isEnough === null) await window.fill(account, costs[i]);
        }),
      );
      rooms = look(account, costs);
    }
    return settle(account, costs, rooms);
  }

  function settle(account: string, costs: readonly number[], rooms: readonly Room[]): Balance {
    const [{ remaining, endsAt }, limit] = [rooms.at(-1)!, windows.at(-1)!.limit];
    const balance = { limit, remaining, resetAt: new Date(endsAt) };
    const full = rooms.filter(({ isEnough }) => !isEnough);
    if (full.length > 0) {
      throw refusal(Math.max(...full.map((room) => room.endsAt)), refusals.is(account), balance);
    }
    windows.forEach((window, i) => window.spend(account, costs[i]));
    return { ...balance, remaining: Math.max(0, remaining - costs.at(-1)!) };
  }

  return {
    spend(account, cost) {
      const costs = windows.map(({ limit }) => Math.min(cost, limit));
      const rooms = look(account, costs);
      return rooms.every(({ isEnough }) => isEnough !== null)
        ? settle(account, costs, rooms)
        : ask(account, costs, rooms);
    },
    async close() {
      clearInterval(cleaning);
      await closeStore();
    },
  };
}

function refusal(endsAt: number, isFirst: boolean, balance: Balance): RateLimited {
  const seconds = Math.max(1, Math.ceil((endsAt - Date.now()) / 1000));
  const message = `There are not enough points left, of ${balance.limit} a minute: ask again in ${seconds} s.`;
  return new RateLimited(message, seconds, isFirst, balance);
}
