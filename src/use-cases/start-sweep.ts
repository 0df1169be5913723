import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { Dataset } from '../entities/dataset.ts';
import { Experiment } from '../entities/experiment.ts';
import type { Job } from '../entities/job.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import type { SweepParams } from '../entities/sweep.ts';
import { AppError } from '../errors.ts';
import { isNumeric } from '../data/describe-query.ts';
import { DEFAULT_KMEANS_PARAMS, DEFAULT_MINI_BATCH_PARAMS, SCALINGS } from '../ml/index.ts';
import { productionOf } from './alias-rows.ts';
import { requireContent } from './content-rows.ts';
import { enqueue } from './enqueue.ts';
import { findDatasetVersion } from './find-one.ts';
import { isGiven } from './find-page.ts';
import { createSweep, type SweepSettings } from './sweep-rows.ts';
import { columnSchema, nameSchema, parseInput } from './parse-input.ts';
import { requireTrainable } from './report-rows.ts';
import { findCurrentOrNewest } from './version-rows.ts';

const MOST_RUNS = 50;

const whole = (minimum: number, maximum: number) =>
  z
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`);

/** null and left out mean the same: the default. */
const optional = <Schema extends z.ZodType>(schema: Schema, fallback: z.output<Schema>) =>
  schema.nullish().transform((value) => value ?? fallback);

const wantedSchema = z.object({
  dataset: z.string(),
  version: whole(1, 2 ** 31 - 1).nullish(),
  tag: z.string().nullish(),
  experiment: nameSchema,
  nClusters: z
    .array(whole(2, 1000))
    .min(1, 'must name at least one number of clusters')
    .max(MOST_RUNS, `must name at most ${MOST_RUNS} numbers of clusters`)
    .refine((ks) => new Set(ks).size === ks.length, 'must not name a number of clusters twice'),
  algorithm: optional(
    z.enum(['k-means', 'gaussian-mixture', 'agglomerative', 'mini-batch-k-means']),
    'k-means',
  ),
  engine: optional(z.enum(['gugus', 'ml-kmeans']), 'gugus'),
  scaling: optional(z.enum(SCALINGS), 'standard'),
  init: optional(z.enum(['k-means++', 'random']), DEFAULT_KMEANS_PARAMS.init),
  nInit: whole(1, 10_000).nullish(),
  maxIter: whole(1, 100_000).nullish(),
  tol: z.number('must be a number').min(0, 'must be at least 0').nullish(),
  batchSize: optional(whole(1, 65_536), DEFAULT_MINI_BATCH_PARAMS.batchSize),
  randomState: optional(whole(0, 2 ** 31 - 1), DEFAULT_KMEANS_PARAMS.randomState),
  minClusterShare: optional(
    z.number('must be a number').min(0, 'must be at least 0').max(0.5, 'must be at most 0.5'),
    0.05,
  ),
  minClusterSize: optional(whole(1, 2 ** 31 - 1), 3),
  registerAs: nameSchema.nullish(),
  chooseClusters: z.boolean().nullish(),
  weightColumn: columnSchema.nullish(),
  withEvidence: z.boolean().nullish(),
});

export type StartSweepInput = z.input<typeof wantedSchema>;
export type WantedSweep = z.output<typeof wantedSchema>;

/** What a sweep is asked for beside its data and its model. */
export const sweepSettings = wantedSchema
  .omit({ dataset: true, version: true, tag: true, registerAs: true })
  .superRefine(({ withEvidence, algorithm }, check) => {
    if (!withEvidence || algorithm !== 'mini-batch-k-means') return;
    check.addIssue({ code: 'custom', path: ['withEvidence'], input: true, message: NO_EVIDENCE });
  });

const NO_EVIDENCE = 'must be false with MINI_BATCH_K_MEANS, for which no evidence is weighed';

/**
 * Accepts a sweep: one run per number of clusters, on one dataset version.
 * @throws AppError INVALID_INPUT, NOT_FOUND, CONTENT_EXPIRED, K_EXCEEDS_ROWS, COLUMN_NOT_FOUND, FEATURE_NOT_NUMERIC,
 *   VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED
 */
export async function startSweep(
  ctx: Pick<Context, 'db' | 'queue' | 'log'>,
  input: StartSweepInput,
): Promise<Job> {
  const wanted = parseInput(wantedSchema, input);
  const { sweepJob, children } = await ctx.db.transaction((tx) => acceptSweep(tx, wanted, {}));
  await enqueue(ctx, children);
  return sweepJob;
}

/** The same within the caller's transaction, for input that has been parsed. @returns what goes to the queue after it, too */
export async function acceptSweep(
  tx: EntityManager,
  wanted: WantedSweep,
  { parentId }: { parentId?: string },
): Promise<{ sweepJob: Job; children: Job[] }> {
  const version = await findVersion(tx, wanted.dataset, {
    number: wanted.version ?? null,
    tag: wanted.tag ?? null,
  });
  await requireContent(tx, version.digest);
  const largest = Math.max(...wanted.nClusters);
  if (largest >= version.rowCount) {
    throw new AppError(
      'K_EXCEEDS_ROWS',
      `${largest} clusters need more than ${largest} rows; the version has ${version.rowCount}.`,
      {
        field: 'nClusters',
        value: largest,
        expected: `at most ${version.rowCount - 1}`,
      },
    );
  }
  if (wanted.withEvidence && wanted.algorithm === 'mini-batch-k-means') throw noEvidence();
  if (isGiven(wanted.weightColumn)) checkWeight(version, wanted.weightColumn, wanted);
  const experiment = await findOrCreate(tx, Experiment, wanted.experiment);
  const model = wanted.registerAs ? await findOrCreate(tx, RegisteredModel, wanted.registerAs) : null;
  const production = model && !wanted.chooseClusters ? await productionOf(tx, model.id) : null;
  const keepClusters = production?.clusters.length;
  if (keepClusters !== undefined && !wanted.nClusters.includes(keepClusters)) {
    throw new AppError(
      'INVALID_INPUT',
      `No run could win: Production has ${keepClusters} clusters, and labels must keep their meaning.`,
      {
        field: 'nClusters',
        value: wanted.nClusters,
        expected: `${keepClusters} among them, or chooseClusters: true`,
      },
    );
  }
  const settings: SweepSettings = {
    experimentId: experiment.id,
    registeredModelId: model?.id ?? null,
    nClusters: wanted.nClusters.toSorted((a, b) => a - b),
    algorithm: wanted.algorithm,
    engine: wanted.engine,
    scaling: wanted.scaling,
    params: paramsOf(wanted),
    pickRule: {
      minClusterShare: wanted.minClusterShare,
      minClusterSize: wanted.minClusterSize,
      ...(keepClusters !== undefined && { keepClusters }),
    },
    weightColumn: wanted.weightColumn ?? null,
  };
  return await createSweep(tx, version, settings, wanted.withEvidence ?? false, parentId);
}

/** What nothing is said of is as scikit-learn has it for the algorithm. */
function paramsOf(wanted: WantedSweep): SweepParams {
  const isMiniBatch = wanted.algorithm === 'mini-batch-k-means';
  const defaults = isMiniBatch ? DEFAULT_MINI_BATCH_PARAMS : DEFAULT_KMEANS_PARAMS;
  return {
    init: wanted.init,
    nInit: wanted.nInit ?? defaults.nInit,
    maxIter: wanted.maxIter ?? defaults.maxIter,
    tol: wanted.tol ?? defaults.tol,
    randomState: wanted.randomState,
    ...(isMiniBatch && { batchSize: wanted.batchSize }),
  };
}

function noEvidence(): AppError {
  return new AppError('INVALID_INPUT', 'No evidence is weighed for MINI_BATCH_K_MEANS.', {
    field: 'withEvidence',
    value: true,
    expected: 'false, or another algorithm',
  });
}

function checkWeight(
  { columns, number }: DatasetVersion,
  name: string,
  { algorithm, engine }: { algorithm: string; engine: string },
): void {
  if (algorithm !== 'k-means' || engine !== 'gugus') {
    throw new AppError('INVALID_INPUT', 'Only K_MEANS of the engine GUGUS takes weights.', {
      field: 'weightColumn',
      value: name,
      expected: 'no weights, or K_MEANS and GUGUS',
    });
  }
  const column = columns.find((each) => each.name === name);
  if (!column) {
    throw new AppError('COLUMN_NOT_FOUND', `Version ${number} has no column "${name}".`, {
      field: 'weightColumn',
      value: name,
      expected: `one of ${columns.map((each) => each.name).join(', ')}`,
    });
  }
  if (!isNumeric(column)) {
    throw new AppError('FEATURE_NOT_NUMERIC', `The weight "${name}" is of type ${column.type}.`, {
      field: 'weightColumn',
      value: column.type,
      expected: 'a numeric column',
    });
  }
}

/**
 * The version that is named, or else the current one, if it may be used.
 * @throws AppError NOT_FOUND, VERSION_NOT_VALIDATED, VERSION_BLOCKED, VERSION_QUARANTINED
 */
export async function findVersion(
  tx: EntityManager,
  name: string,
  wanted: { number: number | null; tag: string | null },
): Promise<DatasetVersion> {
  const isNamed = wanted.number !== null || wanted.tag !== null;
  const dataset = isNamed ? null : await tx.findOneBy(Dataset, { name });
  const version = dataset
    ? await findCurrentOrNewest(tx, dataset)
    : await findDatasetVersion(tx, name, wanted);
  if (version) {
    await requireTrainable(tx, version, isNamed);
    return version;
  }
  const [field, value] = wanted.tag === null ? ['version', wanted.number] : ['tag', wanted.tag];
  throw value === null
    ? new AppError('NOT_FOUND', `${name} has no version yet: take one with snapshotDataset.`, {
        field: 'dataset',
        value: name,
      })
    : new AppError(
        'NOT_FOUND',
        `${name} has no version with the ${field === 'tag' ? 'tag' : 'number'} ${value}.`,
        { field, value },
      );
}

/** The row with this name, which is made where there is none. */
export async function findOrCreate<Named extends Experiment | RegisteredModel>(
  tx: EntityManager,
  entity: new () => Named,
  name: string,
): Promise<Named> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values({ name } as never)
    .orIgnore()
    .execute();
  return await tx.findOneByOrFail(entity, { name } as never);
}
