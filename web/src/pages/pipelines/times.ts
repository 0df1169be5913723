import { useLanguage } from '../../i18n/language.tsx';
import { describeCron, zoneName } from './cron-words.ts';
import type { PolicySpec } from './documents.ts';

type Schedule = NonNullable<PolicySpec['schedule']>;

interface ScheduleWords {
  /** The schedule in words with its time zone; its expression, where there are no words for it. */
  describe: (schedule: Schedule) => string;
  /** A time as the clocks of a time zone show it. */
  timeIn: (time: string, timeZone: string) => string;
}

export function useSchedule(): ScheduleWords {
  const { t, language } = useLanguage();
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const zoneAt = (timeZone: string, at: Date) => {
    try {
      return zoneName(timeZone, at, locale);
    } catch {
      return timeZone;
    }
  };
  return {
    describe: ({ cron, timeZone }) => {
      const words = describeCron(cron, { locale, words: t.pipelines.cron }) ?? `cron ${cron}`;
      return `${words} ${zoneAt(timeZone, new Date())}`;
    },
    timeIn: (time, timeZone) => {
      const at = new Date(time);
      const options = { dateStyle: 'full', timeStyle: 'short', timeZone } as const;
      return `${new Intl.DateTimeFormat(locale, options).format(at)} ${zoneAt(timeZone, at)}`;
    },
  };
}

/** A time span in words, from its seconds. */
export function useDuration(): (seconds: number) => string {
  const { t, number } = useLanguage();
  const { seconds: inSeconds, minutes, hours } = t.pipelines;
  return (seconds) => {
    if (seconds < 60) return inSeconds(number(seconds, seconds < 1 ? 2 : 1));
    const whole = Math.round(seconds);
    if (whole < 3600) return minutes(number(Math.floor(whole / 60)), number(whole % 60));
    return hours(number(Math.floor(whole / 3600)), number(Math.floor((whole % 3600) / 60)));
  };
}

/** Seconds from one time to another, or until now. */
export function secondsBetween(from: string, to: string | null | undefined): number {
  return ((to ? new Date(to).getTime() : Date.now()) - new Date(from).getTime()) / 1000;
}
