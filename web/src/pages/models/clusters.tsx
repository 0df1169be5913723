import { useMemo } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { Choice } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { barsOption, clusterProfiles, radarOption } from './profile-option.ts';
import { profilesOf, type VersionDetails } from './version-document.ts';

/** What a radar needs to be more than a line. */
const LEAST_AXES = 3;

/** What the clusters of a version are: their centres, sizes and profiles. */
export function Clusters({ version }: { version: VersionDetails }) {
  const { t } = useLanguage();
  const [shape, setShape] = useQueryParam('shape', 'bars');
  const features = useMemo(() => version.signature.map(({ name }) => name), [version]);
  const profiles = useMemo(() => clusterProfiles(version), [version]);
  const isRadar = shape === 'radar' && features.length >= LEAST_AXES;
  const option = useMemo(
    () =>
      isRadar ? radarOption(features, profiles) : barsOption(features, profiles, t.models.clusters.axis),
    [isRadar, features, profiles, t],
  );
  const height = isRadar ? 380 : 100 + features.length * (24 + 16 * profiles.length);
  const table = {
    columns: [t.models.clusters.feature, ...profiles.map(({ label }) => label)],
    rows: features.map((feature, i) => [feature, ...profiles.map(({ scores }) => scores[i])]),
  };
  return (
    <>
      <h3>{t.models.clusters.centroids}</h3>
      <CentroidTable version={version} />
      <div className="toolbar">
        <p className="muted grow">{t.models.clusters.profileHint}</p>
        {features.length >= LEAST_AXES && (
          <Choice
            name={t.models.clusters.shape}
            value={shape}
            options={[
              ['bars', t.models.clusters.bars],
              ['radar', t.models.clusters.radar],
            ]}
            onChange={setShape}
          />
        )}
      </div>
      <Chart title={t.models.clusters.profile} option={option} table={table} height={height} />
    </>
  );
}

export function CentroidTable({ version }: { version: VersionDetails }) {
  const { t, number } = useLanguage();
  const { clusters, signature, datasetVersion } = version;
  const colors = clusterColors(clusters.length);
  const profiles = profilesOf(version);
  const mean = (feature: string) => profiles.get(feature)?.mean;
  return (
    <section className="scroll" aria-label={t.models.clusters.centroids} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t.models.clusters.feature}</th>
            {clusters.map(({ id, label }, i) => (
              <th key={id} className="number">
                <span className="swatch" style={{ background: colors[i] }} />
                {label}
              </th>
            ))}
            <th className="number">{t.models.clusters.mean}</th>
          </tr>
        </thead>
        <tbody>
          {signature.map(({ name, unit, direction }) => (
            <tr key={name}>
              <th scope="row">
                <span className="feature">{name}</span>
                <small className="muted">
                  {unit} ·{' '}
                  {direction === 'HIGHER_IS_BETTER'
                    ? `↑ ${t.models.clusters.higherIsBetter}`
                    : `↓ ${t.models.clusters.lowerIsBetter}`}
                </small>
              </th>
              {clusters.map(({ id, centroid }) => (
                <td key={id} className="number">
                  {number(centroid.find(({ feature }) => feature === name)!.value, 3)}
                </td>
              ))}
              <td className="number muted">
                {typeof mean(name) === 'number' ? number(mean(name)!, 3) : '–'}
              </td>
            </tr>
          ))}
          <tr className="summary">
            <th scope="row">{t.models.clusters.rows}</th>
            {clusters.map(({ id, size }) => (
              <td key={id} className="number">
                {number(size)}{' '}
                <small className="muted">{number((100 * size) / datasetVersion.rowCount, 1)} %</small>
              </td>
            ))}
            <td className="number muted">{number(datasetVersion.rowCount)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
