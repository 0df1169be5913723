/** Lets so many through at a time; the others wait, and go in the order in which they came. */
export function createTurnstile(places: number): <T>(use: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (use) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await use();
    } finally {
      // Whoever waits takes over the place, so that nobody who comes now is faster.
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
