import type { EChartsCoreOption } from 'echarts/core';

export interface Curve {
  name: string;
  color: string;
  /** By number of clusters, ascending. */
  points: readonly (readonly [nClusters: number, value: number])[];
}

export interface Mark {
  nClusters: number;
  text: string;
}

/** Curves over the numbers of clusters, some of which are marked. */
export function curveOption(
  xName: string,
  curves: readonly Curve[],
  marks: readonly Mark[],
): EChartsCoreOption {
  const ks = curves.flatMap(({ points }) => points.map(([k]) => k));
  return {
    grid: { left: 8, right: 24, top: curves.length > 1 ? 56 : 36, bottom: 28, containLabel: true },
    tooltip: { trigger: 'axis' },
    legend: { show: curves.length > 1, top: 0 },
    xAxis: {
      type: 'value',
      name: xName,
      nameLocation: 'middle',
      nameGap: 28,
      minInterval: 1,
      min: Math.min(...ks),
      max: Math.max(...ks),
    },
    yAxis: { type: 'value', scale: true },
    series: curves.map(({ name, color, points }, index) => ({
      type: 'line',
      name,
      color,
      symbolSize: 8,
      data: points,
      ...(index === 0 && {
        markLine: {
          symbol: 'none',
          animation: false,
          lineStyle: { type: 'dashed', color: '#7f8a99' },
          data: marks.map(({ nClusters, text }, nth) => ({
            xAxis: nClusters,
            label: { formatter: text, position: 'end', distance: 4 + 14 * nth, color: 'inherit' },
          })),
        },
      }),
    })),
  };
}
