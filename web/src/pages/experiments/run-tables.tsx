import { clusterColors } from '../../charts/cluster-colors.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { RunDetails } from './documents.ts';
import { nameOfMetric } from './run-columns.tsx';

const KILOBYTE = 1024;

/** The centres of the clusters in the data's own units. */
export function Centroids({
  clusters,
  silhouettes,
}: {
  clusters: RunDetails['clusters'];
  silhouettes: readonly (number | null)[];
}) {
  const { t, number } = useLanguage();
  if (clusters.length === 0) return null;
  const colors = clusterColors(clusters.length);
  return (
    <section className="card">
      <h2>{t.experiments.centroids}</h2>
      <section className="scroll" aria-label={t.experiments.centroids} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t.experiments.cluster}</th>
              <th className="number">{t.common.columns.rows}</th>
              <th className="number">{t.experiments.metrics.silhouette_score}</th>
              {clusters[0].centroid.map(({ feature }) => (
                <th key={feature} className="number">
                  {feature}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clusters.toReversed().map(({ id, label, size, centroid }) => (
              <tr key={id}>
                <td>
                  <span className="swatch" style={{ background: colors[id] }} />
                  {label}
                </td>
                <td className="number">{number(size)}</td>
                <td className="number">
                  {typeof silhouettes[id] === 'number' ? number(silhouettes[id]) : '–'}
                </td>
                {centroid.map(({ feature, value }) => (
                  <td key={feature} className="number">
                    {number(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What a run was given, or what it was found to be worth. */
export function KeyValues({
  title,
  rows,
}: {
  title: string;
  rows: readonly { key: string; value: string | number }[];
}) {
  const { t, number } = useLanguage();
  return (
    <section className="card">
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map(({ key, value }) => (
            <tr key={key}>
              <th scope="row">{nameOfMetric(key, t.experiments.metrics)}</th>
              <td className="number">{typeof value === 'number' ? number(value, 4) : value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The files that a run left, and its rows with their clusters as tables. */
export function RunFiles({ run: { artifacts, assignmentDownloads } }: { run: RunDetails }) {
  const { t, number } = useLanguage();
  return (
    <section className="card">
      <h2>{t.experiments.files}</h2>
      {artifacts.length === 0 && <p className="muted">{t.experiments.noFiles}</p>}
      <ul className="files">
        {artifacts.map(({ path, sizeBytes, download }) => (
          <li key={path}>
            <a href={download} download>
              {path}
            </a>{' '}
            <span className="muted">{number(sizeBytes / KILOBYTE, 1)} KB</span>
          </li>
        ))}
      </ul>
      {artifacts.length > 0 && (
        <p className="downloads">
          {t.experiments.assignments}:{' '}
          {assignmentDownloads.map(({ format, path }) => (
            <a key={format} href={path} download>
              {format}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
