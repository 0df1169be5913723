import type { CanaryTest } from '../entities/canary.ts';
import type { CheckResult } from './gate-checks.ts';

/** A check of a promotion gate, or a test of a canary, as a decision was made by it. Plain data. */
export type DecisionCheck = Pick<CheckResult, 'passed' | 'value' | 'bound' | 'reason'> & {
  name: CheckResult['name'] | CanaryTest['name'];
};

/** What a check looks at. */
const NAMES: Record<DecisionCheck['name'], string> = {
  COMPARABLE: 'keterbandingan dengan pemegang alias',
  SILHOUETTE: 'peningkatan silhouette',
  DAVIES_BOULDIN: 'perbaikan indeks Davies-Bouldin',
  CALINSKI_HARABASZ: 'peningkatan indeks Calinski-Harabasz',
  INERTIA: 'perbaikan inersia',
  CLUSTER_SIZE: 'jumlah baris klaster terkecil',
  CLUSTER_SHARE: 'proporsi klaster terkecil',
  STABILITY: 'stabilitas bootstrap',
  MATCHING: 'kecocokan klaster (indeks Rand tersesuaikan)',
  ERRORS: 'proporsi permintaan yang tidak terjawab',
  AGREEMENT: 'proporsi label yang berbeda dari Production',
  LATENCY: 'proporsi panggilan yang lambat',
};

/** A check in Indonesian; `show` writes a number. In English its reason says it. */
export function checkInIndonesian(
  { name, passed, value, bound }: DecisionCheck,
  show: (value: number) => string,
): string {
  const found = value === null ? '' : ` ${show(value)}`;
  const asked = bound === null ? '' : ` (batas ${show(bound)})`;
  return `${NAMES[name]}${found}${asked} ${passed ? 'terpenuhi' : 'tidak terpenuhi'}`;
}
