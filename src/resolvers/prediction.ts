import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { countOf } from '../access/price.ts';
import type { RequestContext } from '../context.ts';
import { Costs } from '../schema/costs.ts';
import { PredictionExplanationType } from '../schema/explanation.ts';
import { ModelVersionType } from '../schema/model.ts';
import {
  ClusterPredictionsType,
  ClusterPredictionType,
  FeatureValues,
  PredictClustersArgs,
  PredictionColumnsType,
  RowErrorType,
} from '../schema/prediction.ts';
import { Needs } from '../schema/needs.ts';
import type { AnsweredRows, ClusterPrediction } from '../use-cases/answer-rows.ts';
import { answeredColumns, answeredPredictions, rowErrors } from '../use-cases/answered-rows.ts';
import { predictCluster } from '../use-cases/predict-cluster.ts';
import { predictClusters } from '../use-cases/predict-clusters.ts';

@Resolver(() => ClusterPredictionType)
export class PredictionResolver {
  @Needs('predictor')
  @Query(() => ClusterPredictionType, {
    description:
      'The cluster that a model puts a row into. Errors: NOT_FOUND, ALIAS_NOT_SET, INVALID_INPUT, FEATURE_MISSING, FEATURE_NOT_NUMERIC, FEATURE_NOT_FINITE, FEATURE_OUT_OF_DOMAIN, EXPECTATION_FAILED.',
  })
  async predictCluster(
    @Ctx() ctx: RequestContext,
    @Arg('model', () => String, { description: 'The name of the model.' }) model: string,
    @Arg('features', () => FeatureValues, {
      description: 'The features of the row, by name. null counts as missing.',
    })
    features: Record<string, unknown>,
    @Arg('id', () => String, {
      nullable: true,
      description: 'The caller\'s own name of the row, such as "P35"; comes back with the answer.',
    })
    id?: string,
    @Arg('alias', () => String, {
      defaultValue: 'Production',
      description: 'Which version answers: the one behind this alias.',
    })
    alias?: string,
  ) {
    return await predictCluster(ctx, { model, id: id ?? null, features, alias, caller: ctx.viewer.name });
  }

  @FieldResolver(() => String, {
    description: 'The name of the model version that answered, such as "v2.1".',
  })
  modelVersion(@Root() prediction: ClusterPrediction) {
    return prediction.version.name;
  }

  @FieldResolver(() => [String], {
    description: 'The features that were sent but that the model does not use.',
  })
  ignoredFeatures(@Root() prediction: ClusterPrediction) {
    return prediction.ignoredFeatures();
  }

  @Costs(1)
  @FieldResolver(() => PredictionExplanationType, {
    description: 'Why the row is in its cluster, and what would change that.',
  })
  explanation(@Root() prediction: ClusterPrediction) {
    return prediction.explain();
  }

  @Needs('viewer')
  @FieldResolver(() => ModelVersionType, {
    description:
      'The way back: the model version that answered, its run, its data, the SQL text that read it.',
  })
  lineage(@Root() prediction: ClusterPrediction) {
    return prediction.version;
  }
}

function costOfRows({ rows, columns }: Readonly<Record<string, unknown>>, selected: number): number {
  const lists: unknown[] = columns && typeof columns === 'object' ? Object.values(columns) : [];
  return 1 + (Math.max(...[rows, ...lists].map(countOf)) / 100) * (1 + selected);
}

@Resolver(() => ClusterPredictionsType)
export class PredictionsResolver {
  @Needs('predictor')
  @Costs(costOfRows, '1, and for every 100 rows 1 and what is selected')
  @Query(() => ClusterPredictionsType, {
    description:
      'The clusters that a model puts many rows into. What is wrong with a row is told in its place; the others are answered. Errors: NOT_FOUND, ALIAS_NOT_SET, INVALID_INPUT; of rows those of `predictCluster`.',
  })
  async predictClusters(
    @Ctx() ctx: RequestContext,
    @Args(() => PredictClustersArgs) args: PredictClustersArgs,
  ) {
    return await predictClusters(ctx, { ...args, caller: ctx.viewer.name });
  }

  @FieldResolver(() => String, {
    description:
      'The name of the model version behind the alias, such as "v2.1". A canary may have answered rows in its place: `columns { modelVersions }` says which.',
  })
  modelVersion(@Root() { served }: AnsweredRows) {
    return served.versionName;
  }

  @FieldResolver(() => [ClusterPredictionType], {
    description: 'The rows that have an answer, in their order.',
  })
  rows(@Root() answered: AnsweredRows) {
    return answeredPredictions(answered);
  }

  @FieldResolver(() => PredictionColumnsType, {
    description: 'The answers as lists: several times faster than `rows` for thousands of them.',
  })
  columns(@Root() answered: AnsweredRows) {
    return answeredColumns(answered);
  }

  @FieldResolver(() => [RowErrorType], { description: 'The rows that have no answer, in their order.' })
  errors(@Root() answered: AnsweredRows) {
    return rowErrors(answered);
  }

  @Needs('viewer')
  @FieldResolver(() => ModelVersionType, {
    description:
      'The way back: the model version that answered, its run, its data, the SQL text that read it.',
  })
  lineage(@Root() { served }: AnsweredRows) {
    return served.version;
  }
}
