import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { PageInput } from '../use-cases/find-page.ts';

@ObjectType('PageInfo', { description: 'Where a page of a list ends, and whether the list goes on.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether there are more items after this page.' })
  hasNextPage: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item: pass it as `after` for the next page.',
  })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs implements PageInput {
  @Field(() => Int, { nullable: true, description: 'How many items, 1 to 100; 20 where nothing is said.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the item after which the page begins.' })
  after?: string | null;
}

@ArgsType()
export class LongPageArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many items, 1 to 1000; 20 where nothing is said.' })
  declare first?: number | null;
}

/** The connection type of a node type: edges with cursors, and where the page ends. */
export function connectionOf(node: ClassType, name: string): ClassType {
  @ObjectType(`${name}Edge`, { description: `An item of a ${name}Connection.` })
  class EdgeType {
    @Field(() => String, { description: 'The place of the item in its list.' })
    cursor: string;
    @Field(() => node, { description: 'The item.' })
    node: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The items of the page.' })
    edges: EdgeType[];
    @Field(() => PageInfoType, { description: 'Where the page ends.' })
    pageInfo: PageInfoType;
  }
  return ConnectionType;
}
