import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';

export interface Flow {
  /** null: the keys were not there. */
  fromLabel?: string | null;
  toLabel?: string | null;
  keys: number;
}

interface FlowNames {
  from: string;
  to: string;
  /** What keys are called that one side lacks. */
  absent: string;
}

/** A Sankey diagram from the clusters of one version to those of another. */
export function flowOption(
  flows: readonly Flow[],
  labels: { from: string[]; to: string[] },
  { from, to, absent }: FlowNames,
): EChartsCoreOption {
  const before = (label: string | null | undefined) => `${label ?? absent} · ${from}`;
  const after = (label: string | null | undefined) => `${label ?? absent} · ${to}`;
  const nodes = (side: string[], nameOf: (label: string) => string, depth: number) => {
    const colors = clusterColors(side.length);
    const label = { position: depth === 0 ? 'right' : 'left' };
    // The highest cluster on top.
    return side
      .map((name, i) => ({ name: nameOf(name), depth, label, itemStyle: { color: colors[i] } }))
      .toReversed();
  };
  const isMissing = (label: string | null | undefined) => label === null || label === undefined;
  const grey = { color: '#8a94a3' };
  return {
    tooltip: { trigger: 'item' },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 8,
        top: 12,
        bottom: 12,
        nodeGap: 14,
        // In the order of the clusters, not of the sizes.
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'gradient', opacity: 0.45 },
        data: [
          ...nodes(labels.from, before, 0),
          ...nodes(labels.to, after, 1),
          ...(flows.some(({ fromLabel }) => isMissing(fromLabel))
            ? [{ name: before(null), depth: 0, label: { position: 'right' }, itemStyle: grey }]
            : []),
          ...(flows.some(({ toLabel }) => isMissing(toLabel))
            ? [{ name: after(null), depth: 1, label: { position: 'left' }, itemStyle: grey }]
            : []),
        ],
        links: flows.map(({ fromLabel, toLabel, keys }) => ({
          source: before(fromLabel),
          target: after(toLabel),
          value: keys,
        })),
      },
    ],
  };
}
