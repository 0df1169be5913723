import type {
  CreateDatasetInput,
  FeatureDirection,
  FeatureTransformInput,
  MissingPolicy,
} from '../../gql/graphql.ts';

/** A column that a dataset can be declared with. */
export interface SourceColumn {
  name: string;
  type: string;
}

/** Transforms with the figures that are usual for them. */
export const TRANSFORMS = {
  NONE: { kind: 'NONE' },
  WINSORIZE: { kind: 'WINSORIZE', lower: 0.05, upper: 0.95 },
  LOG: { kind: 'LOG' },
  LOGIT: { kind: 'LOGIT', max: 100 },
  YEO_JOHNSON: { kind: 'YEO_JOHNSON' },
} satisfies Record<string, FeatureTransformInput>;
export type TransformName = keyof typeof TRANSFORMS;

export interface DeclaredFeature {
  unit: string;
  direction: FeatureDirection;
  transform: TransformName;
  missing: MissingPolicy;
}

/** What a person says of a dataset before it is made. */
export interface Declaration {
  name: string;
  description: string;
  measures: string;
  keyColumn: string;
  nameColumn: string;
  timeColumn: string;
  /** By column; those that are not among them are no features. */
  features: Record<string, DeclaredFeature>;
}

export const NEW_FEATURE: DeclaredFeature = {
  unit: '',
  direction: 'HIGHER_IS_BETTER',
  transform: 'NONE',
  missing: 'REFUSE',
};

const NUMERIC = /^(?:smallint|integer|bigint|real|double precision|numeric)/;
const KEY = /^(?:id|key|kode|code|nik|npsn)$|(?:_id|_kode|_code)$|^(?:id|kode|code)_/i;
const NAME = /^(?:name|nama)(?:_|$)|_(?:name|nama)$/i;
const TIME = /^(?:year|tahun|date|tanggal|time|waktu|period|periode)$/i;

export const isNumeric = ({ type }: SourceColumn) => NUMERIC.test(type);

/** What the names and types of the columns suggest; a person corrects it. */
export function guessDeclaration(columns: readonly SourceColumn[], name: string): Declaration {
  const find = (pattern: RegExp) => columns.find((column) => pattern.test(column.name))?.name;
  const keyColumn = find(KEY) ?? columns.find((column) => !isNumeric(column))?.name ?? columns[0]?.name ?? '';
  const timeColumn = find(TIME) ?? '';
  const features = columns.filter(
    (column) => isNumeric(column) && column.name !== keyColumn && column.name !== timeColumn,
  );
  return {
    name,
    description: '',
    measures: '',
    keyColumn,
    nameColumn: columns.find((column) => NAME.test(column.name) && column.name !== keyColumn)?.name ?? '',
    timeColumn,
    features: Object.fromEntries(features.map((column) => [column.name, NEW_FEATURE])),
  };
}

/** A name that a dataset may have, of the name of a file. */
export function datasetNameOf(fileName: string): string {
  const [, stem] = /^(.*?)(?:\.[^.]*)?$/.exec(fileName)!;
  return stem.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-').replaceAll(/^[-.]+|-+$/g, '');
}

/** The part of the input that is not about the source. The features are in the order of the columns. */
export function declaredInput(
  declaration: Declaration,
  columns: readonly SourceColumn[],
): Omit<CreateDatasetInput, 'query' | 'upload'> {
  const { name, description, measures, keyColumn, nameColumn, timeColumn, features } = declaration;
  return {
    name: name.trim(),
    keyColumn,
    ...(description.trim() && { description: description.trim() }),
    ...(measures.trim() && { measures: measures.trim() }),
    ...(nameColumn && { nameColumn }),
    ...(timeColumn && { timeColumn }),
    features: columns.flatMap((column) => {
      const feature = features[column.name];
      // Another type may have been said since, or another key.
      if (!feature || !isNumeric(column) || column.name === keyColumn) return [];
      const { unit, direction, transform, missing } = feature;
      return [{ name: column.name, unit: unit.trim(), direction, missing, transform: TRANSFORMS[transform] }];
    }),
  };
}
