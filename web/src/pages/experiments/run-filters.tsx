import { useMemo } from 'react';
import { useGoTo, useQueryParam } from '../../api/query-param.ts';
import { Choice, Field } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { nameOfMetric } from './run-columns.tsx';
import type { RunFilter } from './run-filter.ts';

const FIELDS = ['q', 'status', 'k', 'metric', 'least', 'most'];

/** The filter of the runs, as the address has it. */
export function useRunFilter(): RunFilter {
  const [text] = useQueryParam('q');
  const [status] = useQueryParam('status');
  const [clusters] = useQueryParam('k');
  const [metric] = useQueryParam('metric', 'silhouette_score');
  const [atLeast] = useQueryParam('least');
  const [atMost] = useQueryParam('most');
  return useMemo(
    () => ({ text, status, clusters, metric, atLeast, atMost }),
    [text, status, clusters, metric, atLeast, atMost],
  );
}

export function RunFilters({ metrics }: { metrics: readonly string[] }) {
  const { t } = useLanguage();
  const filter = useRunFilter();
  const goTo = useGoTo();
  const [, setText] = useQueryParam('q');
  const [, setStatus] = useQueryParam('status');
  const [, setClusters] = useQueryParam('k');
  const [, setMetric] = useQueryParam('metric', 'silhouette_score');
  const [, setLeast] = useQueryParam('least');
  const [, setMost] = useQueryParam('most');
  const { statuses, metrics: words } = t.experiments;
  // Which metric is bounded says nothing without a bound.
  const { metric: _metric, ...said } = filter;
  const isFiltered = Object.values(said).some((value) => value !== '');
  return (
    <search className="toolbar" aria-label={t.experiments.filter}>
      <Field name={t.experiments.search}>
        <input type="search" value={filter.text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <Choice
        name={t.experiments.status}
        value={filter.status}
        options={[['', t.experiments.any], ...Object.entries(statuses)]}
        onChange={setStatus}
      />
      <Field name={t.experiments.nClusters}>
        <input
          type="number"
          min={2}
          className="short"
          value={filter.clusters}
          onChange={({ target }) => setClusters(target.value)}
        />
      </Field>
      <Choice
        name={t.experiments.metric}
        value={filter.metric}
        options={[...new Set([filter.metric, ...metrics])].map((key) => [key, nameOfMetric(key, words)])}
        onChange={setMetric}
      />
      <Field name={t.experiments.atLeast}>
        <input
          type="number"
          step="any"
          className="short"
          value={filter.atLeast}
          onChange={({ target }) => setLeast(target.value)}
        />
      </Field>
      <Field name={t.experiments.atMost}>
        <input
          type="number"
          step="any"
          className="short"
          value={filter.atMost}
          onChange={({ target }) => setMost(target.value)}
        />
      </Field>
      {isFiltered && (
        <button type="button" onClick={() => goTo(Object.fromEntries(FIELDS.map((field) => [field, ''])))}>
          {t.experiments.clear}
        </button>
      )}
    </search>
  );
}
