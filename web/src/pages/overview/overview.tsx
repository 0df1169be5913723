import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Chart } from '../../charts/chart.tsx';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { OverviewQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { provinceOf } from './province-codes.ts';
import { ProvinceMap } from './province-map.tsx';

const OVERVIEW = graphql(`
  query Overview {
    models(first: 50) {
      edges {
        node {
          id
          name
          alias {
            movedAt
            version {
              id
              name
              clusters {
                id
                label
                size
              }
              datasetVersion {
                number
                tag
                timeFrom
                timeTo
                dataset {
                  name
                  measures
                }
              }
              assignments(first: 100) {
                edges {
                  node {
                    key
                    name
                    cluster
                    distance
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

type Model = OverviewQuery['models']['edges'][number]['node'];
type Version = NonNullable<Model['alias']>['version'];

/** The map of the model in Production. */
export default function Overview() {
  const { t } = useLanguage();
  const [{ data, error, fetching }, again] = useQuery({ query: OVERVIEW });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return fetching ? <Loading /> : null;
  const models = data.models.edges.map(({ node }) => node).filter(({ alias }) => alias);
  if (models.length === 0) {
    return (
      <Empty title={t.overview.noModel}>
        <p>{t.overview.noModelHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <h1>{t.overview.title}</h1>
      {models.map((model) => (
        <ModelOverview key={model.id} model={model} />
      ))}
    </>
  );
}

function ModelOverview({ model }: { model: Model }) {
  const { t, time } = useLanguage();
  const { version, movedAt } = model.alias!;
  const { datasetVersion } = version;
  return (
    <section className="card">
      <h2>{model.name}</h2>
      <dl className="figures">
        <div>
          <dt>{t.overview.champion}</dt>
          <dd>{version.name}</dd>
        </div>
        <div>
          <dt>{t.overview.data}</dt>
          <dd>
            {datasetVersion.dataset.name} · {datasetVersion.tag ?? datasetVersion.number}
          </dd>
        </div>
        <div>
          <dt>{t.common.columns.created}</dt>
          <dd>{time(movedAt)}</dd>
        </div>
      </dl>
      <Places version={version} />
    </section>
  );
}

function Places({ version }: { version: Version }) {
  const { t, number } = useLanguage();
  const [selected, setSelected] = useState<string | null>(null);
  const places = version.assignments.edges.map(({ node }) => node);
  const colors = clusterColors(version.clusters.length);
  const labelOf = (cluster: number) => version.clusters[cluster].label;
  const onMap = new Map(
    places.flatMap((place) => {
      const code = provinceOf(place.key);
      return code ? [[code, place] as const] : [];
    }),
  );
  return (
    <>
      {onMap.size > 0 ? (
        <ProvinceMap
          places={onMap}
          labelOf={labelOf}
          colorOf={(cluster) => colors[cluster]}
          selected={selected}
          onSelect={setSelected}
        />
      ) : (
        <p className="muted">{t.overview.noMap}</p>
      )}
      <ul className="legend" aria-label={t.overview.cluster}>
        {version.clusters.toReversed().map(({ id, label, size }) => (
          <li key={id}>
            <span className="swatch" style={{ background: colors[id] }} />
            {label} · {size}
          </li>
        ))}
      </ul>
      <ClusterSizes clusters={version.clusters} />
      <section className="scroll places" aria-label={t.overview.places} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t.overview.place}</th>
              <th>{t.overview.cluster}</th>
              <th className="number">{t.overview.distance}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.key} aria-selected={place.key === selected}>
                <td>{place.name}</td>
                <td>
                  <span className="swatch" style={{ background: colors[place.cluster] }} />
                  {labelOf(place.cluster)}
                </td>
                <td className="number">{number(place.distance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ClusterSizes({ clusters }: { clusters: Version['clusters'] }) {
  const { t } = useLanguage();
  const option = useMemo(() => {
    const colors = clusterColors(clusters.length);
    return {
      grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', data: clusters.map(({ label }) => label) },
      series: [
        {
          type: 'bar',
          label: { show: true, position: 'right' },
          data: clusters.map(({ id, size }) => ({ value: size, itemStyle: { color: colors[id] } })),
        },
      ],
    };
  }, [clusters]);
  const table = {
    columns: [t.overview.cluster, t.common.columns.rows],
    rows: clusters.map(({ label, size }) => [label, size]),
  };
  return <Chart title={t.overview.sizes} option={option} table={table} height={40 + 40 * clusters.length} />;
}
