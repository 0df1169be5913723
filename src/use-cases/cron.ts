import { CronExpressionParser } from 'cron-parser';

/** When something is due again and again: five fields of cron, or six with the seconds first, in a time zone of IANA. */
export interface Schedule {
  cron: string;
  timeZone: string;
}

/** The first tick after a time. */
export function nextTick(schedule: Schedule, after: Date): Date {
  return parse(schedule, after).next().toDate();
}

/** The last tick before a time, or at it. */
export function lastTick(schedule: Schedule, until: Date): Date {
  return parse(schedule, new Date(until.getTime() + 1))
    .prev()
    .toDate();
}

/** All ticks after a time, up to another one and with it. */
export function ticksBetween(schedule: Schedule, after: Date, until: Date): Date[] {
  const ticks: Date[] = [];
  for (let tick = nextTick(schedule, after); tick <= until; tick = nextTick(schedule, tick)) ticks.push(tick);
  return ticks;
}

/** What is wrong with a cron expression; null: nothing. */
export function faultOfCron(cron: string): string | null {
  const fields = cron.split(' ').length;
  if (fields !== 5 && fields !== 6) return 'must be five fields of cron, or six with the seconds first';
  if (!/^[\d*,\-/?LA-GI-Za-gi-z# ]+$/.test(cron))
    return 'must be of digits, names of days and months, and * , - / ? L #';
  try {
    nextTick({ cron, timeZone: 'UTC' }, new Date(0));
    return null;
  } catch (error) {
    return `must be a schedule of cron that comes true: ${(error as Error).message}`;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      /^[A-Z]/.test(name)
    );
  } catch {
    return false;
  }
}

function parse({ cron, timeZone }: Schedule, currentDate: Date) {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate });
}
