import type { Messages } from '../../i18n/language.tsx';
import type { Gate } from './documents.ts';

/** What a new model must show before it becomes Production, in words. */
export function gateInWords(
  gate: Gate | null,
  words: Messages['pipelines'],
  figure: (value: number) => string,
): string {
  // The gate takes what is left out for Production, and the silhouette.
  if (!gate || gate.aliases?.includes('Production') === false) return words.noGate;
  const metrics = gate.metrics ?? [{ metric: 'SILHOUETTE' as const, minimumImprovement: 0 }];
  const least = [
    [words.smallest, gate.minimumClusterSize],
    [words.smallestShare, gate.minimumClusterShare],
    [words.stability, gate.minimumStability],
    [words.matching, gate.minimumMatching],
  ] as const;
  const conditions = [
    ...metrics.map(({ metric, minimumImprovement }) =>
      words.beats(words.metrics[metric], figure(minimumImprovement ?? 0)),
    ),
    ...least.flatMap(([what, bound]) =>
      typeof bound === 'number' ? [words.atLeast(what, figure(bound))] : [],
    ),
  ];
  return `${words.gateOf(gate.revision)}: ${conditions.join(', ')}`;
}
