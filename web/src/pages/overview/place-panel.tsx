import { useQuery } from 'urql';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import type { OverviewRowHistoryQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { ROW_HISTORY, type ShownVersion } from './documents.ts';
import { periodOf } from './period.ts';
import { Swatch } from './swatch.tsx';

interface PlacePanelProps {
  model: string;
  version: ShownVersion;
  /** The key of the row; empty: none is chosen. */
  place: string;
  onClose: () => void;
}

type Version = NonNullable<OverviewRowHistoryQuery['model']>['versions']['edges'][number]['node'];
type Told = Version & { row: NonNullable<Version['row']> };

/** One row: what it has beside what its cluster has, and where it was in earlier versions. */
export function PlacePanel({ model, version, place, onClose }: PlacePanelProps) {
  const { t } = useLanguage();
  const [{ data, error, fetching }, again] = useQuery({
    query: ROW_HISTORY,
    variables: { model, key: place },
    pause: place === '',
  });
  if (place === '') return <p className="card muted">{t.overview.choosePlace}</p>;
  const history = (data?.model?.versions.edges ?? [])
    .map(({ node }) => node)
    .filter((each): each is Told => Boolean(each.row));
  const shown = history.find(({ name }) => name === version.name);
  const isMissing = data && !fetching && history.length === 0 && !error;
  return (
    <section className="card place" aria-label={t.overview.place}>
      <header>
        <h2>{(shown ?? history.at(0))?.row.name ?? place}</h2>
        <button type="button" onClick={onClose}>
          {t.common.close}
        </button>
      </header>
      {error && history.length === 0 && <ErrorNote error={error} retry={again} />}
      {!data && !error && <Loading />}
      {isMissing && <p>{t.overview.unknownPlace}</p>}
      {history.length > 0 && (
        <>
          <p>
            <strong>{storyOf(history, t.overview.wasIn)}</strong>
          </p>
          {shown ? <Values version={version} row={shown.row} /> : <p>{t.overview.notInVersion}</p>}
          <History history={history} shown={version.name} />
        </>
      )}
    </section>
  );
}

/** Its cluster at each time that data tells of, oldest first, by the newest version about that time. */
function storyOf(history: readonly Told[], wasIn: (label: string, period: string) => string): string {
  const byData = new Map<string, string>();
  for (const { datasetVersion, row } of history) {
    if (!byData.has(datasetVersion.id)) {
      byData.set(datasetVersion.id, wasIn(row.label, periodOf(datasetVersion)));
    }
  }
  return `${[...byData.values()].toReversed().join(' → ')}.`;
}

function Values({ version, row }: { version: ShownVersion; row: Told['row'] }) {
  const { t, number } = useLanguage();
  const { centroid } = version.clusters[row.cluster];
  const centre = (feature: string) => centroid.find((each) => each.feature === feature)?.value;
  return (
    <section className="scroll" aria-label={t.overview.values} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t.overview.feature}</th>
            <th className="number">{t.overview.value}</th>
            <th className="number">{t.overview.centre}</th>
          </tr>
        </thead>
        <tbody>
          {row.values.map(({ feature, unit, value }) => (
            <tr key={feature}>
              <td>
                {feature} <small className="muted">{unit}</small>
              </td>
              <td className="number">{value === null || value === undefined ? '–' : number(value)}</td>
              <td className="number">{number(centre(feature) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function History({ history, shown }: { history: readonly Told[]; shown: string }) {
  const { t, number } = useLanguage();
  const features = [...new Set(history.flatMap(({ row }) => row.values.map(({ feature }) => feature)))];
  return (
    <>
      <h3>{t.overview.history}</h3>
      <section className="scroll history" aria-label={t.overview.history} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t.overview.period}</th>
              <th>{t.overview.version}</th>
              <th>{t.overview.cluster}</th>
              {features.map((feature) => (
                <th key={feature} className="number">
                  {feature}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.map(({ id, name, datasetVersion, clusters, row }) => (
              <tr key={id} className={name === shown ? 'here' : undefined}>
                <td>{periodOf(datasetVersion)}</td>
                <td>{name}</td>
                <td>
                  <Swatch color={clusterColors(clusters.length)[row.cluster]}>{row.label}</Swatch>
                </td>
                {features.map((feature) => {
                  const value = row.values.find((each) => each.feature === feature)?.value;
                  return (
                    <td key={feature} className="number">
                      {typeof value === 'number' ? number(value) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
