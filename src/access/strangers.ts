import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';
import { RateLimited } from './points.ts';

/** Those who are not known, by their addresses. */
export interface Strangers {
  /** Lets somebody be found out; who turns out not to be known has tried once. @throws RateLimited */
  admit<T>(address: string, findOut: (beforeLookUp: () => Promise<void>) => Promise<T>): Promise<T>;
}

/**
 * An address may be wrong about its key so many times a minute. A key in memory counts also beyond that: others may share
 * the address; but nothing is looked up for it any more, and all else is told to wait.
 */
export function limitStrangers(perMinute: number): Strangers {
  if (perMinute === 0) return { admit: async (_, findOut) => await findOut(async () => undefined) };
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });

  async function count(address: string): Promise<void> {
    try {
      await limiter.consume(networkOf(address));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new RateLimited(
        `Too many wrong keys came from this address: ask again in ${seconds} s.`,
        seconds,
      );
    }
  }

  return {
    async admit(address, findOut) {
      let counting: Promise<void> | null = null;
      const once = () => (counting ??= count(address));
      try {
        const found = await findOut(once);
        // A key that is so new that it had to be looked up.
        if (counting) await limiter.reward(networkOf(address));
        return found;
      } catch (error) {
        if (error instanceof AppError && error.code === 'UNAUTHENTICATED') await once();
        throw error;
      }
    },
  };
}

/** Whoever has one address of IPv6 has 2^64 of them. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? address : parsed.toByteArray().slice(0, 8).join('.');
}
