import { ArgsType, Field, Float, ObjectType } from 'type-graphql';
import { RunType } from './run.ts';
import type { MetricDiff } from '../use-cases/diff-metrics.ts';

@ArgsType()
export class MetricsDiffArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The dataset whose versions are compared; this or model, not both.',
  })
  dataset?: string | null;
  @Field(() => String, { nullable: true, description: 'The model whose versions are compared.' })
  model?: string | null;
  @Field(() => String, {
    description:
      'The version before: the number or the tag of a dataset version, or a model version such as "v1.0".',
  })
  from: string;
  @Field(() => String, { description: 'The version after, named in the same way.' })
  to: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to list unchanged metrics too.' })
  all: boolean;
}

@ObjectType('MetricDiff', { description: 'A metric in two runs.' })
export class MetricDiffType implements MetricDiff {
  @Field(() => String, {
    description: 'The file that it would stand in, had DVC written it: "metrics.json".',
  })
  path: string;
  @Field(() => String, { description: 'Its name.' })
  metric: string;
  @Field(() => Float, { nullable: true, description: 'Its value before; null: it was not there.' })
  old: number | null;
  @Field(() => Float, { nullable: true, description: 'Its value after; null: it is not there.' })
  new: number | null;
  @Field(() => Float, { nullable: true, description: 'After minus before; null where one of them is.' })
  diff: number | null;
}

@ObjectType('MetricsDiff', { description: 'What differs between the metrics of two versions.' })
export class MetricsDiffType {
  @Field(() => RunType, { description: 'The run that stands for the version before.' })
  from: RunType;
  @Field(() => RunType, { description: 'The run that stands for the version after.' })
  to: RunType;
  @Field(() => [MetricDiffType], { description: 'The metrics, by name.' })
  rows: MetricDiffType[];
}
