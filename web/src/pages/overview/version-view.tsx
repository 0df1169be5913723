import { useMemo, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { clusterColors } from '../../charts/cluster-colors.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { rowColumns } from './columns.tsx';
import { ASSIGNMENTS, VERSION, type Assignment, type ShownVersion } from './documents.ts';
import { periodOf } from './period.ts';
import { PlacePanel } from './place-panel.tsx';
import { provinceOf } from './province-codes.ts';
import { ProvinceMap } from './province-map.tsx';
import { Swatch } from './swatch.tsx';

/** More rows than these are for the download. */
const MOST_ROWS = 10_000;

interface VersionViewProps {
  model: string;
  version: string;
  /** Stands beside the map. */
  standing: ReactNode;
  /** Stand between the map and the table. */
  children: ReactNode;
}

/** The rows of a version by their clusters: map, sizes and table. */
export function VersionView({ model, version, standing, children }: VersionViewProps) {
  const { t } = useLanguage();
  const [{ data, error }, again] = useQuery({ query: VERSION, variables: { model, version } });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  if (!data.modelVersion) {
    return (
      <Empty title={t.overview.unknownVersion(version)}>
        <Link href={`/?model=${encodeURIComponent(model)}`}>{t.overview.toProduction}</Link>
      </Empty>
    );
  }
  return (
    <Rows model={model} version={data.modelVersion} standing={standing}>
      {children}
    </Rows>
  );
}

type RowsProps = Omit<VersionViewProps, 'version'> & { version: ShownVersion };

function Rows({ model, version, standing, children }: RowsProps) {
  const { t, number } = useLanguage();
  const [place, choose] = useQueryParam('place');
  const { nodes, isWhole, error, reload } = useAllPages(
    ASSIGNMENTS,
    { model, version: version.name },
    ({ modelVersion }) => modelVersion!.assignments,
    MOST_ROWS,
  );
  const { clusters, datasetVersion } = version;
  const colors = clusterColors(clusters.length);
  const most = Math.max(...clusters.map(({ size }) => size));
  const labelOf = (cluster: number) => clusters[cluster].label;
  const provinces = useMemo(() => byProvince(nodes), [nodes]);
  const csv = version.assignmentDownloads.find(({ format }) => format === 'csv');
  return (
    <>
      {error && <ErrorNote error={error} retry={reload} />}
      <div className="overview">
        <section className="card">
          <h2>{t.overview.rowsOf(version.name, datasetVersion.dataset.name, periodOf(datasetVersion))}</h2>
          {nodes.length === 0 && !error && <Loading />}
          {provinces && (
            <>
              <ProvinceMap
                places={provinces}
                labelOf={labelOf}
                colorOf={(cluster) => colors[cluster]}
                selected={place}
                onSelect={choose}
              />
              {nodes.length > provinces.size && (
                <p className="muted">{t.overview.notOnMap(nodes.length - provinces.size)}</p>
              )}
            </>
          )}
          <ul className="sizes" aria-label={t.overview.sizes}>
            {clusters.toReversed().map(({ id, label, size }) => (
              <li key={id}>
                <Swatch color={colors[id]}>{label}</Swatch>
                <span className="bar" style={{ background: colors[id], width: `${(size / most) * 100}%` }} />
                <strong>{number(size)}</strong>
              </li>
            ))}
          </ul>
          {nodes.length > 0 && !provinces && <p className="muted">{t.overview.noMap}</p>}
        </section>
        <div className="side">
          {standing}
          <PlacePanel model={model} version={version} place={place} onClose={() => choose('')} />
        </div>
      </div>
      {children}
      <section className="card">
        <h2>{t.overview.places}</h2>
        {isWhole || (
          <p className="muted">
            {t.overview.someRows(number(nodes.length), number(datasetVersion.rowCount))}
          </p>
        )}
        <DataTable
          label={t.overview.places}
          columns={rowColumns(t.overview, clusters)}
          rows={nodes}
          idOf={({ key }) => key}
          selected={place}
          onSelect={({ key }) => choose(key)}
          height={400}
        />
        {csv && (
          <p>
            <a href={csv.path} download>
              {t.overview.download}
            </a>
          </p>
        )}
      </section>
    </>
  );
}

/** The rows by province; null where most are none, such as districts whose numbers only look like it. */
function byProvince(rows: readonly Assignment[]): Map<string, Assignment> | null {
  const found = new Map<string, Assignment>();
  for (const row of rows) {
    const code = provinceOf(row.key);
    if (code) found.set(code, row);
  }
  return found.size > 0 && found.size * 2 > rows.length ? found : null;
}
