import { useMemo } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { usePages } from '../../api/use-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Choice } from '../../components/field.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ChangeKind, DatasetDiffRowsQuery, DatasetDiffPageQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';

const ROWS = graphql(`
  query DatasetDiffRows($dataset: String!, $from: String!, $to: String!, $kind: ChangeKind!, $after: String) {
    datasetDiff(dataset: $dataset, from: $from, to: $to) {
      rows(kind: $kind, first: 100, after: $after) {
        edges {
          node {
            key
            cells {
              column
              from
              to
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

type Row = DatasetDiffRowsQuery['datasetDiff']['rows']['edges'][number]['node'];
type Cell = Row['cells'][number];
const KINDS: readonly ChangeKind[] = ['CHANGED', 'ADDED', 'REMOVED'];

interface DiffRowsProps {
  dataset: string;
  from: string;
  to: string;
  counts: DatasetDiffPageQuery['datasetDiff']['rowCounts'];
}

/** The rows that differ in one way, with the cells that differ: the old value and the new one. */
export function DiffRows({ counts, ...of }: DiffRowsProps) {
  const { t, number } = useLanguage();
  const many: Record<ChangeKind, number> = {
    CHANGED: counts.changed,
    ADDED: counts.added,
    REMOVED: counts.removed,
  };
  const [wanted, setKind] = useQueryParam('kind');
  const kind = KINDS.find((each) => each === wanted) ?? KINDS.find((each) => many[each] > 0) ?? 'CHANGED';
  const { nodes, hasMore, isLoading, error, more } = usePages(
    ROWS,
    { ...of, kind },
    ({ datasetDiff }) => datasetDiff.rows,
  );
  const columns = useCellColumns(nodes, kind);
  return (
    <>
      <div className="toolbar">
        <Choice
          name={t.datasets.diff.kind}
          value={kind}
          options={KINDS.map((each) => [each, `${t.datasets.diff.kinds[each]} (${number(many[each])})`])}
          onChange={setKind}
        />
        {many[kind] > 0 && (
          <p className="muted">{t.datasets.diff.shown(number(nodes.length), number(many[kind]))}</p>
        )}
      </div>
      {error && <ErrorNote error={error} retry={more} />}
      {nodes.length > 0 && (
        <DataTable
          label={t.datasets.diff.kinds[kind]}
          columns={columns}
          rows={nodes}
          idOf={({ key }) => key}
          sortParam="rows"
          height={480}
        />
      )}
      {nodes.length === 0 && !isLoading && !error && <p className="muted">{t.datasets.diff.noRows}</p>}
      {isLoading && nodes.length === 0 && <Loading />}
      {hasMore && (
        <button type="button" disabled={isLoading} onClick={more}>
          {t.datasets.diff.more}
        </button>
      )}
    </>
  );
}

/** The key, and a column for each of the version's in which a row that is loaded differs. */
function useCellColumns(rows: readonly Row[], kind: ChangeKind): Column<Row>[] {
  const { t } = useLanguage();
  return useMemo(() => {
    const names = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
    const cells = new Map(
      rows.map(({ key, cells: of }) => [key, new Map(of.map((cell) => [cell.column, cell]))]),
    );
    const find = ({ key }: Row, column: string) => cells.get(key)?.get(column);
    return [
      {
        id: 'key',
        name: t.datasets.create.key,
        value: ({ key }) => key,
        cell: ({ key }) => <strong>{key}</strong>,
      },
      ...[...names].map((name): Column<Row> => ({
        id: `cell ${name}`,
        name,
        value: (row) => {
          const cell = find(row, name);
          return (kind === 'REMOVED' ? cell?.from : cell?.to) ?? null;
        },
        cell: (row) => <DiffCell cell={find(row, name)} kind={kind} />,
      })),
    ];
  }, [rows, kind, t]);
}

function DiffCell({ cell, kind }: { cell: Cell | undefined; kind: ChangeKind }) {
  if (!cell) return <span className="muted">·</span>;
  const before = <del>{cell.from ?? 'null'}</del>;
  const after = <ins>{cell.to ?? 'null'}</ins>;
  if (kind === 'ADDED') return after;
  if (kind === 'REMOVED') return before;
  return (
    <>
      {before} → {after}
    </>
  );
}
