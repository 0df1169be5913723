import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';
import type { Connection } from './use-all-pages.ts';

interface Pages<Node> {
  nodes: readonly Node[];
  hasMore: boolean;
  isLoading: boolean;
  error: CombinedError | undefined;
}

interface Loaded<Node> extends Pages<Node> {
  /** Which list it is of. */
  key: string;
  after: string | null | undefined;
}

/** A list that may be too long to be asked for as a whole: its first page, and another one at each `more`. */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables & { after?: string | null }>,
  variables: Variables,
  pick: (data: Data) => Connection<Node>,
): Pages<Node> & { more: () => void } {
  const client = useClient();
  const key = JSON.stringify(variables);
  const nothing = { key, nodes: [], after: null, hasMore: false, isLoading: true, error: undefined };
  const [loaded, setLoaded] = useState<Loaded<Node>>(nothing);
  const wanted = useRef(key);

  const load = async (before: Loaded<Node>) => {
    const page = { ...variables, after: before.after };
    const { data, error } = await client.query(query, page, { requestPolicy: 'network-only' }).toPromise();
    if (wanted.current !== before.key) return;
    const found = data && pick(data);
    setLoaded({
      ...before,
      ...(found && {
        nodes: [...before.nodes, ...found.edges.map(({ node }) => node)],
        after: found.pageInfo.endCursor,
        hasMore: found.pageInfo.hasNextPage,
      }),
      isLoading: false,
      error,
    });
  };
  const loadFirst = useEffectEvent(() => void load(nothing));
  useEffect(() => {
    wanted.current = key;
    loadFirst();
  }, [key]);
  const shown = loaded.key === key ? loaded : nothing;
  const more = () => {
    setLoaded({ ...shown, isLoading: true });
    void load(shown);
  };
  return { ...shown, more };
}
