import type { EChartsCoreOption } from 'echarts/core';

export interface Share {
  feature: string;
  /** 0 to 1. */
  share: number;
}

/** How much of the squared distance to the centre each feature makes. */
export function sharesOption(shares: readonly Share[], color: string): EChartsCoreOption {
  return {
    grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shares.map(({ feature }) => feature),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { width: 150, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { color },
        showBackground: true,
        backgroundStyle: { color: 'rgba(127,127,127,0.15)' },
        label: {
          show: true,
          position: 'right',
          formatter: ({ value }: { value: number }) => `${Math.round(value * 100)} %`,
        },
        data: shares.map(({ share }) => share),
      },
    ],
  };
}
