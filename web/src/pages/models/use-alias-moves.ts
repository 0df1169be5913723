import { useMemo } from 'react';
import { useEvents } from '../../api/use-events.ts';
import { graphql } from '../../gql/gql.ts';
import type { AliasMovesSubscription } from '../../gql/graphql.ts';

const MOVES = graphql(`
  subscription AliasMoves($model: String!) {
    aliasMoved(model: $model, after: 0) {
      id
      number
      alias
      kind
      movedAt
      movedBy
      reason
      from {
        name
      }
      to {
        name
      }
      gate {
        revision
        passed
        overridden
        overrideReason
        checks {
          name
          passed
          value
          bound
          reason
        }
      }
    }
  }
`);

export type AliasMove = AliasMovesSubscription['aliasMoved'];

/** The moves of a model's aliases from the first on, oldest first, and those to come. */
export function useAliasMoves(model: string) {
  const { events, error } = useEvents(MOVES, { model }, ({ aliasMoved }) => aliasMoved);
  const current = useMemo(() => standingAt(events), [events]);
  return { moves: events, current, error };
}

/** The move that put each alias where it stood at a time, by name; now, where none is said. */
export function standingAt(moves: readonly AliasMove[], time?: Date): AliasMove[] {
  const standing = new Map<string, AliasMove>();
  for (const move of moves) {
    if (!time || Date.parse(move.movedAt) <= time.getTime()) standing.set(move.alias, move);
  }
  return [...standing.values()].toSorted((a, b) => a.alias.localeCompare(b.alias));
}

/** The aliases that stand on a version. */
export function aliasesOn(current: readonly AliasMove[], version: string): string[] {
  return current.filter(({ to }) => to.name === version).map(({ alias }) => alias);
}
