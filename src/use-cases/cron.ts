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

/**
 * The last tick before a time, or at it, where an earlier tick is known. Found by going forward: going backward, the
 * package has other ticks on days when clocks are changed.
 */
export function lastTick(schedule: Schedule, earlier: Date, until: Date): Date {
  let [low, high] = [earlier.getTime(), until.getTime() + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const tick = nextTick(schedule, new Date(middle)).getTime();
    if (tick <= until.getTime()) low = tick;
    else high = middle;
  }
  return new Date(low);
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

/** What is wrong with a time zone for a schedule; null: nothing. */
export function faultOfTimeZone(name: string): string | null {
  if (!isTimeZone(name)) return 'must be a time zone of IANA, such as Asia/Jakarta';
  return isReckonable(name) ? null : 'must be a time zone whose clocks are not changed, or by one hour';
}

function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' &&
      /^[A-Z]/.test(name)
    );
  } catch {
    return false;
  }
}

/** Where clocks are changed by anything else, as on Lord Howe Island, the package leaves out ticks, or finds none. */
function isReckonable(timeZone: string): boolean {
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const minutes = MONTHS.map((month) => minutesOf(offset, new Date(Date.UTC(SINCE_YEAR, month))));
  return minutes.every((each, i) => i === 0 || [0, 60].includes(Math.abs(each - minutes[i - 1])));
}

const SINCE_YEAR = 2025;
const MONTHS = Array.from({ length: 120 }, (_, month) => month);

function minutesOf(offset: Intl.DateTimeFormat, time: Date): number {
  const name = offset.formatToParts(time).find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)!;
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

function parse({ cron, timeZone }: Schedule, currentDate: Date) {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate });
}
