import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetDiffPageQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DiffRows } from './diff-rows.tsx';
import { Downloads } from '../../components/downloads.tsx';
import type { Speech } from './shown.ts';
import type { DatasetPage } from './use-dataset.ts';
import { VersionChoice } from './version-choice.tsx';

const DIFF = graphql(`
  query DatasetDiffPage($dataset: String!, $from: String!, $to: String!) {
    datasetDiff(dataset: $dataset, from: $from, to: $to) {
      columns {
        name
        kind
        fromType
        toType
      }
      rowCounts {
        before
        after
        added
        removed
        changed
        unchanged
      }
      shifts {
        column
        from {
          mean
          median
          sd
        }
        to {
          mean
          median
          sd
        }
        changedCells
        meanChange
        largestChange
        largestChangeKey
      }
      downloads {
        format
        path
      }
    }
  }
`);

type Diff = DatasetDiffPageQuery['datasetDiff'];

/** What is different between two versions, cell by cell; first the newest and the one that it came after. */
export function DiffTab({ page }: { page: DatasetPage }) {
  const { t } = useLanguage();
  const { versions, dataset } = page;
  const [wantedFrom, setFrom] = useQueryParam('from');
  const [wantedTo, setTo] = useQueryParam('to');
  const by = (wanted: string) => versions.find(({ number }) => String(number) === wanted);
  const to = by(wantedTo) ?? versions[0];
  const from =
    by(wantedFrom) ?? versions.find(({ number }) => number === to.parent?.number) ?? versions.at(-1)!;
  if (versions.length < 2) {
    return (
      <Empty title={t.datasets.diff.oneVersion}>
        <p>{t.datasets.diff.oneVersionHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <div className="toolbar">
        <VersionChoice
          name={t.datasets.diff.from}
          page={page}
          value={from}
          onChange={(number) => setFrom(number, { push: true })}
        />
        <VersionChoice
          name={t.datasets.diff.to}
          page={page}
          value={to}
          onChange={(number) => setTo(number, { push: true })}
        />
      </div>
      {from.id === to.id ? (
        <p className="note">{t.datasets.diff.same}</p>
      ) : (
        <Difference
          key={`${from.number} ${to.number}`}
          dataset={dataset.name}
          from={String(from.number)}
          to={String(to.number)}
        />
      )}
    </>
  );
}

function Difference(of: { dataset: string; from: string; to: string }) {
  const { t, number } = useLanguage();
  const [{ data, error }, again] = useQuery({ query: DIFF, variables: of });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const { rowCounts, columns, shifts, downloads } = data.datasetDiff;
  const words = t.datasets.diff;
  return (
    <div className="grid">
      <section className="card wide">
        <h2>{words.title}</h2>
        <Figures
          items={[
            [words.before, number(rowCounts.before)],
            [words.after, number(rowCounts.after)],
            [words.kinds.CHANGED, number(rowCounts.changed)],
            [words.kinds.ADDED, number(rowCounts.added)],
            [words.kinds.REMOVED, number(rowCounts.removed)],
            [words.unchanged, number(rowCounts.unchanged)],
          ]}
        />
        {columns.length > 0 && (
          <>
            <h3>{words.columns}</h3>
            <ul>
              {columns.map(({ name, kind, fromType, toType }) => (
                <li key={name}>
                  <strong>{name}</strong>: {words.columnKinds[kind]} ({fromType ?? '–'} → {toType ?? '–'})
                </li>
              ))}
            </ul>
          </>
        )}
        <Downloads name={t.datasets.download} files={downloads} />
        <DiffRows {...of} counts={rowCounts} />
      </section>
      {shifts.length > 0 && <Shifts shifts={shifts} />}
    </div>
  );
}

type Shift = Diff['shifts'][number];

function Shifts({ shifts }: { shifts: readonly Shift[] }) {
  const speech = useLanguage();
  const words = speech.t.datasets.diff;
  const columns = shiftColumns(speech);
  return (
    <section className="card wide">
      <h2>{words.shifts}</h2>
      <DataTable
        label={words.shifts}
        columns={columns}
        rows={shifts}
        idOf={({ column }) => column}
        sortParam="shifts"
        height={400}
      />
    </section>
  );
}

function shiftColumns({ t, number }: Speech): Column<Shift>[] {
  const words = t.datasets.diff;
  const both = (from: number | null | undefined, to: number | null | undefined) =>
    `${typeof from === 'number' ? number(from, 4) : '–'} → ${typeof to === 'number' ? number(to, 4) : '–'}`;
  return [
    { id: 'column', name: t.datasets.profile.column, value: ({ column }) => column },
    { id: 'cells', name: words.changedCells, value: ({ changedCells }) => changedCells },
    { id: 'change', name: words.meanChange, value: ({ meanChange }) => meanChange ?? null },
    {
      id: 'largest',
      name: words.largestChange,
      value: ({ largestChange }) => largestChange ?? null,
      cell: ({ largestChange, largestChangeKey }) =>
        typeof largestChange === 'number' ? `${number(largestChange, 4)} (${largestChangeKey})` : '–',
    },
    {
      id: 'mean',
      name: t.datasets.profile.mean,
      value: ({ to }) => to.mean ?? null,
      cell: ({ from, to }) => both(from.mean, to.mean),
    },
    {
      id: 'median',
      name: t.datasets.profile.median,
      value: ({ to }) => to.median ?? null,
      cell: ({ from, to }) => both(from.median, to.median),
    },
    {
      id: 'deviation',
      name: t.datasets.profile.deviation,
      value: ({ to }) => to.sd ?? null,
      cell: ({ from, to }) => both(from.sd, to.sd),
    },
  ];
}
