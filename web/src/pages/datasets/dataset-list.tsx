import { Link, useLocation } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetListQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { FileDrop } from './file-drop.tsx';
import { datasetHref, interval, STANDING_TONES, versionName, type Speech } from './shown.ts';

const DATASETS = graphql(`
  query DatasetList($after: String) {
    datasets(first: 100, after: $after) {
      edges {
        node {
          id
          name
          description
          source {
            kind
          }
          watch {
            everySeconds
            error {
              code
            }
          }
          currentVersion {
            number
            tag
            rowCount
            createdAt
          }
          latestVersion {
            number
            standing
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Dataset = DatasetListQuery['datasets']['edges'][number]['node'];

/** All datasets, and the ways to a new one. */
export function DatasetList() {
  const { t } = useLanguage();
  const { may } = useViewer();
  const [, navigate] = useLocation();
  const { nodes, isWhole, error, reload } = useAllPages(DATASETS, {}, ({ datasets }) => datasets);
  const drop = may('OPERATOR') && (
    <section className="card new-data" aria-labelledby="new-data">
      <h2 id="new-data">{t.datasets.create.title}</h2>
      <FileDrop onUploaded={(id) => navigate(`/datasets?new=1&upload=${id}`)} />
      <p>
        <Link href="/datasets?new=1&from=query">{t.datasets.create.orQuery}</Link>
      </p>
    </section>
  );
  if (error && nodes.length === 0) return <ErrorNote error={error} retry={reload} />;
  if (!isWhole && nodes.length === 0) return <Loading />;
  return (
    <>
      <h1>{t.datasets.title}</h1>
      {error && <ErrorNote error={error} retry={reload} />}
      {nodes.length > 0 ? (
        <section className="card">
          <DatasetTable datasets={nodes} />
        </section>
      ) : (
        <Empty title={t.datasets.empty}>
          <p>{may('OPERATOR') ? t.datasets.emptyHint : t.datasets.emptyForViewer}</p>
        </Empty>
      )}
      {drop}
    </>
  );
}

function DatasetTable({ datasets }: { datasets: readonly Dataset[] }) {
  const speech = useLanguage();
  const { t, number } = speech;
  const columns = datasetColumns(speech);
  return (
    <>
      <p className="muted">{t.datasets.count(number(datasets.length))}</p>
      <DataTable label={t.datasets.title} columns={columns} rows={datasets} idOf={({ id }) => id} />
    </>
  );
}

/** How the newest version stands; which one it is, where that is not the current one. */
function NewestStanding({ dataset: { latestVersion, currentVersion } }: { dataset: Dataset }) {
  const { t } = useLanguage();
  if (!latestVersion) return <Badge>{t.datasets.noVersion}</Badge>;
  const word = t.datasets.standings[latestVersion.standing];
  const isCurrent = latestVersion.number === currentVersion?.number;
  return (
    <Badge tone={STANDING_TONES[latestVersion.standing]}>
      {isCurrent ? word : `${t.datasets.version} ${latestVersion.number}: ${word}`}
    </Badge>
  );
}

function datasetColumns({ t, language, time }: Speech): Column<Dataset>[] {
  return [
    {
      id: 'name',
      name: t.datasets.columns.name,
      value: ({ name }) => name,
      cell: ({ name }) => <Link href={datasetHref(name)}>{name}</Link>,
    },
    {
      id: 'source',
      name: t.datasets.columns.source,
      value: ({ source }) => t.datasets.sources[source.kind],
    },
    {
      id: 'version',
      name: t.datasets.columns.current,
      value: ({ currentVersion }) => currentVersion?.number ?? null,
      cell: ({ currentVersion }) => (currentVersion ? versionName(currentVersion) : '–'),
    },
    {
      id: 'rows',
      name: t.common.columns.rows,
      value: ({ currentVersion }) => currentVersion?.rowCount ?? null,
    },
    {
      id: 'standing',
      name: t.datasets.columns.standing,
      value: ({ latestVersion }) => (latestVersion ? t.datasets.standings[latestVersion.standing] : null),
      cell: (dataset) => <NewestStanding dataset={dataset} />,
    },
    {
      id: 'watch',
      name: t.datasets.columns.watch,
      value: ({ watch }) => watch?.everySeconds ?? null,
      cell: ({ watch }) =>
        watch ? (
          <Badge tone={watch.error ? 'bad' : 'good'}>
            {watch.error
              ? t.datasets.watch.failing
              : `${t.datasets.watch.every} ${interval(watch.everySeconds, language)}`}
          </Badge>
        ) : (
          '–'
        ),
    },
    {
      id: 'taken',
      name: t.datasets.columns.taken,
      value: ({ currentVersion }) => currentVersion?.createdAt ?? null,
      cell: ({ currentVersion }) => (currentVersion ? time(currentVersion.createdAt) : '–'),
    },
  ];
}
