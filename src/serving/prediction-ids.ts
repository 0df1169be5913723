import { randomFillSync } from 'node:crypto';

const POOLED = 1024;
const RANDOM_BYTES = 8;
const LARGEST_COUNT = 0xfff;

/** Writes UUIDv7 into buffers. */
export interface IdMaker {
  /** Writes the next id, above all before it, at `start`. @returns the milliseconds since 1970 that it carries */
  write(target: Buffer, start: number): number;
}

/**
 * UUIDv7 with a counter in `rand_a` that starts anew in each millisecond, at random in its lower half (RFC 9562, 6.2,
 * method 1): ids of one process ascend, also within a millisecond.
 */
export function createIdMaker(now: () => number = Date.now): IdMaker {
  const pool = Buffer.alloc(POOLED * RANDOM_BYTES);
  let used = POOLED;
  let last = 0;
  let count = 0;
  return {
    write(target, start) {
      if (used === POOLED) {
        randomFillSync(pool);
        used = 0;
      }
      const random = used * RANDOM_BYTES;
      used++;
      const time = now();
      if (time > last) {
        last = time;
        count = pool.readUInt16BE(random) & (LARGEST_COUNT >> 1);
      } else if (count === LARGEST_COUNT) {
        last++;
        count = 0;
      } else {
        count++;
      }
      target.writeUIntBE(last, start, 6);
      target.writeUInt16BE(0x7000 | count, start + 6);
      pool.copy(target, start + 8, random, random + RANDOM_BYTES);
      target[start + 8] = 0x80 | (target[start + 8] & 0x3f);
      return last;
    },
  };
}

/** The text of the id at `start`. */
export function idText(source: Buffer, start: number): string {
  const hex = source.toString('hex', start, start + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The least id that a time can have: what is below it was made before. */
export function leastIdOf(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** The time that an id carries. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
