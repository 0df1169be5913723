import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetProfileQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { ColumnCard } from './column-card.tsx';
import { MiniHistogram } from './mini-histogram.tsx';
import type { Speech } from './shown.ts';
import type { DatasetPage } from './use-dataset.ts';
import { useVersionChoice } from './version-choice.tsx';

const PROFILE = graphql(`
  query DatasetProfile($dataset: String!, $number: Int!, $after: String) {
    datasetVersion(dataset: $dataset, number: $number) {
      profile(first: 100, after: $after) {
        edges {
          node {
            name
            position
            type
            count
            nulls
            notFinite
            distinct
            min
            max
            mean
            standardDeviation
            quantilesExact
            quantiles {
              probability
              value
            }
            histogram {
              edges
              counts
            }
            topValues {
              value
              count
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type ColumnProfile = NonNullable<
  DatasetProfileQuery['datasetVersion']
>['profile']['edges'][number]['node'];
const NOTHING = { edges: [], pageInfo: { hasNextPage: false } } as const;

/** What the columns of a version look like. */
export function ProfileTab({ page }: { page: DatasetPage }) {
  const [version, choice] = useVersionChoice(page);
  return (
    <>
      <div className="toolbar">{choice}</div>
      {version && <Profile key={version.id} dataset={page.dataset} number={version.number} />}
    </>
  );
}

function Profile({ dataset, number: version }: { dataset: DatasetPage['dataset']; number: number }) {
  const [wanted, setColumn] = useQueryParam('column');
  const { nodes, isWhole, error, reload } = useAllPages(
    PROFILE,
    { dataset: dataset.name, number: version },
    ({ datasetVersion }) => datasetVersion?.profile ?? NOTHING,
  );
  const speech = useLanguage();
  const { t } = speech;
  const columns = profileColumns(speech);
  if (error) return <ErrorNote error={error} retry={reload} />;
  if (!isWhole && nodes.length === 0) return <Loading />;
  const shown =
    nodes.find(({ name }) => name === wanted) ??
    nodes.find(({ name }) => name === dataset.features[0].name) ??
    nodes[0];
  return (
    <div className="grid">
      <section className="card wide">
        <h2>{t.datasets.profile.title}</h2>
        <DataTable
          label={t.datasets.profile.title}
          columns={columns}
          rows={nodes}
          idOf={({ name }) => name}
          selected={shown.name}
          onSelect={({ name }) => setColumn(name)}
          height={400}
        />
      </section>
      <ColumnCard
        profile={shown}
        unit={dataset.features.find(({ name }) => name === shown.name)?.unit ?? null}
      />
    </div>
  );
}

function profileColumns({ t }: Speech): Column<ColumnProfile>[] {
  const words = t.datasets.profile;
  return [
    { id: 'position', name: '#', value: ({ position }) => position + 1 },
    { id: 'name', name: words.column, value: ({ name }) => name },
    { id: 'type', name: words.type, value: ({ type }) => type },
    {
      id: 'histogram',
      name: words.histogram,
      value: ({ histogram }) => (histogram ? Math.max(...histogram.counts) : null),
      cell: ({ histogram }) => (histogram ? <MiniHistogram counts={histogram.counts} /> : '–'),
    },
    { id: 'nulls', name: words.nulls, value: ({ nulls }) => nulls },
    { id: 'distinct', name: words.distinct, value: ({ distinct }) => distinct },
    { id: 'min', name: words.min, value: ({ min, mean }) => extreme(min, mean) },
    { id: 'mean', name: words.mean, value: ({ mean }) => mean ?? null },
    { id: 'max', name: words.max, value: ({ max, mean }) => extreme(max, mean) },
    { id: 'deviation', name: words.deviation, value: ({ standardDeviation }) => standardDeviation ?? null },
  ];
}

const LONGEST = 24;

/** The least or greatest value: of a numeric column, which has a mean, as the number that it is. */
function extreme(value: string | null | undefined, mean: number | null | undefined) {
  if (value === null || value === undefined) return null;
  if (typeof mean === 'number') return Number(value);
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
