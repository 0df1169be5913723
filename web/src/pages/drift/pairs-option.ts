import type { EChartsCoreOption } from 'echarts/core';
import type { DriftRowPairsQuery } from '../../gql/graphql.ts';
import type { Messages } from '../../i18n/language.tsx';
import { CURRENT_COLOR, FELL_COLOR, REFERENCE_COLOR, ROSE_COLOR, STAYED_COLOR } from './colors.ts';

export type RowPair = NonNullable<NonNullable<DriftRowPairsQuery['driftReport']>['column']>['pairs'][number];
type Figure = (value: number) => string;
type Words = Messages['drift'];

const DIRECTIONS = [
  { direction: 'rose', color: ROSE_COLOR, symbol: 'triangle', sign: 1 },
  { direction: 'fell', color: FELL_COLOR, symbol: 'diamond', sign: -1 },
  { direction: 'stayed', color: STAYED_COLOR, symbol: 'circle', sign: 0 },
] as const;

/** Of before and after, for the tooltips. */
const inWords = ({ name, reference, current }: RowPair, figure: Figure) =>
  `${name}\n${figure(reference)} → ${figure(current)}`;

/** Each row as a point, before across and after up, with the line on which nothing changes. */
export function scatterOption(pairs: readonly RowPair[], words: Words, figure: Figure): EChartsCoreOption {
  const values = pairs.flatMap(({ reference, current }) => [reference, current]);
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const margin = (most - least) * 0.04 || 1;
  const [low, high] = [least - margin, most + margin];
  const axis = {
    type: 'value',
    min: low,
    max: high,
    axisLabel: { formatter: figure, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
  };
  const series = DIRECTIONS.map(({ direction, color, symbol, sign }) => ({
    name: words[direction],
    type: 'scatter',
    symbol,
    symbolSize: 10,
    itemStyle: { color },
    data: pairs
      .filter(({ reference, current }) => Math.sign(current - reference) === sign)
      .map((pair) => ({ value: [pair.reference, pair.current], name: inWords(pair, figure) })),
  })).filter(({ data }) => data.length > 0);
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 28, containLabel: true },
    legend: { top: 0, data: series.map(({ name }) => name) },
    tooltip: { renderMode: 'richText', formatter: ({ name }: { name: string }) => name },
    xAxis: { ...axis, name: words.pairs.before, nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis, name: words.pairs.after },
    series: [
      ...series,
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        tooltip: { show: false },
        lineStyle: { color: STAYED_COLOR, type: 'dashed', width: 1.5 },
        data: [
          [low, low],
          [high, high],
        ],
      },
    ],
  };
}

/** Each row as a line from before to after, the one that rose most on top. */
export function dumbbellOption(pairs: readonly RowPair[], words: Words, figure: Figure): EChartsCoreOption {
  const rows = pairs.toSorted((a, b) => a.current - a.reference - (b.current - b.reference));
  const dots = (name: string, color: string, side: 'reference' | 'current') => ({
    name,
    type: 'scatter',
    symbolSize: 9,
    itemStyle: { color },
    data: rows.map((pair, row) => ({ value: [pair[side], row], name: inWords(pair, figure) })),
  });
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, data: [words.pairs.before, words.pairs.after] },
    tooltip: { renderMode: 'richText', formatter: ({ name }: { name: string }) => name },
    xAxis: { type: 'value', scale: true, axisLabel: { formatter: figure, hideOverlap: true } },
    yAxis: {
      type: 'category',
      data: rows.map(({ name }) => name),
      axisLabel: { interval: 0, width: 130, overflow: 'truncate' },
      axisTick: { show: false },
    },
    series: [
      ...rows.map(({ reference, current }, row) => ({
        type: 'line',
        silent: true,
        symbol: 'none',
        tooltip: { show: false },
        lineStyle: { color: current >= reference ? ROSE_COLOR : FELL_COLOR, width: 2.5 },
        data: [
          [reference, row],
          [current, row],
        ],
      })),
      dots(words.pairs.before, REFERENCE_COLOR, 'reference'),
      dots(words.pairs.after, CURRENT_COLOR, 'current'),
    ],
  };
}
