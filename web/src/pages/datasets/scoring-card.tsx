import { clusterColors } from '../../charts/cluster-colors.ts';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { Downloads } from '../../components/downloads.tsx';
import type { Scoring } from './scorings-tab.tsx';
import { fileSize, versionName } from './shown.ts';

/** A scored version: how many rows went where, and why some could not. */
export function ScoringCard({ scoring }: { scoring: Scoring }) {
  const { t, number } = useLanguage();
  const { clusterCounts, refusals, rowCount, modelVersion, datasetVersion } = scoring;
  const colors = clusterColors(clusterCounts.length);
  return (
    <section className="card">
      <h2>
        {t.datasets.version} {versionName(datasetVersion)} × {modelVersion.model.name} {modelVersion.name}{' '}
        {scoring.expired && <Badge tone="warn">{t.datasets.expired}</Badge>}
      </h2>
      <Figures
        items={[
          [t.common.columns.rows, number(rowCount)],
          [t.datasets.scorings.refused, number(scoring.refusedCount)],
          [t.datasets.columns.size, fileSize(scoring.sizeBytes, number)],
        ]}
      />
      <ul className="top-values">
        {clusterCounts.map(({ cluster, label, rows }) => (
          <li key={cluster}>
            <span>
              <span className="swatch" style={{ background: colors[cluster] }} />
              {label}
            </span>
            <meter min={0} max={rowCount} value={rows} aria-label={label} />
            <span>{number(rows)}</span>
          </li>
        ))}
      </ul>
      <Downloads name={t.datasets.download} files={scoring.downloads} />
      {refusals.length > 0 && (
        <>
          <h3>{t.datasets.scorings.refusals}</h3>
          <ul>
            {refusals.map(({ code, rows, examples }) => (
              <li key={code}>
                <code>{code}</code>: {number(rows)}
                <ul>
                  {examples.map(({ key, message }) => (
                    <li key={key}>
                      <strong>{key}</strong>: {message}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
