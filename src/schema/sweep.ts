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
import type { Sweep } from '../entities/sweep.ts';
import type { StartSweepInput } from '../use-cases/start-sweep.ts';
import { connectionOf } from './connection.ts';

export const EngineEnum = { GUGUS: 'gugus', ML_KMEANS: 'ml-kmeans' } as const;
registerEnumType(EngineEnum, {
  name: 'Engine',
  description: 'The code that fits k-means.',
  valuesConfig: {
    GUGUS: { description: "Gugus's own kernels, which follow scikit-learn." },
    ML_KMEANS: { description: 'The ml-kmeans library, for cross-checks.' },
  },
});

export const AlgorithmEnum = {
  K_MEANS: 'k-means',
  GAUSSIAN_MIXTURE: 'gaussian-mixture',
  AGGLOMERATIVE: 'agglomerative',
  MINI_BATCH_K_MEANS: 'mini-batch-k-means',
} as const;
registerEnumType(AlgorithmEnum, {
  name: 'Algorithm',
  description: 'How rows are clustered.',
  valuesConfig: {
    K_MEANS: { description: 'k-means.' },
    GAUSSIAN_MIXTURE: {
      description: 'A mixture of Gaussians with full covariances, by expectation-maximisation.',
    },
    AGGLOMERATIVE: {
      description: "Ward's hierarchical clustering, cut at the number of clusters; at most 8,000 rows.",
    },
    MINI_BATCH_K_MEANS: {
      description:
        'k-means in small random batches, for data larger than memory: rows are streamed, and the preprocessing is learnt from at most 262,144 of them.',
    },
  },
});

export const ScalingEnum = { STANDARD: 'standard', MINMAX: 'minmax', ROBUST: 'robust' } as const;
registerEnumType(ScalingEnum, {
  name: 'Scaling',
  description: 'How transformed features are brought to one scale.',
  valuesConfig: {
    STANDARD: { description: 'Mean 0, standard deviation 1.' },
    MINMAX: { description: 'From 0 to 1.' },
    ROBUST: { description: 'Median 0, interquartile range 1.' },
  },
});

export const InitEnum = { K_MEANS_PLUS_PLUS: 'k-means++', RANDOM: 'random' } as const;
registerEnumType(InitEnum, {
  name: 'KMeansInit',
  description: 'How the first centres are chosen.',
  valuesConfig: {
    K_MEANS_PLUS_PLUS: { description: 'Greedy k-means++.' },
    RANDOM: { description: 'Rows drawn at random.' },
  },
});

@ObjectType('KMeansParams', { description: 'The parameters that all runs of a sweep share.' })
export class KMeansParamsType {
  @Field(() => InitEnum, { description: 'How the first centres are chosen.' })
  init: string;
  @Field(() => Int, { description: 'How many times each fit starts anew; the best one counts.' })
  nInit: number;
  @Field(() => Int, { description: 'The most iterations of one start.' })
  maxIter: number;
  @Field(() => Float, {
    description: 'A start has converged when its centres move by less than this share of the mean variance.',
  })
  tol: number;
  @Field(() => Int, { description: 'The seed: the same seed gives the same bits.' })
  randomState: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The rows of a batch of MINI_BATCH_K_MEANS; null with other algorithms.',
  })
  batchSize?: number;
}

@ObjectType('PickRule', {
  description: 'How the winner of a sweep is chosen: the highest silhouette among the admissible runs.',
})
export class PickRuleType {
  @Field(() => Float, { description: 'The least share of the rows that the smallest cluster must hold.' })
  minClusterShare: number;
  @Field(() => Int, { description: 'The least number of rows that the smallest cluster must hold.' })
  minClusterSize: number;
  @Field(() => Int, {
    nullable: true,
    description: "The number of clusters to keep, which is Production's; null: the rule chooses.",
  })
  keepClusters?: number;
}

@ObjectType('RejectedRun', { description: 'A run that the pick rule does not admit.' })
export class RejectedRunType {
  @Field(() => Int, { description: 'Its number of clusters.' })
  nClusters: number;
  @Field(() => String, { description: 'Why it is not admitted.' })
  reason: string;
}

@ObjectType('Sweep', {
  description: 'A set of runs over numbers of clusters, on one dataset version, and the choice among them.',
})
export class SweepType implements Pick<Sweep, 'id' | 'nClusters' | 'weightColumn' | 'createdAt'> {
  @Field(() => ID, { description: 'A UUIDv7.' })
  id: string;
  @Field(() => [Int], { description: 'The numbers of clusters, ascending: one run each.' })
  nClusters: number[];
  @Field(() => AlgorithmEnum, { description: 'How the rows are clustered.' })
  algorithm: string;
  @Field(() => EngineEnum, { description: 'The code that fits k-means.' })
  engine: string;
  @Field(() => ScalingEnum, { description: 'How the features are brought to one scale.' })
  scaling: string;
  @Field(() => String, {
    nullable: true,
    description: 'The column that says what each row counts in a fit; null: all the same.',
  })
  weightColumn: string | null;
  @Field(() => KMeansParamsType, { description: 'What all runs share.' })
  params: KMeansParamsType;
  @Field(() => PickRuleType, { description: 'How the winner is chosen.' })
  pickRule: PickRuleType;
  @Field(() => GraphQLISODateTime, { description: 'When it was accepted.' })
  createdAt: Date;
}

export const SweepConnection = connectionOf(SweepType, 'Sweep');

/** What every wish for a sweep says beside its data and its model. */
@InputType()
export abstract class SweepSettingsInput {
  @Field(() => String, { description: 'The name of the experiment; it is created when it is new.' })
  experiment: string;
  @Field(() => [Int], {
    defaultValue: [2, 3, 4, 5, 6],
    description: 'The numbers of clusters to try: 1 to 50 different ones, each at least 2.',
  })
  nClusters: number[];
  @Field(() => EngineEnum, {
    nullable: true,
    description: 'The code that fits; GUGUS where nothing is said.',
  })
  engine?: 'gugus' | 'ml-kmeans';
  @Field(() => AlgorithmEnum, {
    nullable: true,
    description: 'How rows are clustered; K_MEANS where nothing is said.',
  })
  algorithm?: 'k-means' | 'gaussian-mixture' | 'agglomerative' | 'mini-batch-k-means';
  @Field(() => ScalingEnum, {
    nullable: true,
    description: 'How features are brought to one scale; STANDARD where nothing is said.',
  })
  scaling?: 'standard' | 'minmax' | 'robust';
  @Field(() => InitEnum, {
    nullable: true,
    description: 'How the first centres are chosen; K_MEANS_PLUS_PLUS where nothing is said.',
  })
  init?: 'k-means++' | 'random';
  @Field(() => Int, {
    nullable: true,
    description:
      'How many times each fit starts anew, or MINI_BATCH_K_MEANS draws seeds to choose from; 10 where nothing is said, 3 with MINI_BATCH_K_MEANS.',
  })
  nInit?: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'The most iterations of one start, or passes of MINI_BATCH_K_MEANS over the rows; 300 where nothing is said, 100 with MINI_BATCH_K_MEANS.',
  })
  maxIter?: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The tolerance of convergence; 0.0001 where nothing is said, 0 with MINI_BATCH_K_MEANS, which then ends when its inertia no longer falls.',
  })
  tol?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The rows of a batch of MINI_BATCH_K_MEANS, 65,536 at most; 1024 where nothing is said.',
  })
  batchSize?: number;
  @Field(() => Int, { nullable: true, description: 'The seed; 42 where nothing is said.' })
  randomState?: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'The least share of the rows in the smallest cluster of a winner; 0.05 where nothing is said.',
  })
  minClusterShare?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'The least number of rows in the smallest cluster of a winner; 3 where nothing is said.',
  })
  minClusterSize?: number;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the winner may have another number of clusters than the model's Production; false where nothing is said, for labels must keep their meaning.",
  })
  chooseClusters?: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      'A numeric column that says what each row counts in the fits of K_MEANS, above 0, such as a population. It does not count in the scores.',
  })
  weightColumn?: string;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to find the gap statistic and the stability of each number of clusters too, which takes longer than the fits; false where nothing is said.',
  })
  withEvidence?: boolean;
}

@InputType('StartSweepInput', { description: 'A sweep to run: one fit per number of clusters.' })
export class StartSweepInputType
  extends SweepSettingsInput
  implements Pick<StartSweepInput, 'dataset' | 'nClusters' | 'experiment'>
{
  @Field(() => String, { description: 'The name of the dataset.' })
  dataset: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The number of the version; the current one where neither this nor a tag is said.',
  })
  version?: number;
  @Field(() => String, { nullable: true, description: 'The tag of the version, instead of its number.' })
  tag?: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The model to register the winner in; it is created when it is new. Without it the sweep only compares.',
  })
  registerAs?: string;
}
