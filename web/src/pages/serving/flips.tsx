import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { flipsOption, type Flip } from './flips-option.ts';

/** Which labels became which. */
export function Flips({ flips, to }: { flips: readonly Flip[]; to: string }) {
  const { t } = useLanguage();
  const words = t.serving.shadow;
  const option = useMemo(() => flipsOption(flips, { from: words.from, to }), [flips, words, to]);
  if (flips.length === 0) return <p className="muted">{words.noFlips}</p>;
  const table = {
    columns: [words.from, to, words.count],
    rows: flips.map(({ fromLabel, toLabel, count }) => [fromLabel, toLabel, count]),
  };
  return <Chart title={words.flips} option={option} table={table} height={280} />;
}
