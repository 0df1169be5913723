import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { histogramOption, histogramTable } from './histogram-option.ts';
import type { ColumnProfile } from './profile-tab.tsx';

/** One column: its histogram, its figures, its most frequent values. */
export function ColumnCard({ profile, unit }: { profile: ColumnProfile; unit: string | null }) {
  const { t, number } = useLanguage();
  const words = t.datasets.profile;
  const { histogram } = profile;
  const axis = unit ? `${profile.name} (${unit})` : profile.name;
  const option = useMemo(
    () => histogram && histogramOption(histogram, axis, words.rows, number),
    [histogram, axis, words, number],
  );
  const figure = (name: string, value: number | null | undefined) =>
    typeof value === 'number' ? ([name, number(value, 4)] as const) : null;
  return (
    <section className="card wide" aria-label={profile.name}>
      <h2 className="breakable">{profile.name}</h2>
      <Figures
        items={[
          [words.type, profile.type],
          figure(words.count, profile.count),
          figure(words.nulls, profile.nulls),
          profile.notFinite > 0 ? figure(words.notFinite, profile.notFinite) : null,
          figure(words.distinct, profile.distinct),
          figure(words.mean, profile.mean),
          figure(words.deviation, profile.standardDeviation),
        ]}
      />
      <div className="column-card">
        {histogram && option && (
          <Chart
            title={words.histogramOf(profile.name)}
            option={option}
            table={histogramTable(histogram, [words.from, words.to, words.rows])}
            height={280}
          />
        )}
        <div>
          {profile.quantiles && (
            <>
              <h3>{profile.quantilesExact === false ? words.quantilesEstimated : words.quantiles}</h3>
              <Figures
                items={profile.quantiles.map(({ probability, value }) => [
                  `${number(probability * 100)} %`,
                  number(value, 4),
                ])}
              />
            </>
          )}
          {profile.topValues.length > 0 && (
            <>
              <h3>{words.top}</h3>
              <ul className="top-values">
                {profile.topValues.map(({ value, count }) => (
                  <li key={value}>
                    <span className="breakable">{value}</span>
                    <meter min={0} max={profile.count} value={count} aria-label={value} />
                    <span>{number(count)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
