import type { VersionStanding } from '../../gql/graphql.ts';
import type { Tone } from '../../components/badge.tsx';
import type { useLanguage } from '../../i18n/language.tsx';

/** What words, numbers and times are written with, where no hook can be called. */
export type Speech = ReturnType<typeof useLanguage>;

/** The address of a dataset, with what its page shows. */
export function datasetHref(dataset: string, shown: Record<string, string> = {}): string {
  return `/datasets?${new URLSearchParams({ dataset, ...shown }).toString()}`;
}

export const STANDING_TONES: Record<VersionStanding, Tone> = {
  UNCHECKED: 'plain',
  PASSED: 'good',
  QUARANTINED: 'warn',
  RELEASED: 'good',
  BLOCKED: 'bad',
};

/** What people call a version: its tag where it has one. */
export function versionName({ number, tag }: { number: number; tag?: string | null }): string {
  return tag ? `${number} · ${tag}` : String(number);
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size in the largest unit that it reaches. */
export function fileSize(bytes: number, number: (value: number, digits?: number) => string): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return `${number(bytes / 1000 ** power, 1)} ${UNITS[power]}`;
}

/** How long, in the largest unit that fits without a rest. */
export function interval(seconds: number, language: string): string {
  const [unit, length] = (
    [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
      ['second', 1],
    ] as const
  ).find(([, each]) => seconds % each === 0)!;
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, style).format(seconds / length);
}
