import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';
import type { ShownVersion } from './documents.ts';

/** A bar for each cluster, the highest on top. */
export function sizesOption(clusters: ShownVersion['clusters']): EChartsCoreOption {
  const colors = clusterColors(clusters.length);
  return {
    grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', axisTick: { show: false }, data: clusters.map(({ label }) => label) },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        label: { show: true, position: 'right' },
        data: clusters.map(({ id, size }) => ({ value: size, itemStyle: { color: colors[id] } })),
      },
    ],
  };
}
