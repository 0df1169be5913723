interface Step {
  kind: string;
  fraction: number;
  at: string;
}

const SECOND = 1000;
/** Before so much is done, nothing can be said. */
const LEAST = 0.02;

/** How many seconds the rest of a job takes if it goes on as it did since it was last started; null where that is unknown. */
export function timeLeft(events: readonly Step[]): number | null {
  const from = events.findLast(({ kind }) => kind === 'STARTED') ?? events.at(0);
  const last = events.at(-1);
  if (!from || !last) return null;
  const done = last.fraction - from.fraction;
  if (done < LEAST) return null;
  const seconds = (Date.parse(last.at) - Date.parse(from.at)) / SECOND;
  return (seconds / done) * (1 - last.fraction);
}
