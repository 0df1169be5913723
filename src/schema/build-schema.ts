import 'reflect-metadata';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { needOf } from '../access/authorise.ts';
import { costOf, isPaged } from '../access/price.ts';

/** The schema of the API, from its resolvers. */
export async function buildApiSchema(resolvers: NonEmptyArray<new () => object>): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers, validate: false, pubSub: noTopics });
  describeNeeds(schema);
  describeCosts(schema);
  return schema;
}

/** Whoever reads a description reads which role it takes. */
function describeNeeds(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const need = needOf(field);
      if (need !== undefined) {
        field.description += ` Role: ${need === 'known' ? 'any' : need.toUpperCase()}.`;
      }
    }
  }
}

/** Which points an operation costs, and a field whose cost is its own. What is selected of it comes to that. */
function describeCosts(schema: GraphQLSchema): void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const declared = field.extensions['costWords'] as string | undefined;
      if (declared === undefined && !roots.has(type)) continue;
      const own = declared ?? String(costOf(schema, type, field));
      field.description += ` Cost: ${own}${isPaged(field) ? ', and that of an item times `first`' : ''}.`;
    }
  }
}

/** type-graphql demands one, although every subscription of ours reads rows and none a topic. */
const noTopics: PubSub = {
  publish: () => {
    throw new Error('Subscriptions read rows; nothing is published.');
  },
  subscribe: () => {
    throw new Error('Subscriptions read rows; there are no topics.');
  },
};
