import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { clusterShareOption } from './cluster-share-option.ts';
import type { Report } from './documents.ts';

/** What Production makes of both sides. */
export function ThroughModel({ found }: { found: NonNullable<Report['throughModel']> }) {
  const { t, number, figure } = useLanguage();
  const words = t.drift.through;
  const { clusters, shares, distance, confidence, stability, outcomes } = found;
  const option = useMemo(() => clusterShareOption(clusters, t.drift, figure), [clusters, t, figure]);
  const percent = (share: number) => `${number(100 * share, 1)} %`;
  const p = (value: number) => `${t.drift.pValue} = ${figure(value)}`;
  const table = {
    columns: [words.cluster, t.drift.reference, t.drift.current],
    rows: clusters.map(({ label, referenceShare, currentShare }) => [label, referenceShare, currentShare]),
  };
  const unanswered = found.referenceUnanswered + found.currentUnanswered;
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="muted">{words.hint}</p>
      <p>{found.verdict}</p>
      <Figures
        items={[
          [words.shares, shares.doubtful ? `${p(shares.pValue)}, ${words.doubtful}` : p(shares.pValue)],
          [
            words.beyond,
            `${words.beyondOf(percent(distance.share), percent(distance.expectedShare))}, ${p(distance.pValue)}`,
          ],
          [words.distance, `${figure(distance.referenceMean)} → ${figure(distance.currentMean)}`],
          [words.confidence, `${figure(confidence.reference)} → ${figure(confidence.current)}`],
          stability && [
            words.stability,
            `${t.drift.ofColumns(stability.stayed, stability.rows)} (${percent(stability.share)})`,
          ],
          stability && [words.rand, figure(stability.adjustedRand)],
          outcomes && [
            words.outcomes,
            `${t.drift.ofColumns(outcomes.correct, outcomes.rows)} (${percent(outcomes.share)})`,
          ],
          unanswered > 0
            ? [
                words.unanswered,
                t.drift.rowsOf(number(found.referenceUnanswered), number(found.currentUnanswered)),
              ]
            : null,
        ]}
      />
      <Chart title={words.clusters} option={option} table={table} height={60 + 56 * clusters.length} />
    </section>
  );
}
