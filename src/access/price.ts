import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;
/** Points, or what computes them from arguments whose types nobody has checked yet, and from what is selected. */
export type DeclaredCost = number | ((args: Values, selected: number) => number);

const MUTATION = 10;
const SUBSCRIPTION = 5;
const OBJECT = 1;
/** `__schema` and `__type`, whatever is asked of them. */
const INTROSPECTION = 10;
const PAGE = { usual: 20, most: 100 };

/** What part of an operation costs: the same for all variables, and what depends on them. */
interface Price {
  fixed: number;
  depending: ((variables: Values) => number)[];
}

type Field = GraphQLField<unknown, unknown>;

/** How many points a field costs itself, without what is selected of it. */
export function costOf(schema: GraphQLSchema, parent: GraphQLNamedType, field: Field): DeclaredCost {
  const declared = field.extensions['cost'] as DeclaredCost | undefined;
  if (declared !== undefined) return declared;
  if (parent === schema.getMutationType()) return MUTATION;
  if (parent === schema.getSubscriptionType()) return SUBSCRIPTION;
  return isCompositeType(getNamedType(field.type)) ? OBJECT : 0;
}

/** Whether a field is a page of a list, all of which costs as often as it has items. */
export function isPaged({ args }: Pick<Field, 'args'>): boolean {
  return args.some(({ name }) => name === 'first');
}

/**
 * Says in points what a valid operation asks for, before anything of it is carried out. Scalars are free, an object is 1,
 * a mutation 10, a subscription 5, unless the schema declares another cost; a page counts what is selected of it as often
 * as it may have items (the static model of Shopify's API). What is looked at once is kept with the document.
 */
export function createPricer(
  schema: GraphQLSchema,
): (document: DocumentNode, operation: OperationDefinitionNode, variables: Values) => number {
  // Apollo keeps the documents that it has parsed.
  const known = new WeakMap<OperationDefinitionNode, (variables: Values) => number>();

  function compile(
    document: DocumentNode,
    { operation, selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
  ): (variables: Values) => number {
    const price = priceOfSet(schema.getRootType(operation)!, selectionSet, document, new Map());
    const defaults = Object.fromEntries(
      variableDefinitions.flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
      ),
    );
    return (variables) =>
      price.depending.length === 0 ? price.fixed : total(price, { ...defaults, ...variables });
  }

  function priceOfSet(
    parent: GraphQLNamedType,
    set: SelectionSetNode | undefined,
    document: DocumentNode,
    fragments: Map<string, Price>,
  ): Price {
    const sum: Price = { fixed: 0, depending: [] };
    for (const selection of set?.selections ?? []) {
      const price =
        selection.kind === Kind.FIELD
          ? priceOfField(parent, selection, document, fragments)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? priceOfSet(typeOf(selection.typeCondition, parent), selection.selectionSet, document, fragments)
            : priceOfFragment(selection.name.value, document, fragments);
      sum.fixed += price.fixed;
      sum.depending.push(...price.depending);
    }
    return sum;
  }

  function priceOfFragment(name: string, document: DocumentNode, fragments: Map<string, Price>): Price {
    const priced = fragments.get(name);
    if (priced) return priced;
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
    );
    const price =
      fragment?.kind === Kind.FRAGMENT_DEFINITION
        ? priceOfSet(
            schema.getType(fragment.typeCondition.name.value)!,
            fragment.selectionSet,
            document,
            fragments,
          )
        : { fixed: 0, depending: [] };
    fragments.set(name, price);
    return price;
  }

  function priceOfField(
    parent: GraphQLNamedType,
    node: FieldNode,
    document: DocumentNode,
    fragments: Map<string, Price>,
  ): Price {
    const name = node.name.value;
    if (name.startsWith('__')) return { fixed: name === '__typename' ? 0 : INTROSPECTION, depending: [] };
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return { fixed: 0, depending: [] };
    const own = costOf(schema, parent, field);
    const inner = priceOfSet(getNamedType(field.type), node.selectionSet, document, fragments);
    const paged = isPaged(field);
    const most = (field.extensions['mostItems'] as number | undefined) ?? PAGE.most;
    if (typeof own === 'number' && !paged) return { fixed: own + inner.fixed, depending: inner.depending };
    return {
      fixed: 0,
      depending: [
        (variables) => {
          const args = argumentsOf(node, variables);
          const selected = total(inner, variables) * (paged ? itemsOf(args['first'], most) : 1);
          return selected + (typeof own === 'number' ? own : own(args, selected));
        },
      ],
    };
  }

  function typeOf(condition: { name: { value: string } } | undefined, parent: GraphQLNamedType) {
    return condition ? schema.getType(condition.name.value)! : parent;
  }

  return (document, operation, variables) => {
    const price = known.get(operation) ?? compile(document, operation);
    known.set(operation, price);
    return Math.ceil(price(variables));
  };
}

function total({ fixed, depending }: Price, variables: Values): number {
  let sum = fixed;
  for (const each of depending) sum += each(variables);
  return sum;
}

/** More than a page may have is refused later, and less than one item costs as one. */
function itemsOf(first: unknown, most: number): number {
  return typeof first === 'number' && !Number.isNaN(first) ? Math.min(Math.max(first, 1), most) : PAGE.usual;
}

/** How many items a list has that was sent; one item counts as a list of it. */
export function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : Number(list !== undefined && list !== null);
}

/** The arguments of a field as they were sent. */
export function argumentsOf(field: FieldNode, variables: Values): Record<string, unknown> {
  return Object.fromEntries(
    (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
  );
}
