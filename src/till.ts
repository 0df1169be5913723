import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { RequestContext } from './context.ts';
import { AppError } from './errors.ts';
import type { Charge } from './charge.ts';
import { RateLimited, type Balance } from './access/points.ts';
import { createPricer } from './access/price.ts';

/** What an answer tells of its price. */
export interface ToldCost {
  requested: number;
  limit: number | null;
  remaining: number | null;
  resetAt: string | null;
}

/** Where operations of GraphQL are paid for. */
export interface Till {
  /** Takes what an operation costs, beside the point that its request has cost. @throws RateLimited */
  pay(
    context: RequestContext,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>> | undefined | null,
  ): Promise<void>;
  /** @throws AppError QUERY_TOO_COSTLY for an operation that costs more than any may */
  requireBelowMost(context: RequestContext): void;
  /** null: nothing has been paid. */
  tell(context: RequestContext): ToldCost | null;
  /** The same for what has many answers: null from the second one on. */
  tellOnce(context: RequestContext): ToldCost | null;
}

export const MOST_POINTS = 25_000;

export function createTill(schema: GraphQLSchema, charge: Charge): Till {
  const price = createPricer(schema);
  const paid = new WeakMap<RequestContext, { cost: number; balance: Balance | null }>();

  function tell(context: RequestContext): ToldCost | null {
    const bill = paid.get(context);
    if (!bill) return null;
    const { cost: requested, balance } = bill;
    return {
      requested,
      limit: balance?.limit ?? null,
      remaining: balance?.remaining ?? null,
      resetAt: balance?.resetAt.toISOString() ?? null,
    };
  }

  return {
    async pay(context, document, operation, variables) {
      const { viewer, requestId, address } = context;
      const cost = Math.max(1, price(document, operation, variables ?? {}));
      const bill = { cost, balance: null as Balance | null };
      paid.set(context, bill);
      // What will be refused costs no more than its request did.
      const more = cost > MOST_POINTS ? 0 : cost - 1;
      const name = operation.name?.value;
      try {
        bill.balance = await charge(viewer, more, {
          operation: name ? `${operation.operation} ${name}` : operation.operation,
          requestId,
          address,
        });
      } catch (error) {
        if (error instanceof RateLimited) bill.balance = error.balance;
        throw error;
      }
    },
    requireBelowMost(context) {
      const cost = paid.get(context)?.cost ?? 0;
      if (cost <= MOST_POINTS) return;
      throw new AppError(
        'QUERY_TOO_COSTLY',
        `This asks for ${cost} points at once, and an operation may cost ${MOST_POINTS}: ask for smaller pages, or for less of each item.`,
        { cost, limit: MOST_POINTS },
      );
    },
    tell,
    tellOnce(context) {
      const cost = tell(context);
      paid.delete(context);
      return cost;
    },
  };
}
