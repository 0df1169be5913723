import type { Messages } from '../../i18n/language.tsx';
import type { VersionDetails } from './version-document.ts';

/** Below this share of the rows a cluster says little; the pick rule's usual bound. */
const SMALL_SHARE = 0.05;
const SMALL_SIZE = 10;
/** Kaufman and Rousseeuw (1990): up to 0.5 a structure is weak and may be artificial. */
const WEAK_SILHOUETTE = 0.5;

/** What whoever uses a version should know, in sentences. */
export function limitsOf(
  { clusters, run, matching, datasetVersion, signature }: VersionDetails,
  t: Messages,
  number: (value: number, digits?: number) => string,
): string[] {
  const { limit } = t.models.card;
  const rows = datasetVersion.rowCount;
  const small = clusters.filter(({ size }) => size < SMALL_SIZE || size / rows < SMALL_SHARE);
  const needed = signature.filter(({ missing }) => missing !== 'MEDIAN').map(({ name }) => name);
  const { silhouette } = run;
  const isDoubtful = ['QUARANTINED', 'BLOCKED', 'UNCHECKED'].includes(datasetVersion.standing);
  return [
    limit.descriptive,
    limit.range,
    ...small.map(({ label, size }) => limit.small(label, number(size), number((100 * size) / rows, 1))),
    ...(silhouette && silhouette.score < WEAK_SILHOUETTE ? [limit.weak(number(silhouette.score))] : []),
    ...(silhouette && !silhouette.exact ? [limit.sampled] : []),
    ...(matching?.isPoor ? [limit.poor] : []),
    ...(isDoubtful ? [limit.standing(t.models.standing[datasetVersion.standing])] : []),
    ...(needed.length > 0 ? [limit.refuses(needed.join(', '))] : []),
  ];
}
