import { useMemo } from 'react';
import { Link } from 'wouter';
import { Chart } from '../../charts/chart.tsx';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { sharesOption } from './shares-option.ts';
import type { Prediction } from './try-it.tsx';

interface AnswerProps {
  model: string;
  features: Record<string, number>;
  prediction: Prediction;
}

/** An answer, why it is so, and what would change it. */
export function Answer({ model, features, prediction }: AnswerProps) {
  const { t, number } = useLanguage();
  const words = t.serving.answer;
  const { cluster, clusterLabel, confidence, distanceToCenter, explanation, lineage } = prediction;
  const { smallestChange, runnerUp, outOfDistribution } = explanation;
  const labelOf = (id: number) => lineage.clusters.find((each) => each.id === id)?.label ?? String(id);
  const color = clusterColors(lineage.clusters.length)[cluster];
  const option = useMemo(() => sharesOption(explanation.features, color), [explanation, color]);
  const table = {
    columns: [words.feature, words.share],
    rows: explanation.features.map(({ feature, share }) => [feature, share]),
  };
  const way = new URLSearchParams({
    model,
    version: prediction.modelVersion,
    part: 'lineage',
    prediction: prediction.predictionId,
  });
  return (
    <>
      <p className="label" style={{ borderColor: color }}>
        {clusterLabel}
        {prediction.id && <span className="muted"> · {prediction.id}</span>}
      </p>
      <Figures
        items={[
          [words.confidence, `${number(confidence * 100, 1)} %`],
          [words.distance, number(distanceToCenter)],
          [words.limit, number(explanation.distanceLimit)],
          runnerUp
            ? [words.runnerUp, words.runnerUpText(labelOf(runnerUp.cluster), number(runnerUp.distance))]
            : null,
          [t.serving.try.answeredBy, prediction.modelVersion],
        ]}
      />
      <p>
        <Badge tone={outOfDistribution ? 'warn' : 'good'}>
          {outOfDistribution ? words.outside : words.inside}
        </Badge>{' '}
        {outOfDistribution && words.outsideHint}
      </p>
      <p className="note">
        {smallestChange
          ? words.smallest(
              smallestChange.feature,
              number(smallestChange.from),
              number(smallestChange.to),
              labelOf(smallestChange.cluster),
            )
          : words.noChange}
      </p>
      {prediction.warnings.length > 0 && (
        <div className="note" role="alert">
          <strong>{words.warnings}</strong>
          <ul>
            {prediction.warnings.map(({ column, message }) => (
              <li key={column + message}>
                {column}: <span lang="en">{message}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Chart
        title={words.shares}
        option={option}
        table={table}
        height={16 + 34 * explanation.features.length}
      />
      <section className="scroll" aria-label={words.border} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{words.feature}</th>
              <th className="number">{words.value}</th>
              <th className="number">{words.border}</th>
              <th>{words.beyond}</th>
            </tr>
          </thead>
          <tbody>
            {explanation.features.map(({ feature, change }) => (
              <tr key={feature}>
                <th scope="row">{feature}</th>
                <td className="number">{feature in features ? number(features[feature]) : '–'}</td>
                <td className="number">{change ? number(change.to) : '–'}</td>
                <td>{change ? labelOf(change.cluster) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <Link href={`/models?${way}`}>{words.lineage}</Link>
      </p>
    </>
  );
}
