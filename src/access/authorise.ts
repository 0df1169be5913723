import {
  isObjectType,
  Kind,
  TypeInfo,
  separateOperations,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Need } from './roles.ts';
import { requireRole, type Viewer } from './viewer.ts';

interface Wanted {
  /** The field, as `Mutation.promoteModel`. */
  name: string;
  need: Need | undefined;
}

/** What a field needs; undefined where it does not say. */
export function needOf({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Need | undefined {
  return extensions['needs'] as Need | undefined;
}

/**
 * Looks at a valid operation before it is executed: every field that needs a role, however deep, and every root field.
 * @returns a function that throws AppError FORBIDDEN for the first field that the viewer may not ask for
 */
export function createAuthoriser(
  schema: GraphQLSchema,
): (viewer: Viewer, document: DocumentNode, operationName: string | null | undefined) => void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  // Apollo keeps the documents that it has parsed.
  const known = new WeakMap<DocumentNode, Map<string, Wanted[]>>();

  function wantedBy(document: DocumentNode, operationName: string): Wanted[] {
    const byName = known.get(document) ?? new Map<string, Wanted[]>();
    known.set(document, byName);
    const wanted = byName.get(operationName) ?? findWanted(document, operationName);
    byName.set(operationName, wanted);
    return wanted;
  }

  function findWanted(document: DocumentNode, operationName: string): Wanted[] {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const wanted: Wanted[] = [];
    const types = new TypeInfo(schema);
    visit(
      operations.length > 1 ? separateOperations(document)[operationName] : document,
      visitWithTypeInfo(types, {
        Field() {
          const parent = types.getParentType();
          const field = types.getFieldDef();
          if (!field || field.name === '__typename') return;
          const name = `${parent!.name}.${field.name}`;
          const isRoot = isObjectType(parent) && roots.has(parent);
          const need = field.name.startsWith('__') ? 'viewer' : needOf(field);
          if (isRoot || need !== undefined) wanted.push({ name, need });
        },
      }),
    );
    return wanted;
  }

  return (viewer, document, operationName) => {
    for (const { name, need } of wantedBy(document, operationName ?? '')) requireRole(viewer, need, name);
  };
}
