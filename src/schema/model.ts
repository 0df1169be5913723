import {
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import type { VersionRow } from '../use-cases/find-version-row.ts';
import { connectionOf } from './connection.ts';
import { FeatureType } from './feature.ts';
import { ComparedMetricEnum, GateOverrideInput } from './promotion-gate.ts';

@ObjectType('RegisteredModel', { description: 'A name under which model versions succeed each other.' })
export class RegisteredModelType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'The unique name.' })
  name: string;
  @Field(() => Int, { description: 'How many times its aliases have moved: the number of the newest move.' })
  moveCount: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was first named.' })
  createdAt: Date;
}

export const RegisteredModelConnection = connectionOf(RegisteredModelType, 'RegisteredModel');

@ObjectType('CentroidValue', { description: "A coordinate of a cluster's centre, in the data's own unit." })
export class CentroidValueType {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => Float, { description: 'Its value at the centre.' })
  value: number;
}

@ObjectType('Cluster', { description: 'A cluster of a model version.' })
export class ClusterType {
  @Field(() => Int, {
    description: 'Its id: 0 is the lowest, unless a retrain has kept the ids of its predecessor.',
  })
  id: number;
  @Field(() => String, { description: 'Its label, Indonesian with an English gloss: "Tinggi (High)".' })
  label: string;
  @Field(() => Int, { description: 'How many rows of the training version it holds.' })
  size: number;
  @Field(() => [CentroidValueType], { description: "Its centre, in the data's own units." })
  centroid: CentroidValueType[];
}

@ObjectType('ModelDownload', { description: 'A file form of a model version.' })
export class ModelDownloadType {
  @Field(() => String, { description: 'The format: json (our own), onnx or pmml.' })
  format: string;
  @Field(() => String, { description: 'The path on this server that gives the file.' })
  path: string;
}

@ObjectType('CentreShift', {
  description: "Where the centre of a cluster went, in the earlier version's standardised space.",
})
export class CentreShiftType {
  @Field(() => Int, { description: 'The id of the cluster.' })
  cluster: number;
  @Field(() => String, { description: 'Its label.' })
  label: string;
  @Field(() => Float, { description: 'The Euclidean distance to the centre that it continues.' })
  distance: number;
  @Field(() => Float, {
    nullable: true,
    description: 'The distance to the nearest of the other earlier centres; null where there is no other.',
  })
  nextDistance: number | null;
}

@ObjectType()
export class KeyAgreementType {
  @Field(() => Float, { description: 'How many keys both were trained on.' })
  commonKeys: number;
  @Field(() => Float, { description: 'How many of these have another label in the later one.' })
  movedKeys: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The adjusted Rand index of both assignments of the common keys: 1 for the same clusters, 0 for chance; null for fewer than two keys.',
  })
  adjustedRand: number | null;
}

@ObjectType('ModelMatching', {
  description: 'How well the clusters of a version continue those of the version that they were matched to.',
})
export class ModelMatchingType extends KeyAgreementType {
  @Field(() => Boolean, {
    description:
      'Whether the labels may have lost their meaning: the index is below 0.5, or a centre is as near to another earlier centre as to the one that it continues.',
  })
  isPoor: boolean;
  @Field(() => [CentreShiftType], { description: 'Where the centres went, by cluster.' })
  shifts: CentreShiftType[];
}

@ObjectType('ModelVersion', { description: 'A registered, immutable model.' })
export class ModelVersionType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => String, { description: 'Its name, such as "v2.1".' })
  name: string;
  @Field(() => Int, { description: 'Moves when the features or the number of clusters change.' })
  major: number;
  @Field(() => Int, { description: 'Moves on a plain retrain.' })
  minor: number;
  @Field(() => [FeatureType], {
    description: 'What it needs to answer: names, units, directions and transforms of its features.',
  })
  signature: FeatureType[];
  @Field(() => [ClusterType], { description: 'Its clusters, by id.' })
  clusters: ClusterType[];
  @Field(() => String, { description: 'MD5 of its artifact, in hex.' })
  artifactDigest: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was registered.' })
  createdAt: Date;
}

export const ModelVersionConnection = connectionOf(ModelVersionType, 'ModelVersion');

@ObjectType('ModelAlias', { description: 'A movable name of a model version, such as "Production".' })
export class ModelAliasType {
  @Field(() => String, { description: 'The name.' })
  name: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was last moved.' })
  movedAt: Date;
}

export const AliasMoveKindEnum = { PROMOTE: 'PROMOTE', ROLLBACK: 'ROLLBACK' } as const;
registerEnumType(AliasMoveKindEnum, {
  name: 'AliasMoveKind',
  description: 'Which way an alias moved.',
  valuesConfig: {
    PROMOTE: { description: 'To a version that somebody chose.' },
    ROLLBACK: { description: 'Back to the version that was promoted before.' },
  },
});

@ObjectType('AliasMove', { description: 'One line of the history of an alias. It is never changed.' })
export class AliasMoveType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Int, { description: "Counts the moves of the model's aliases from 1, without gaps." })
  number: number;
  @Field(() => String, { description: 'The alias.' })
  alias: string;
  @Field(() => AliasMoveKindEnum, { description: 'Which way it moved.' })
  kind: string;
  @Field(() => String, { description: 'Who moved it.' })
  movedBy: string;
  @Field(() => String, { description: 'Why it was moved.' })
  reason: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was moved.' })
  movedAt: Date;
}

export const AliasMoveConnection = connectionOf(AliasMoveType, 'AliasMove');

@ObjectType('Assignment', {
  description: "A row of a model version's training data and the cluster that it belongs to.",
})
export class AssignmentType {
  @Field(() => String, { description: 'The key of the row.' })
  key: string;
  @Field(() => String, { description: 'What people call the row.' })
  name: string;
  @Field(() => Int, { description: 'The id of its cluster.' })
  cluster: number;
  @Field(() => Float, { description: "Its distance to the cluster's centre, in the standardised space." })
  distance: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'Its silhouette, -1 to 1; null where silhouettes are sampled and the row is not in the sample.',
  })
  silhouette: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Its place along the first principal component; null where there is none.',
  })
  pc1: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Its place along the second principal component; null where there is none.',
  })
  pc2: number | null;
}

@ObjectType('RowValue', { description: 'What a row has of a feature.' })
export class RowValueType {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => String, { description: 'Its unit.' })
  unit: string;
  @Field(() => Float, { nullable: true, description: 'The value, in this unit; null where there is none.' })
  value: number | null;
}

@ObjectType('VersionRow', {
  description: "A row of a model version's training data: its cluster, and what the model knows of it.",
})
export class VersionRowType extends AssignmentType implements VersionRow {
  @Field(() => String, { description: 'The label of its cluster.' })
  label: string;
  @Field(() => [RowValueType], { description: "What it has of the model's features." })
  values: RowValueType[];
}

export const AssignmentConnection = connectionOf(AssignmentType, 'Assignment');

@ObjectType('ClusterMove', {
  description: 'A row that two model versions label differently, each on its own training data.',
})
export class ClusterMoveType {
  @Field(() => String, { description: 'The key of the row.' })
  key: string;
  @Field(() => String, { description: 'What people call the row.' })
  name: string;
  @Field(() => Int, { description: 'The id of its cluster before.' })
  fromCluster: number;
  @Field(() => String, { description: 'The label of its cluster before.' })
  fromLabel: string;
  @Field(() => Int, { description: 'The id of its cluster now.' })
  toCluster: number;
  @Field(() => String, { description: 'The label of its cluster now.' })
  toLabel: string;
}

export const ClusterMoveConnection = connectionOf(ClusterMoveType, 'ClusterMove');

@ObjectType('ComparedScore', { description: 'A metric of a champion and a challenger on the same rows.' })
export class ComparedScoreType {
  @Field(() => ComparedMetricEnum, { description: 'The metric.' })
  metric: string;
  @Field(() => Float, {
    nullable: true,
    description: "The champion's; null: it puts all of these rows into one cluster.",
  })
  champion: number | null;
  @Field(() => Float, { description: "The challenger's." })
  challenger: number;
}

@ObjectType('ModelComparison', {
  description:
    "A challenger against a champion, both scored on the challenger's training data, in its standardised space; above 262,144 rows on so many of them, drawn at random.",
})
export class ModelComparisonType {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => Float, {
    nullable: true,
    description:
      'The silhouette of the clusters that the champion makes of these rows; null: it puts all of them into one.',
  })
  championSilhouette: number | null;
  @Field(() => Float, { description: "The silhouette of the challenger's clusters." })
  challengerSilhouette: number;
  @Field(() => Float, {
    description:
      'How far both agree on these rows: the adjusted Rand index, 1 for full agreement, 0 for none beyond chance.',
  })
  agreement: number;
  @Field(() => Boolean, { description: 'Whether the challenger has the higher silhouette.' })
  better: boolean;
  @Field(() => String, { description: 'The verdict in words, with its figures.' })
  reason: string;
  @Field(() => GraphQLISODateTime, { description: 'When they were compared.' })
  createdAt: Date;
}

@InputType('PromoteModelInput', { description: 'An alias to move to a version.' })
export class PromoteModelInput {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => String, { description: 'The name of the version, such as "v2.1".' })
  version: string;
  @Field(() => String, {
    defaultValue: 'Production',
    description: 'The alias: letters, digits, "_" and "-".',
  })
  alias: string;
  @Field(() => String, { description: 'Why: people will read it in the history.' })
  reason: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to move only if the version beats the present holder on the same data; otherwise the job fails with NOT_BETTER.',
  })
  onlyIfBetter: boolean;
  @Field(() => GateOverrideInput, {
    nullable: true,
    description: 'Moves the alias also where its gate refuses; otherwise the job fails with GATE_FAILED.',
  })
  override?: GateOverrideInput | null;
}

@InputType('RollbackAliasInput', { description: 'An alias to move back.' })
export class RollbackAliasInput {
  @Field(() => String, { description: 'The name of the model.' })
  model: string;
  @Field(() => String, { defaultValue: 'Production', description: 'The alias.' })
  alias: string;
  @Field(() => String, { description: 'Why: people will read it in the history.' })
  reason: string;
}
