import { Extensions } from 'type-graphql';
import type { DeclaredCost } from '../access/price.ts';

/**
 * Says what an operation, or a field that takes work, costs in points, beside what is selected of it: a number, or a
 * function of its arguments with the words that its description says it in.
 */
export function Costs(points: number): ReturnType<typeof Extensions>;
export function Costs(points: DeclaredCost, words: string): ReturnType<typeof Extensions>;
export function Costs(points: DeclaredCost, words?: string): ReturnType<typeof Extensions> {
  return Extensions({ cost: points, costWords: words ?? String(points) });
}

/** Says how many items a page of a list may have, where that is not 100. */
export function MostItems(most: number): ReturnType<typeof Extensions> {
  return Extensions({ mostItems: most });
}
