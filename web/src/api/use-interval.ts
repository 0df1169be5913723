import { useEffect, useEffectEvent } from 'react';

/** Does something again and again while the page is seen; null: not at all. */
export function useInterval(act: () => void, milliseconds: number | null): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (milliseconds === null) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) actNow();
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
}
