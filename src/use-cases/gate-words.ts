import type { CheckResult } from './gate-checks.ts';

/** What a check looks at. */
const NAMES: Record<CheckResult['name'], string> = {
  COMPARABLE: 'keterbandingan dengan pemegang alias',
  SILHOUETTE: 'peningkatan silhouette',
  DAVIES_BOULDIN: 'perbaikan indeks Davies-Bouldin',
  CALINSKI_HARABASZ: 'peningkatan indeks Calinski-Harabasz',
  INERTIA: 'perbaikan inersia',
  CLUSTER_SIZE: 'jumlah baris klaster terkecil',
  CLUSTER_SHARE: 'proporsi klaster terkecil',
  STABILITY: 'stabilitas bootstrap',
  MATCHING: 'kecocokan klaster (indeks Rand tersesuaikan)',
};

/** A check of a promotion gate in Indonesian; `show` writes a number. In English its reason says it. */
export function checkInIndonesian(
  { name, passed, value, bound }: CheckResult,
  show: (value: number) => string,
): string {
  const found = value === null ? '' : ` ${show(value)}`;
  const asked = bound === null ? '' : ` (batas ${show(bound)})`;
  return `${NAMES[name]}${found}${asked} ${passed ? 'terpenuhi' : 'tidak terpenuhi'}`;
}
