import { useCallback, useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useGoTo, useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { ColumnChoice } from './column-choice.tsx';
import type { RunRow } from './documents.ts';
import { linesOf, MOST_LINES, parallelChart } from './parallel-option.ts';
import { columnsOf, nameOfMetric, USUAL_COLUMNS } from './run-columns.tsx';
import { keepsRun, namesOf } from './run-filter.ts';
import { RunFilters, useRunFilter } from './run-filters.tsx';

interface RunsTabProps {
  runs: readonly RunRow[];
  isWhole: boolean;
  downloads: readonly { format: string; path: string }[];
}

/** The runs as a table, and those that it shows as parallel coordinates. */
export function RunsTab({ runs, isWhole, downloads }: RunsTabProps) {
  const speech = useLanguage();
  const { t, number } = speech;
  const filter = useRunFilter();
  const kept = useMemo(() => runs.filter((run) => keepsRun(filter, run)), [runs, filter]);
  // The chart may come after the table: neither pages that come in nor typing into a filter wait for it.
  const lines = useDeferredValue(useMemo(() => (isWhole ? linesOf(kept) : []), [kept, isWhole]));
  const parallel = useMemo(() => {
    const nameOf = (key: string) =>
      key === 'n_clusters' ? t.experiments.nClusters : nameOfMetric(key, t.experiments.metrics);
    return parallelChart(lines, nameOf);
  }, [lines, t]);

  const [search] = useSearchParams();
  const experiment = search.get('experiment') ?? '';
  const linkOf = useCallback(
    ({ id }: RunRow) => `/experiments?${new URLSearchParams({ experiment, tab: 'run', run: id }).toString()}`,
    [experiment],
  );
  const [chosen, setChosen] = useQueryParam('columns', USUAL_COLUMNS.join(' '));
  const all = useMemo(() => columnsOf(runs, speech, linkOf), [runs, speech, linkOf]);
  const metrics = useMemo(() => namesOf(runs, 'metricValues'), [runs]);
  const compared = useComparedColumn();
  const columns = useMemo(() => {
    const names = chosen.split(' ');
    return [compared, ...all.filter(({ id }) => names.includes(id))];
  }, [compared, all, chosen]);

  if (runs.length === 0) {
    if (!isWhole) return <Loading />;
    return (
      <Empty title={t.experiments.noRuns}>
        <p>{t.experiments.noRunsHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <RunFilters metrics={metrics} />
      <div className="toolbar">
        <ColumnChoice all={all} chosen={chosen.split(' ')} onChange={(ids) => setChosen(ids.join(' '))} />
        <span className="muted" role="status">
          {t.experiments.shown(number(kept.length), number(runs.length))}
          {!isWhole && ` ${t.common.loading}`}
        </span>
        <span className="downloads">
          {t.experiments.download}:{' '}
          {downloads.map(({ format, path }) => (
            <a key={format} href={path} download>
              {format}
            </a>
          ))}
        </span>
      </div>
      <DataTable
        label={t.experiments.tabs.runs}
        columns={columns}
        rows={kept}
        idOf={({ id }) => id}
        height={480}
      />
      {lines.length > 1 && (
        <section className="card">
          <Chart
            title={t.experiments.parallel}
            option={parallel.option}
            table={parallel.table}
            height={340}
          />
          {lines.length === MOST_LINES && (
            <p className="muted">{t.experiments.mostLines(number(MOST_LINES))}</p>
          )}
        </section>
      )}
    </>
  );
}

/** A tick for each of the two runs to compare; a third one takes the place of the second. */
function useComparedColumn(): Column<RunRow> {
  const { t } = useLanguage();
  const goTo = useGoTo();
  const [a] = useQueryParam('a');
  const [b] = useQueryParam('b');
  return useMemo(() => {
    const sideOf = ({ id }: RunRow) => (id === a ? 'A' : id === b ? 'B' : null);
    const toggle = (run: RunRow) => {
      const side = sideOf(run);
      if (side === 'A') goTo({ a: b, b: '' });
      else if (side === 'B') goTo({ b: '' });
      else goTo(a === '' ? { a: run.id } : { b: run.id });
    };
    return {
      id: 'compare',
      name: t.experiments.tabs.compare,
      value: sideOf,
      cell: (run) => (
        <label className="compared">
          <input
            type="checkbox"
            aria-label={t.experiments.compareRun(`k = ${run.nClusters}`)}
            checked={sideOf(run) !== null}
            onChange={() => toggle(run)}
          />
          {sideOf(run)}
        </label>
      ),
    };
  }, [a, b, goTo, t]);
}
