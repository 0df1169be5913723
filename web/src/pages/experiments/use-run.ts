import { useEffect, useEffectEvent } from 'react';
import { useQuery, type CombinedError } from 'urql';
import { RUN, type RunDetails } from './documents.ts';

/**
 * The details of a run; null while there are none, or where there is no such run (then it is also not loading).
 * @param beat what counts the changes of the experiment: a run at work is asked for again with each
 */
export function useRun(
  id: string,
  beat: number,
): {
  run: RunDetails | null;
  isLoading: boolean;
  error: CombinedError | undefined;
  retry: () => void;
} {
  const [{ data, error, fetching }, retry] = useQuery({ query: RUN, variables: { id }, pause: id === '' });
  const run = data?.run ?? null;
  const follow = useEffectEvent(() => {
    if (run?.status === 'SCHEDULED' || run?.status === 'RUNNING') retry({ requestPolicy: 'network-only' });
  });
  useEffect(() => {
    follow();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again with each change
  }, [beat]);
  return { run, isLoading: fetching && !data, error: data ? undefined : error, retry };
}
