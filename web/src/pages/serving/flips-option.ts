import type { EChartsCoreOption } from 'echarts/core';

export interface Flip {
  fromLabel: string;
  toLabel: string;
  count: number;
}

/** A heat map of labels that became others; what stayed equal is not in it. */
export function flipsOption(flips: readonly Flip[], names: { from: string; to: string }): EChartsCoreOption {
  const labels = [...new Set(flips.flatMap(({ fromLabel, toLabel }) => [fromLabel, toLabel]))].toSorted();
  const axis = { type: 'category', data: labels, splitArea: { show: true }, nameLocation: 'middle' };
  return {
    // It is drawn anew whenever figures come in.
    animation: false,
    tooltip: {},
    grid: { left: 28, right: 16, top: 8, bottom: 28, containLabel: true },
    xAxis: {
      ...axis,
      name: names.to,
      nameGap: 56,
      axisLabel: { interval: 0, width: 70, overflow: 'break', lineHeight: 13 },
    },
    yAxis: {
      ...axis,
      name: names.from,
      nameGap: 96,
      axisLabel: { width: 80, overflow: 'break', lineHeight: 13 },
    },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...flips.map(({ count }) => count)),
      inRange: { color: ['#fff0d6', '#e69f00', '#d55e00'] },
    },
    series: [
      {
        type: 'heatmap',
        label: { show: true, color: '#1b2430', fontWeight: 'bold' },
        data: flips.map(({ fromLabel, toLabel, count }) => [toLabel, fromLabel, count]),
      },
    ],
  };
}
