import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTable } from '../../charts/download.ts';
import { metricOf, type RunRow } from './documents.ts';

/** More lines than this cannot be told apart. */
export const MOST_LINES = 400;

const METRICS = ['silhouette_score', 'davies_bouldin_index', 'calinski_harabasz_score', 'inertia', 'n_iter'];

/** The finished runs with the highest silhouettes, so many at most. */
export function linesOf(runs: readonly RunRow[]): RunRow[] {
  const scored = runs.filter((run) => metricOf(run, 'silhouette_score') !== null);
  if (scored.length <= MOST_LINES) return scored;
  const score = (run: RunRow) => metricOf(run, 'silhouette_score')!;
  return scored.toSorted((a, b) => score(b) - score(a)).slice(0, MOST_LINES);
}

/**
 * Parallel coordinates: the number of clusters against every metric that is known of the runs.
 * @param nameOf what people call the number of clusters (`n_clusters`) and each metric
 */
export function parallelChart(
  runs: readonly RunRow[],
  nameOf: (key: string) => string,
): { option: EChartsCoreOption; table: ChartTable } {
  const metrics = METRICS.filter((key) => runs.some((run) => metricOf(run, key) !== null));
  const names = ['n_clusters', ...metrics].map(nameOf);
  const rows = runs.map((run) => [run.nClusters, ...metrics.map((key) => metricOf(run, key))]);
  const scores = rows.flatMap(([, score]) => (score === null ? [] : [score]));
  const option: EChartsCoreOption = {
    animation: false,
    parallelAxis: names.map((name, dim) => ({
      dim,
      name,
      scale: true,
      ...(dim === 0 && { minInterval: 1 }),
    })),
    parallel: {
      left: 48,
      right: 72,
      top: 48,
      bottom: 24,
      parallelAxisDefault: {
        type: 'value',
        nameLocation: 'end',
        nameGap: 16,
        axisLabel: { hideOverlap: true },
      },
    },
    visualMap: {
      show: false,
      dimension: 1,
      min: Math.min(...scores),
      max: Math.max(...scores),
      // Viridis turned so that both themes leave both ends legible.
      inRange: { color: ['#8a5fbf', '#3b8ec2', '#2fa87c', '#b8c41f'] },
    },
    tooltip: {},
    series: [
      {
        type: 'parallel',
        data: rows,
        lineStyle: { width: rows.length > 100 ? 1 : 2, opacity: rows.length > 100 ? 0.45 : 0.8 },
        emphasis: { lineStyle: { width: 3, opacity: 1 } },
      },
    ],
  };
  return { option, table: { columns: names, rows } };
}
