import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
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

const ALIASES = graphql(`
  query ModelAliases($model: String!) {
    model(name: $model) {
      id
      aliases {
        name
        movedAt
        version {
          name
        }
      }
    }
  }
`);

export type AliasMove = AliasMovesSubscription['aliasMoved'];

/** An alias, and the version that it stands on. */
export interface Standing {
  alias: string;
  version: string;
  movedAt: string;
  /** What put it there; null: that is not known yet, or it is a canary's. */
  move: AliasMove | null;
}

/** Where the aliases of a model stand, and their moves from the first on, oldest first, with those to come. */
export function useAliasMoves(model: string) {
  const { events: moves, error } = useEvents(MOVES, { model }, ({ aliasMoved }) => aliasMoved);
  const [{ data }, again] = useQuery({ query: ALIASES, variables: { model } });
  useEffect(() => {
    again({ requestPolicy: 'network-only' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again when an alias has moved
  }, [again, moves.length]);
  const current = useMemo(() => {
    const moved = standingAt(moves);
    const others = (data?.model?.aliases ?? []).filter(({ name }) =>
      moved.every(({ alias }) => alias !== name),
    );
    const standing: Standing[] = [
      ...moved.map((move) => ({ alias: move.alias, version: move.to.name, movedAt: move.movedAt, move })),
      ...others.map(({ name, version, movedAt }) => ({
        alias: name,
        version: version.name,
        movedAt,
        move: null,
      })),
    ];
    return standing.toSorted((a, b) => a.alias.localeCompare(b.alias));
  }, [moves, data]);
  return { moves, current, isKnown: data !== undefined || moves.length > 0, error };
}

/** The move that put each alias where it stood at a time, by name; now, where none is said. */
export function standingAt(moves: readonly AliasMove[], time?: Date): AliasMove[] {
  const standing = new Map<string, AliasMove>();
  for (const move of moves) {
    if (!time || Date.parse(move.movedAt) <= time.getTime()) standing.set(move.alias, move);
  }
  return [...standing.values()];
}

/** The aliases that stand on a version. */
export function aliasesOn(current: readonly Standing[], version: string): string[] {
  return current.filter((each) => each.version === version).map(({ alias }) => alias);
}
