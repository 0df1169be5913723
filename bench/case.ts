/** One line of a benchmark: our time and the peer's on the same data in the same call. */
export interface BenchCase {
  case: string;
  ours: number;
  peer: number;
  /** Whom `peer` is the time of; scikit-learn where it is not said. */
  peerName?: string;
  unit: 's' | 'rows/s' | 'requests/s';
  /** Above 1 we are better. */
  ratio: number;
  /** The time (or rate) that the machine's arithmetic or memory allows, measured in this run. */
  limit: number;
  note: string;
}

/**
 * Medians compared. The note adds the fastest runs of both: on a busy machine scikit-learn's threads wait for one
 * another, and its median says more about the neighbours than about it.
 * @param times the seconds of our runs, of the peer's, and the least possible
 */
export function timedCase(
  name: string,
  times: { ours: readonly number[]; peer: readonly number[]; limit: number },
  note: string,
): BenchCase {
  const [ours, peer] = [median(times.ours), median(times.peer)];
  const fastest = Math.min(...times.peer) / Math.min(...times.ours);
  return {
    case: name,
    ours,
    peer,
    unit: 's',
    ratio: peer / ours,
    limit: times.limit,
    note: `${note}; fastest runs ${fastest.toFixed(1)}x`,
  };
}

// V8 replaces its first, slow code within this time.
const WARM_UP_MS = 500;

/** The seconds of `repeats` runs, warm. */
export async function timeRuns(run: () => unknown, repeats = 7): Promise<number[]> {
  const begun = performance.now();
  do await run();
  while (performance.now() - begun < WARM_UP_MS);
  const seconds: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    await run();
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
