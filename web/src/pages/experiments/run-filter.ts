import { metricOf, paramOf, versionName, type RunRow } from './documents.ts';

/** Which runs a table shows. What is empty says nothing. */
export interface RunFilter {
  text: string;
  status: string;
  /** Of clusters, as text. */
  clusters: string;
  metric: string;
  atLeast: string;
  atMost: string;
}

export function keepsRun(filter: RunFilter, run: RunRow): boolean {
  if (filter.status !== '' && run.status !== filter.status) return false;
  if (filter.clusters !== '' && run.nClusters !== Number(filter.clusters)) return false;
  if (filter.atLeast !== '' || filter.atMost !== '') {
    const value = metricOf(run, filter.metric);
    if (value === null) return false;
    if (filter.atLeast !== '' && value < Number(filter.atLeast)) return false;
    if (filter.atMost !== '' && value > Number(filter.atMost)) return false;
  }
  if (filter.text === '') return true;
  const searched = [versionName(run.datasetVersion), paramOf(run, 'algorithm'), paramOf(run, 'scaling')];
  const wanted = filter.text.toLowerCase();
  return searched.some((text) => text?.toLowerCase().includes(wanted));
}

/** The metrics that tell most come first. */
const FIRST = ['silhouette_score', 'davies_bouldin_index', 'calinski_harabasz_score', 'inertia', 'n_iter'];

/** The names that any of the runs has a value for: those that tell most, then the others by name. */
export function namesOf(runs: readonly RunRow[], field: 'paramValues' | 'metricValues'): string[] {
  const names = new Set<string>();
  for (const run of runs) for (const name of Object.keys(run[field] as object)) names.add(name);
  const first = FIRST.filter((name) => names.delete(name));
  return [...first, ...[...names].toSorted()];
}
