import { useLanguage } from '../../i18n/language.tsx';
import type { ListedReport } from './documents.ts';

type Sides = Pick<ListedReport, 'reference' | 'current' | 'window'>;

/** The two sides of a report, in words. */
export function useSidesInWords(): (sides: Sides) => string {
  const { t, time } = useLanguage();
  return ({ reference, current, window }) => {
    const looked = current
      ? t.drift.version(current.number, current.tag)
      : t.drift.windowOf(time(window!.from), time(window!.to));
    return t.drift.sidesOf(t.drift.version(reference.number, reference.tag), looked);
  };
}
