import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/**
 * A part of what a page shows that stands in its address, so that the address can be passed on. The default is left out.
 * Setting it replaces the entry of the history, unless `push` is said: then the browser's way back leads to the old value.
 */
export function useQueryParam(
  name: string,
  fallback = '',
): [string, (value: string, options?: { push?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string, { push = false }: { push?: boolean } = {}) =>
      setParams(
        () => {
          // What stands there now: another parameter may have been set in the same turn.
          const after = new URLSearchParams(location.search);
          if (value === fallback) after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: !push },
      ),
    [setParams, name, fallback],
  );
  return [params.get(name) ?? fallback, set];
}

/** Sets several parts of the address at once; what is empty is left out. Each set is an entry of the history. */
export function useGoTo(): (values: Record<string, string>) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (values) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      }),
    [setParams],
  );
}
