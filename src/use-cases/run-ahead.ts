/** What the work gives for each item, in their order; a second one is at work while the first is waited for. */
export async function* runAhead<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<{ item: Item; result: Result }, void, undefined> {
  let ahead: { item: Item; working: Promise<Result> } | null = null;
  for await (const item of items) {
    const next = { item, working: heardLater(work(item)) };
    if (ahead) yield { item: ahead.item, result: await ahead.working };
    ahead = next;
  }
  if (ahead) yield { item: ahead.item, result: await ahead.working };
}

/** A failure while the next item is read is not taken for one that nobody hears of. */
export function heardLater<Result>(working: Promise<Result>): Promise<Result> {
  working.catch(() => {});
  return working;
}
