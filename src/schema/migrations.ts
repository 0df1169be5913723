import { Field, Float, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { ClusterMoveType, KeyAgreementType, ModelVersionType } from './model.ts';

@ObjectType('LabelFlow', {
  description: 'How many keys went from one label to another, or stayed: an arm of a Sankey diagram.',
})
export class LabelFlowType {
  @Field(() => String, { nullable: true, description: 'The label before; null: the keys came.' })
  fromLabel: string | null;
  @Field(() => String, { nullable: true, description: 'The label after; null: the keys went.' })
  toLabel: string | null;
  @Field(() => Float, { description: 'How many keys.' })
  keys: number;
}

@ObjectType('MigrationSummary', { description: 'How many keys stayed, moved, came and went.' })
export class MigrationSummaryType extends KeyAgreementType {
  @Field(() => Float, { description: 'How many keys only the later version has.' })
  cameKeys: number;
  @Field(() => Float, { description: 'How many keys only the earlier version has.' })
  wentKeys: number;
  @Field(() => [LabelFlowType], {
    description: 'Every pair of labels that has keys, those that stayed among them, by cluster.',
  })
  flows: LabelFlowType[];
}

@ObjectType('FeatureCarry', { description: 'What one feature did to a key that moved.' })
export class FeatureCarryType {
  @Field(() => String, { description: 'The feature.' })
  feature: string;
  @Field(() => String, { description: 'Its unit.' })
  unit: string;
  @Field(() => Float, {
    nullable: true,
    description: 'Its value before, in its own unit; null where there is none.',
  })
  before: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Its value after, in its own unit; null where there is none.',
  })
  after: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "What it added to the lead of the new cluster, byValue + byCentres; above 0, it carried the key there. null: it has no place in the later model's space.",
  })
  contribution: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The part of it that the change of its value added; null as the contribution.',
  })
  byValue: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The part of it that the moves of the centres added; null as the contribution.',
  })
  byCentres: number | null;
}

@ObjectType('CarriedKey', {
  description:
    "A key that has another label in the later version. The lead of its new cluster b over its old one a is |z - a|² - |z - b|², in the later model's standardised space: before, with its features z as they were and both centres where the earlier model has them; after, with everything as the later model has it. A centre that one model lacks is taken from the other.",
})
export class CarriedKeyType extends ClusterMoveType {
  @Field(() => Float, { description: 'The lead of the new cluster before: below 0 as a rule.' })
  leadBefore: number;
  @Field(() => Float, { description: 'The lead of the new cluster after: above 0 as a rule.' })
  leadAfter: number;
  @Field(() => Float, { description: 'leadAfter - leadBefore: the sum of the contributions.' })
  change: number;
  @Field(() => Float, { description: 'The part of the change that the values of the key made.' })
  byValues: number;
  @Field(() => Float, {
    description: 'The part that the moves of the centres made: the others have moved, and not the key.',
  })
  byCentres: number;
  @Field(() => [FeatureCarryType], {
    description: 'The features that both models have; the one that carried the key furthest comes first.',
  })
  features: FeatureCarryType[];
}

export const CarriedKeyConnection = connectionOf(CarriedKeyType, 'CarriedKey');

@ObjectType('KeyOfOneVersion', { description: 'A key that only one of two versions has.' })
export class KeyOfOneVersionType {
  @Field(() => String, { description: 'The key.' })
  key: string;
  @Field(() => String, { description: 'What people call the row.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'Its label before; null: it came.' })
  fromLabel: string | null;
  @Field(() => String, { nullable: true, description: 'Its label after; null: it went.' })
  toLabel: string | null;
}

export const KeyOfOneVersionConnection = connectionOf(KeyOfOneVersionType, 'KeyOfOneVersion');

@ObjectType('Migrations', {
  description:
    'Which keys have which label in two versions of a model, each on the data that it was trained on.',
})
export class MigrationsType {
  @Field(() => ModelVersionType, { description: 'The version before.' })
  from: ModelVersionType;
  @Field(() => ModelVersionType, { description: 'The version after.' })
  to: ModelVersionType;
}
