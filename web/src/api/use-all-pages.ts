import { useEffect, useEffectEvent, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';

export interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

export interface AllPages<Node> {
  nodes: readonly Node[];
  /** Whether all pages are there. */
  isWhole: boolean;
  error: CombinedError | undefined;
  /** Asks for everything again; what is shown stays until it is there. */
  reload: () => void;
}

/**
 * A whole list, page by page, shown as it comes. The document takes `$after: String`.
 * @param pick finds the list in the data
 * @param most how many items are enough
 */
export function useAllPages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables & { after?: string | null }>,
  variables: Variables,
  pick: (data: Data) => Connection<Node>,
  most = Number.POSITIVE_INFINITY,
): AllPages<Node> {
  const client = useClient();
  const [nodes, setNodes] = useState<readonly Node[]>([]);
  const [isWhole, setWhole] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const [round, setRound] = useState(0);
  const key = JSON.stringify(variables);
  const pickPage = useEffectEvent(pick);

  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found: Node[] = [];
      for (let after: string | null | undefined = null; ;) {
        const result = await client
          .query(query, { ...(JSON.parse(key) as Variables), after }, { requestPolicy: 'network-only' })
          .toPromise();
        if (isGone) return;
        setError(result.error);
        if (!result.data) return;
        const page = pickPage(result.data);
        found.push(...page.edges.map(({ node }) => node));
        const isLast = !page.pageInfo.hasNextPage;
        const isEnough = isLast || found.length >= most;
        // A list that is asked for again is not shown shorter in between.
        if (round === 0 || isEnough) setNodes([...found]);
        setWhole(isLast);
        if (isEnough) return;
        after = page.pageInfo.endCursor;
      }
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [client, query, key, round, most]);

  return { nodes, isWhole, error, reload: () => setRound((before) => before + 1) };
}
