import type { EChartsCoreOption } from 'echarts/core';
import type { DriftHistoryQuery } from '../../gql/graphql.ts';
import type { Messages } from '../../i18n/language.tsx';
import { CALM_COLOR, DRIFTED_COLOR, STAYED_COLOR } from './colors.ts';

type Score = DriftHistoryQuery['driftHistory']['edges'][number]['node'];
interface Words {
  time: (time: string) => string;
  figure: (value: number) => string;
}

/** A logarithm has no 0; below this p-values are all as good as none. */
const LEAST_P = 1e-12;

/**
 * The scores of a column, oldest first, with the newest threshold as a dashed line. Up is more drift: p-values, which
 * are drift where they are small, stand upside down. Where reports changed between p-values and distances, those of
 * the newest one's kind are drawn.
 */
export function scoreOption(
  scores: readonly Score[],
  words: Messages['drift'],
  { time, figure }: Words,
): EChartsCoreOption {
  const newest = scores.at(-1);
  const isP = typeof newest?.pValue === 'number';
  const shown = scores.filter(({ pValue }) => (typeof pValue === 'number') === isP);
  const at = (value: number) => (isP ? Math.max(value, LEAST_P) : value);
  // The axis reaches as far as the scores do by itself, and must reach the threshold besides.
  const inSight = newest && (isP ? { min: at(newest.threshold) / 10 } : { max: 1.2 * newest.threshold });
  const isBeyond = shown.some(({ score, threshold }) => (isP ? score < threshold : score > threshold));
  const labelOf = (index: number) => {
    const { test, score, threshold, drifted, report } = shown[index];
    const verdict = drifted ? words.drifted : words.notDrifted;
    return `${time(report.createdAt)}\n${words.testNames[test]}: ${figure(score)}\n${words.threshold}: ${figure(threshold)}\n${verdict}`;
  };
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      trigger: 'axis',
      formatter: ([{ dataIndex }]: { dataIndex: number }[]) => labelOf(dataIndex),
    },
    xAxis: {
      type: 'category',
      data: shown.map(({ report }) => time(report.createdAt)),
      axisLabel: { show: shown.length < 2 },
      axisTick: { show: false },
    },
    yAxis: {
      ...(isP ? { type: 'log', inverse: true, max: 1 } : { type: 'value', min: 0 }),
      ...(!isBeyond && inSight),
      axisLabel: { formatter: figure, hideOverlap: true },
    },
    series: [
      {
        type: 'line',
        data: shown.map(({ score, drifted }) => ({
          value: at(score),
          symbol: drifted ? 'diamond' : 'circle',
          itemStyle: { color: drifted ? DRIFTED_COLOR : CALM_COLOR },
        })),
        symbolSize: 10,
        lineStyle: { color: STAYED_COLOR, width: 1.5 },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: DRIFTED_COLOR, type: 'dashed', width: 1.5 },
          data: newest ? [{ yAxis: at(newest.threshold) }] : [],
        },
      },
    ],
  };
}
