import 'reflect-metadata';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { needOf } from '../access/authorise.ts';

/** The schema of the API, from its resolvers. */
export async function buildApiSchema(resolvers: NonEmptyArray<new () => object>): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers, validate: false, pubSub: noTopics });
  describeNeeds(schema);
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

/** type-graphql demands one, although every subscription of ours reads rows and none a topic. */
const noTopics: PubSub = {
  publish: () => {
    throw new Error('Subscriptions read rows; nothing is published.');
  },
  subscribe: () => {
    throw new Error('Subscriptions read rows; there are no topics.');
  },
};
