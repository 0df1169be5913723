import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { ModelVersionType } from '../schema/model.ts';
import { ClusterPredictionType, FeatureValues } from '../schema/prediction.ts';
import { Needs } from '../schema/needs.ts';
import { predictCluster, type ClusterPrediction } from '../use-cases/predict-cluster.ts';

@Resolver(() => ClusterPredictionType)
export class PredictionResolver {
  @Needs('predictor')
  @Query(() => ClusterPredictionType, {
    description:
      'The cluster that a model puts a row into. Errors: NOT_FOUND, ALIAS_NOT_SET, FEATURE_MISSING, FEATURE_NOT_NUMERIC, FEATURE_NOT_FINITE, FEATURE_OUT_OF_DOMAIN, EXPECTATION_FAILED.',
  })
  async predictCluster(
    @Ctx() { models }: RequestContext,
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
    return await predictCluster(models, { model, id: id ?? null, features, alias });
  }

  @FieldResolver(() => String, {
    description: 'The name of the model version that answered, such as "v2.1".',
  })
  modelVersion(@Root() prediction: ClusterPrediction) {
    return prediction.version.name;
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
