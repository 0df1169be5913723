import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { curveOption, type Curve } from './curve-option.ts';
import type { SweepDetails } from './documents.ts';

/** The gap statistic and the stability of each number of clusters, where the sweep asked for them. */
export function EvidenceCharts({ evidence: { gap, stability } }: { evidence: SweepDetails['evidence'] }) {
  const { t } = useLanguage();
  const charts = useMemo(() => {
    const words = t.experiments;
    const made: { title: string; curves: Curve[]; marks: { nClusters: number; text: string }[] }[] = [];
    if (gap) {
      made.push({
        title: words.gap,
        curves: [
          {
            name: words.gap,
            color: '#2fa87c',
            points: gap.values.map(({ nClusters, gap: value }) => [nClusters, value]),
          },
        ],
        marks: gap.nClusters ? [{ nClusters: gap.nClusters, text: words.chosenByGap }] : [],
      });
    }
    if (stability) {
      made.push({
        title: words.stability,
        curves: [
          {
            name: words.mean,
            color: '#8a5fbf',
            points: stability.map(({ nClusters, mean }) => [nClusters, mean]),
          },
          {
            name: words.least,
            color: '#c77b00',
            points: stability.map(({ nClusters, least }) => [nClusters, least]),
          },
        ],
        marks: [],
      });
    }
    return made.map((each) => ({ ...each, option: curveOption(words.nClusters, each.curves, each.marks) }));
  }, [gap, stability, t]);
  return (
    <div className="grid">
      {charts.map(({ title, curves, option }) => (
        <section key={title} className="card">
          <Chart
            title={title}
            option={option}
            table={{
              columns: [t.experiments.nClusters, ...curves.map(({ name }) => name)],
              rows: curves[0].points.map(([k], row) => [k, ...curves.map(({ points }) => points[row][1])]),
            }}
          />
        </section>
      ))}
    </div>
  );
}
