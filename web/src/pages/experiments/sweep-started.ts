const STARTED = 'gugus:sweep-started';

/** Lets what follows the sweeps at work look at once. */
export function tellSweepStarted(): void {
  globalThis.dispatchEvent(new Event(STARTED));
}

export function onSweepStarted(listener: () => void): () => void {
  globalThis.addEventListener(STARTED, listener);
  return () => globalThis.removeEventListener(STARTED, listener);
}
