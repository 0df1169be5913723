import { expect, test } from 'vitest';
import { faultOfTimeZone, lastTick, ticksBetween } from './cron.ts';

const HOUR_MS = 60 * 60_000;

test.each(['30 2 * * *', '*/20 2 * * *', '0,30 * * * *', '0 0 * * 0'])(
  'no tick of %s is missed for an earlier one, at any moment of the days when clocks are changed',
  (cron) => {
    for (const [timeZone, day] of [
      ['Europe/Berlin', '2026-03-29'],
      ['Europe/Berlin', '2026-10-25'],
      ['America/New_York', '2026-11-01'],
      ['Asia/Jakarta', '2026-10-25'],
    ]) {
      const schedule = { cron, timeZone };
      const noon = new Date(`${day}T12:00:00Z`).getTime();
      const [start, end] = [noon - 192 * HOUR_MS, noon + 24 * HOUR_MS];
      const ticks = ticksBetween(schedule, new Date(start), new Date(end));
      expect(ticks.every((tick, at) => at === 0 || tick > ticks[at - 1])).toBe(true);
      for (let time = noon - 14 * HOUR_MS; time < noon; time += HOUR_MS / 2) {
        const until = new Date(time);
        const last = lastTick(schedule, ticks[0], until);
        // An hour that comes twice may have it twice.
        expect(last >= ticks.findLast((tick) => tick <= until)! && last <= until).toBe(true);
      }
    }
  },
);

test('time zones whose clocks are changed by other than an hour are refused, and only those', () => {
  const refused = Intl.supportedValuesOf('timeZone').filter((timeZone) => faultOfTimeZone(timeZone) !== null);
  expect(refused).toEqual(['Antarctica/Troll', 'Australia/Lord_Howe']);
  expect(faultOfTimeZone('Australia/Lord_Howe')).toContain('by one hour');
  expect(faultOfTimeZone('Mars/Base')).toContain('IANA');
  expect(faultOfTimeZone('UTC')).toBeNull();
});
