import type { EChartsCoreOption } from 'echarts/core';
import { clusterColors } from '../../charts/cluster-colors.ts';

interface Side {
  clusters: readonly { id: number; label: string }[];
}

interface Flow {
  fromLabel?: string | null;
  toLabel?: string | null;
  keys: number;
}

/** What stands for keys that one version lacks. */
const NEITHER = 'var(--muted)';

/**
 * Clusters of before on the left, of after on the right, the highest on top.
 * @param gone what stands for keys that one version lacks
 */
export function sankeyOption(
  flows: readonly Flow[],
  { from, to }: { from: Side; to: Side },
  words: { came: string; went: string },
): EChartsCoreOption {
  const nodesOf = (side: 'from' | 'to', { clusters }: Side, without: string) => {
    const colors = clusterColors(clusters.length);
    const labels = clusters.toReversed().map(({ id, label }) => ({ label, color: colors[id] }));
    return [...labels, { label: without, color: NEITHER }].map(({ label, color }, depth) => ({
      name: `${side}:${label}`,
      depth: side === 'from' ? 0 : 1,
      itemStyle: { color },
      label: { position: side === 'from' ? 'right' : 'left' },
      order: depth,
    }));
  };
  const links = flows.map(({ fromLabel, toLabel, keys }) => ({
    source: `from:${fromLabel ?? words.came}`,
    target: `to:${toLabel ?? words.went}`,
    value: keys,
  }));
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  const textOf = (name: string) => name.slice(name.indexOf(':') + 1);
  return {
    tooltip: {
      trigger: 'item',
      formatter: ({
        data,
        name,
        value,
      }: {
        data: { source?: string; target?: string };
        name: string;
        value: number;
      }) =>
        data.source
          ? `${textOf(data.source)} → ${textOf(data.target!)}: ${value}`
          : `${textOf(name)}: ${value}`,
    },
    series: [
      {
        type: 'sankey',
        animation: false,
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 16,
        nodeGap: 14,
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        label: { formatter: ({ name }: { name: string }) => textOf(name) },
        lineStyle: { color: 'source', opacity: 0.4, curveness: 0.5 },
        data: [...nodesOf('from', from, words.came), ...nodesOf('to', to, words.went)].filter(({ name }) =>
          used.has(name),
        ),
        links,
      },
    ],
  };
}
