import type { EChartsCoreOption } from 'echarts/core';
import type { Messages } from '../../i18n/language.tsx';
import { CURRENT_COLOR, REFERENCE_COLOR } from './colors.ts';
import type { ReportColumn } from './documents.ts';

type Histogram = ReportColumn['histogram'];

/** What each bin is called. */
export function binsOf({ edges, categories }: Histogram, figure: (value: number) => string): string[] {
  if (categories) return [...categories];
  return edges!.slice(0, -1).map((edge, i) => `${figure(edge)} – ${figure(edges![i + 1])}`);
}

/** The share of its side that each bin holds, in percent: sides of different sizes can be laid over each other. */
export function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : (100 * count) / total));
}

/** Both sides over the same bins: numbers laid over each other, categories beside each other. */
export function histogramOption(
  histogram: Histogram,
  words: Messages['drift'],
  figure: (value: number) => string,
): EChartsCoreOption {
  const isNumeric = histogram.categories === null || histogram.categories === undefined;
  const bins = binsOf(histogram, figure);
  const side = (name: string, counts: readonly number[], color: string) => ({
    name,
    type: 'bar',
    data: sharesOf(counts),
    barGap: isNumeric ? '-100%' : '5%',
    barCategoryGap: isNumeric ? '4%' : '25%',
    itemStyle: { color, opacity: isNumeric ? 0.6 : 1, borderColor: color, borderWidth: 1.5 },
  });
  return {
    grid: { left: 8, right: 16, top: 36, bottom: 24, containLabel: true },
    legend: { top: 0, data: [words.reference, words.current] },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: number) => `${figure(value)} %`,
    },
    xAxis: {
      type: 'category',
      data: bins,
      axisLabel: isNumeric
        ? { formatter: (_: string, index: number) => figure(histogram.edges![index]), hideOverlap: true }
        : { hideOverlap: true, width: 110, overflow: 'truncate' },
    },
    yAxis: { type: 'value', name: words.shareOfRows, nameLocation: 'end', nameTextStyle: { align: 'left' } },
    series: [
      side(words.reference, histogram.reference, REFERENCE_COLOR),
      side(words.current, histogram.current, CURRENT_COLOR),
    ],
  };
}
