import type { EChartsCoreOption } from 'echarts/core';
import type { Messages } from '../../i18n/language.tsx';
import { CURRENT_COLOR, REFERENCE_COLOR } from './colors.ts';
import type { Report } from './documents.ts';

type Clusters = NonNullable<Report['throughModel']>['clusters'];

/** Which share of the rows each cluster has on both sides, the highest cluster on top. */
export function clusterShareOption(
  clusters: Clusters,
  words: Messages['drift'],
  figure: (value: number) => string,
): EChartsCoreOption {
  const bars = (name: string, color: string, side: 'referenceShare' | 'currentShare') => ({
    name,
    type: 'bar',
    itemStyle: { color },
    data: clusters.map((cluster) => 100 * cluster[side]),
  });
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, data: [words.reference, words.current] },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: number) => `${figure(value)} %`,
    },
    xAxis: { type: 'value', axisLabel: { formatter: '{value} %', hideOverlap: true } },
    yAxis: {
      type: 'category',
      data: clusters.map(({ label }) => label),
      axisLabel: { width: 170, overflow: 'truncate' },
    },
    series: [
      bars(words.reference, REFERENCE_COLOR, 'referenceShare'),
      bars(words.current, CURRENT_COLOR, 'currentShare'),
    ],
  };
}
