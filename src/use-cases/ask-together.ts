/**
 * Lets those who ask for the same within one turn of the event loop share one answer. It is asked for when the turn is
 * over, so that nobody gets an answer that is older than the question.
 */
export function askTogether(): <Answer>(what: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const asked = new Map<string, Promise<unknown>>();
  return async <Answer>(what: string, ask: () => Promise<Answer>) => {
    let answer = asked.get(what) as Promise<Answer> | undefined;
    if (!answer) {
      answer = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
        asked.delete(what);
        return await ask();
      });
      asked.set(what, answer);
    }
    return await answer;
  };
}
