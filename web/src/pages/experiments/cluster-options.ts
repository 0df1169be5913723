import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';
import type { RunDetails } from './documents.ts';

export type Point = NonNullable<RunDetails['points']>['points'][number];
export type Clusters = RunDetails['clusters'];

/** A silhouette plot: the rows of each cluster from the best to the worst, one cluster beside the other. */
export function silhouetteOption(
  points: readonly Point[],
  clusters: Clusters,
  mean: number | null,
): EChartsCoreOption {
  const colors = clusterColors(clusters.length);
  let start = 0;
  const series = clusters.map(({ id, label }) => {
    const own = points
      .flatMap(({ cluster, silhouette }) =>
        cluster === id && typeof silhouette === 'number' ? [silhouette] : [],
      )
      .toSorted((a, b) => b - a);
    const from = start;
    start += own.length;
    // Each row is as wide as one, and the last one ends where the next cluster begins.
    const steps = [...own, ...own.slice(-1)].map((value, index) => [from + index, value]);
    return {
      type: 'line',
      name: label,
      step: 'end',
      symbol: 'none',
      color: colors[id],
      lineStyle: { width: 0 },
      areaStyle: { opacity: 0.9 },
      data: steps,
    };
  });
  const meanLine = {
    symbol: 'none',
    lineStyle: { type: 'dashed', color: '#7f8a99' },
    data: [{ yAxis: mean ?? 0, label: { position: 'insideEndTop', formatter: '{c}' } }],
    precision: 3,
  };
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    legend: { type: 'scroll', top: 0 },
    xAxis: {
      type: 'value',
      max: start,
      axisLabel: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', max: 1 },
    series: series.map((each, index) =>
      index === 0 && mean !== null ? { ...each, markLine: meanLine } : each,
    ),
  };
}

/** The rows along the first two principal components, in the colours of their clusters. */
export function componentsOption(
  points: readonly Point[],
  clusters: Clusters,
  [xName, yName]: readonly [string, string],
): EChartsCoreOption {
  const colors = clusterColors(clusters.length);
  const axis = { type: 'value', scale: true, nameLocation: 'middle' };
  return {
    animation: false,
    grid: { left: 36, right: 16, top: 36, bottom: 40, containLabel: true },
    legend: { type: 'scroll', top: 0 },
    tooltip: {
      formatter: ({ name, seriesName }: { name: string; seriesName: string }) =>
        `${escaped(name)} · ${escaped(seriesName)}`,
    },
    xAxis: { ...axis, name: xName, nameGap: 28 },
    yAxis: { ...axis, name: yName, nameGap: 36 },
    series: clusters.map(({ id, label }) => ({
      type: 'scatter',
      name: label,
      color: colors[id],
      symbolSize: 8,
      itemStyle: { opacity: 0.8 },
      data: points.flatMap(({ cluster, name, pc1, pc2 }) =>
        cluster === id ? [{ name, value: [pc1 ?? null, pc2 ?? 0] }] : [],
      ),
    })),
  };
}

/** A tooltip is HTML, and names come from data. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign]);
}
