import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetMovesQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { Speech } from './shown.ts';
import { useReload, type DatasetPage } from './use-dataset.ts';

const MOVES = graphql(`
  query DatasetMoves($dataset: String!, $after: String) {
    dataset(name: $dataset) {
      versionMoves(first: 100, after: $after) {
        edges {
          node {
            id
            number
            kind
            movedAt
            movedBy
            reason
            from {
              number
            }
            to {
              number
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

type Move = NonNullable<DatasetMovesQuery['dataset']>['versionMoves']['edges'][number]['node'];
const NOTHING = { edges: [], pageInfo: { hasNextPage: false } } as const;

/** Which version was current when, and who decided that. */
export function Moves({ page }: { page: DatasetPage }) {
  const speech = useLanguage();
  const { t } = speech;
  const { nodes, error, reload } = useAllPages(
    MOVES,
    { dataset: page.dataset.name },
    ({ dataset }) => dataset?.versionMoves ?? NOTHING,
  );
  useReload(page, reload);
  const columns = moveColumns(speech);
  return (
    <section className="card">
      <h2>{t.datasets.moves.title}</h2>
      {error && <ErrorNote error={error} retry={reload} />}
      <DataTable
        label={t.datasets.moves.title}
        columns={columns}
        rows={nodes}
        idOf={({ id }) => id}
        sortParam="moves"
        height={320}
      />
    </section>
  );
}

function moveColumns({ t, time }: Speech): Column<Move>[] {
  return [
    { id: 'number', name: '#', value: (move) => move.number },
    {
      id: 'at',
      name: t.datasets.moves.at,
      value: ({ movedAt }) => movedAt,
      cell: ({ movedAt }) => time(movedAt),
    },
    { id: 'kind', name: t.datasets.moves.kind, value: ({ kind }) => t.datasets.moves.kinds[kind] },
    {
      id: 'versions',
      name: t.datasets.version,
      value: ({ to }) => to.number,
      cell: ({ from, to }) => `${from?.number ?? '–'} → ${to.number}`,
    },
    { id: 'by', name: t.datasets.moves.by, value: ({ movedBy }) => movedBy },
    { id: 'reason', name: t.datasets.reason, value: ({ reason }) => reason ?? null },
  ];
}
