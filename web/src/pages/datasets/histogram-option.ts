import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTable } from '../../charts/download.ts';

interface Histogram {
  edges: readonly number[];
  counts: readonly number[];
}

/** Bars that touch each other over the bins of a column. */
export function histogramOption(
  { edges, counts }: Histogram,
  column: string,
  rows: string,
  number: (value: number, digits?: number) => string,
): EChartsCoreOption {
  const bins = counts.map((_, bin) => `${number(edges[bin], 4)} – ${number(edges[bin + 1], 4)}`);
  return {
    grid: { left: 8, right: 16, top: 32, bottom: 28, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: bins,
      name: column,
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { formatter: (_: string, bin: number) => number(edges[bin], 3), hideOverlap: true },
      axisTick: { alignWithLabel: false },
    },
    yAxis: { type: 'value', name: rows, minInterval: 1 },
    series: [{ type: 'bar', name: rows, data: [...counts], barCategoryGap: '2%', color: '#0072b2' }],
  };
}

export function histogramTable({ edges, counts }: Histogram, columns: [string, string, string]): ChartTable {
  return { columns, rows: counts.map((count, bin) => [edges[bin], edges[bin + 1], count]) };
}
