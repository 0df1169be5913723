import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Badge } from '../../components/badge.tsx';
import type { Column } from '../../components/data-table.tsx';
import type { useLanguage } from '../../i18n/language.tsx';
import { metricOf, paramOf, versionName, type RunRow } from './documents.ts';
import { namesOf } from './run-filter.ts';
import { toneOfRun } from './tones.ts';

/** What is shown while nobody has chosen. */
export const USUAL_COLUMNS = [
  'clusters',
  'status',
  'metric.silhouette_score',
  'metric.davies_bouldin_index',
  'metric.calinski_harabasz_score',
  'metric.inertia',
  'param.algorithm',
  'param.scaling',
  'data',
  'created',
];

const SECOND = 1000;

/** Every column that a table of these runs may have. */
export function columnsOf(
  runs: readonly RunRow[],
  { t, time, number }: Pick<ReturnType<typeof useLanguage>, 't' | 'time' | 'number'>,
  linkOf: (run: RunRow) => string,
): Column<RunRow>[] {
  const words = t.experiments;
  const named = (run: RunRow): ReactNode => <Link href={linkOf(run)}>k = {run.nClusters}</Link>;
  return [
    { id: 'clusters', name: words.nClusters, value: (run) => run.nClusters, cell: named },
    {
      id: 'status',
      name: words.status,
      value: ({ status }) => words.statuses[status],
      cell: ({ status }) => <Badge tone={toneOfRun(status)}>{words.statuses[status]}</Badge>,
    },
    ...namesOf(runs, 'metricValues').map((key) => ({
      id: `metric.${key}`,
      name: nameOfMetric(key, words.metrics),
      value: (run: RunRow) => metricOf(run, key),
    })),
    ...namesOf(runs, 'paramValues')
      .filter((key) => key !== 'n_clusters')
      .map((key) => ({ id: `param.${key}`, name: key, value: (run: RunRow) => paramOf(run, key) })),
    { id: 'data', name: words.data, value: ({ datasetVersion }) => versionName(datasetVersion) },
    { id: 'sizes', name: words.sizes, value: ({ clusterSizes }) => clusterSizes?.join(', ') ?? null },
    {
      id: 'duration',
      name: words.duration,
      value: secondsOf,
      cell: (run) => {
        const seconds = secondsOf(run);
        return seconds === null ? '–' : `${number(seconds, 1)} s`;
      },
    },
    {
      id: 'created',
      name: t.common.columns.created,
      value: ({ createdAt }) => Date.parse(createdAt),
      cell: ({ createdAt }) => time(createdAt),
    },
  ];
}

/** What people call a metric; its own name where there is no word for it. */
export function nameOfMetric(key: string, words: Record<string, string>): string {
  return Object.hasOwn(words, key) ? words[key] : key;
}

function secondsOf({ startedAt, endedAt }: RunRow): number | null {
  if (!startedAt || !endedAt) return null;
  return (Date.parse(endedAt) - Date.parse(startedAt)) / SECOND;
}
