import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

/** The shortest valid request for a root field: all that it demands, and of that rubbish. */
export function leastOperation(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
): string {
  const args = field.args
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${rubbish(type)}`);
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${selection} }`;
}

function rubbish(type: GraphQLInputType): string {
  if (isNonNullType(type)) return rubbish(type.ofType);
  if (isListType(type)) return `[${rubbish(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0].name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map((field) => `${field.name}: ${rubbish(field.type)}`);
    return `{${fields.join(', ')}}`;
  }
  return VALUES[type.name] ?? '"nothing that there is"';
}

const VALUES: Record<string, string> = {
  Int: '1',
  Float: '1',
  Boolean: 'false',
  DateTimeISO: '"2026-01-01T00:00:00Z"',
  FeatureValues: '{x: 1}',
  JSON: '{}',
};
