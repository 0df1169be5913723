import { useEffect, useEffectEvent } from 'react';

/** Does something again and again, as long as the page is looked at. @param everyMs null: never */
export function useInterval(action: () => void, everyMs: number | null): void {
  const act = useEffectEvent(action);
  useEffect(() => {
    if (everyMs === null) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) act();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
