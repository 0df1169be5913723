import { useCallback, useMemo, useRef, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { useAllPages } from '../../api/use-all-pages.ts';
import { RUNS, type RunRow } from './documents.ts';

interface Runs {
  /** Newest first. */
  runs: readonly RunRow[];
  isWhole: boolean;
  error: CombinedError | undefined;
  reload: () => void;
  /** Counts the refreshes: what depends on how sweeps stand is to be asked for again. */
  beat: number;
  /** Asks anew for the runs of one sweep, which is cheap however many others there are. */
  refresh: (sweepId: string) => Promise<void>;
}

/** A thousand events a minute are not a thousand questions. */
const LEAST_PAUSE_MS = 250;

/** The runs of an experiment, with what has become of those at work meanwhile. */
export function useRuns(experiment: string): Runs {
  const client = useClient();
  const { nodes, isWhole, error, reload } = useAllPages(RUNS, { experiment }, ({ runs }) => runs);
  const [beat, setBeat] = useState(0);
  const [newer, setNewer] = useState<ReadonlyMap<string, RunRow>>(new Map());

  /** The sweeps that are being asked for, and whether they are to be asked for once more. */
  const asked = useRef(new Map<string, boolean>());
  const refresh = useCallback(
    async (sweepId: string) => {
      const isAsked = asked.current.has(sweepId);
      asked.current.set(sweepId, true);
      if (isAsked) return;
      while (asked.current.get(sweepId)) {
        asked.current.set(sweepId, false);
        const { data } = await client.query(RUNS, { sweepId }, { requestPolicy: 'network-only' }).toPromise();
        const found = data?.runs.edges.map(({ node }) => [node.id, node] as const) ?? [];
        setNewer((before) => new Map([...before, ...found]));
        setBeat((before) => before + 1);
        await new Promise((done) => setTimeout(done, LEAST_PAUSE_MS));
      }
      asked.current.delete(sweepId);
    },
    [client],
  );

  const runs = useMemo(() => {
    if (newer.size === 0) return nodes;
    const known = new Set(nodes.map(({ id }) => id));
    const added = [...newer.values()].filter(({ id }) => !known.has(id));
    // Ids sort by time.
    added.sort((a, b) => (a.id < b.id ? 1 : -1));
    return [...added, ...nodes.map((run) => newer.get(run.id) ?? run)];
  }, [nodes, newer]);
  return { runs, isWhole, error, reload, beat, refresh };
}
