import type { Messages } from '../../i18n/language.tsx';

export interface CronLanguage {
  locale: string;
  words: Messages['pipelines']['cron'];
}

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * A schedule of cron in words, such as "every month on the 1st at 02:00"; null where its form is not one of the common
 * ones: then the expression itself is the best that can be shown.
 */
export function describeCron(cron: string, { locale, words }: CronLanguage): string | null {
  const fields = cron.trim().toUpperCase().replaceAll('?', '*').split(/\s+/);
  if (fields.length === 6 && fields.shift() !== '0') return null;
  if (fields.length !== 5) return null;
  const [minute, hour, day, month, weekday] = fields;
  const isEveryDay = day === '*' && month === '*' && weekday === '*';
  if (hour === '*' || /^\*\/\d+$/.test(hour)) {
    return isEveryDay ? describeHours(minute, hour, words) : null;
  }
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const date = describeDate({ day, month, weekday }, { locale, words });
  if (!minutes || !hours || minutes.length * hours.length > 6 || date === null) return null;
  const times = hours.flatMap((h) => minutes.map((m) => timeOf(h, m, locale)));
  return words.at(date, listOf(times, locale));
}

function describeHours(minute: string, hour: string, words: CronLanguage['words']): string | null {
  const everyMinutes = /^\*\/(\d+)$/.exec(minute);
  if (hour === '*' && minute === '*') return words.everyMinute;
  // What does not divide the hour begins anew with each, and is not told in few words.
  if (hour === '*' && everyMinutes) {
    const count = Number(everyMinutes[1]);
    return 60 % count === 0 ? words.everyMinutes(count) : null;
  }
  if (!/^\d+$/.test(minute)) return null;
  if (hour === '*') return words.everyHour(Number(minute));
  const count = Number(hour.slice(2));
  return 24 % count === 0 ? words.everyHours(count, Number(minute)) : null;
}

function describeDate(
  { day, month, weekday }: Record<'day' | 'month' | 'weekday', string>,
  { locale, words }: CronLanguage,
): string | null {
  if (weekday !== '*') {
    if (day !== '*' || month !== '*') return null;
    const days = valuesOf(weekday, 0, 7, DAYS);
    return days && words.weekly(describeWeekdays(days, { locale, words }));
  }
  if (day === '*') return month === '*' ? words.daily : null;
  const days = day === 'L' ? [words.lastDay] : valuesOf(day, 1, 31)?.map(words.day);
  if (!days) return null;
  if (month === '*') return words.monthly(listOf(days, locale));
  const months = valuesOf(month, 1, 12, MONTHS);
  return months && words.yearly(listOf(days, locale), listOf(months.map(monthName), locale));

  function monthName(each: number): string {
    return nameOf(Date.UTC(2024, each - 1, 1), { month: 'long' }, locale);
  }
}

function describeWeekdays(values: readonly number[], { locale, words }: CronLanguage): string {
  // Both 0 and 7 are Sunday; weeks end with it.
  const days = [...new Set(values.map((each) => each || 7))].sort((a, b) => a - b);
  // 1 January 2023 was a Sunday.
  const names = days.map((each) => nameOf(Date.UTC(2023, 0, 1 + each), { weekday: 'long' }, locale));
  const isRow = days.length > 2 && days.every((each, i) => i === 0 || each === days[i - 1] + 1);
  return isRow ? words.through(names[0], names.at(-1)!) : listOf(names, locale);
}

/** The values of a field in their order; null where it is not of numbers, names, ranges and steps. */
function valuesOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): number[] | null {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(\*|[0-9A-Z]+)(?:-([0-9A-Z]+))?(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, from, to, step] = match;
    const first = from === '*' ? least : numberOf(from, names, least);
    const last = to ? numberOf(to, names, least) : from === '*' || step ? most : first;
    if (!(first >= least && last <= most && first <= last)) return null;
    for (let value = first; value <= last; value += Math.max(1, Number(step ?? 1))) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

/** Days count from 0, months from 1: the lists of names begin where their field does. */
function numberOf(text: string, names: readonly string[], least: number): number {
  const at = names.indexOf(text);
  return at === -1 ? Number(text) : at + least;
}

const nameOf = (time: number, options: Intl.DateTimeFormatOptions, locale: string) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(time);

const timeOf = (hour: number, minute: number, locale: string) =>
  nameOf(
    Date.UTC(2024, 0, 1, hour, minute),
    { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    locale,
  );

const listOf = (texts: readonly string[], locale: string) =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);

/** What a time zone is called at a time, such as WIB. */
export function zoneName(timeZone: string, at: Date, locale: string): string {
  const nameIn = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'short' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')!.value;
  // Indonesia's zones have names in Indonesian only, which its English texts use too.
  const indonesian = nameIn('id-ID');
  return indonesian.startsWith('WI') ? indonesian : nameIn(locale);
}
