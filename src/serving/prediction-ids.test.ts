import { expect, test } from 'vitest';
import { createIdMaker, idText, leastIdOf, timeOfId } from './prediction-ids.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function make(count: number, now?: () => number): string[] {
  const ids = createIdMaker(now);
  const bytes = Buffer.alloc(16);
  return Array.from({ length: count }, () => {
    ids.write(bytes, 0);
    return idText(bytes, 0);
  });
}

test('ids are UUIDs of version 7 that ascend, also when a millisecond has more than a counter holds', () => {
  const ids = make(10_000, () => 1_763_800_100_000);
  expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids ascend also when the clock goes back', () => {
  let time = 2_000_000_000_000;
  const ids = make(100, () => time--);
  expect(ids).toEqual(ids.toSorted());
});

test('an id says when it was made, and the least id of a time is below all that are made then', () => {
  const time = new Date('2026-11-20T15:00:00.123Z');
  const [id] = make(1, () => time.getTime());
  expect(timeOfId(id)).toEqual(time);
  expect(timeOfId(leastIdOf(time))).toEqual(time);
  expect(leastIdOf(time) < id).toBe(true);
  expect(leastIdOf(new Date(time.getTime() + 1)) > id).toBe(true);
});
