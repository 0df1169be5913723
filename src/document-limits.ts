import {
  GraphQLError,
  Kind,
  type ASTNode,
  type ASTVisitor,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** What a document may ask for at most, its fragments counted wherever they are spread. */
const MOST = { depth: 12, aliases: 15, 'root fields': 10, fields: 500, directives: 20 };

interface Size {
  depth: number;
  aliases: number;
  /** Those of the set itself, not of what lies in them. */
  own: number;
  fields: number;
}

const NOTHING: Size = { depth: 0, aliases: 0, own: 0, fields: 0 };

/**
 * Validation rule: documents that are short to send and long to answer are refused. Introspection is as deep as it is, and
 * another rule's to allow.
 */
export function documentLimits(context: ValidationContext): ASTVisitor {
  /** Each fragment is measured once, however often it is spread: otherwise measuring would be the attack. */
  const fragments = new Map<string, Size>();
  let directives = 0;

  function sizeOfFragment(name: string): Size {
    // One that spreads itself is refused by a rule of GraphQL's own.
    const known = fragments.get(name);
    if (known) return known;
    fragments.set(name, NOTHING);
    const size = sizeOf(context.getFragment(name)?.selectionSet);
    fragments.set(name, size);
    return size;
  }

  function sizeOf(set: SelectionSetNode | undefined): Size {
    const total = { ...NOTHING };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      if (isField && selection.name.value.startsWith('__')) continue;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(selection.name.value)
          : sizeOf(selection.selectionSet);
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.own += isField ? 1 : inner.own;
      total.fields += inner.fields + (isField ? 1 : 0);
    }
    return total;
  }

  function check(what: keyof typeof MOST, found: number, node: ASTNode): void {
    if (found <= MOST[what]) return;
    const message = `This asks for more than is answered at once: ${what} ${found}, at most ${MOST[what]}.`;
    context.reportError(new GraphQLError(message, { nodes: [node] }));
  }

  return {
    OperationDefinition(node) {
      const { depth, aliases, own, fields } = sizeOf(node.selectionSet);
      check('depth', depth, node);
      check('aliases', aliases, node);
      check('fields', fields, node);
      check('root fields', own, node);
    },
    Directive: () => void (directives += 1),
    Document: { leave: (node) => check('directives', directives, node) },
  };
}
