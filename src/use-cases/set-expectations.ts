import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { describeQuery } from '../data/describe-query.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion, type SourceColumn } from '../entities/dataset-version.ts';
import { Expectation, ExpectationSuite, type ExpectationSpec } from '../entities/expectation.ts';
import type { Job } from '../entities/job.ts';
import { notFound } from '../errors.ts';
import { readSuite } from '../serving/read-suite.ts';
import { checkExpectation } from './check-expectation.ts';
import { enqueue } from './enqueue.ts';
import { parseExpectation, type ExpectationInput } from './parse-expectation.ts';
import { AppError } from '../errors.ts';
import { invalidInput, parseInput, type Problem } from './parse-input.ts';
import { findCurrentOrNewest } from './version-rows.ts';
import { createValidation } from './validate-version.ts';

const MOST_EXPECTATIONS = 500;

const inputSchema = z.object({
  dataset: z.string(),
  expectations: z
    .array(z.looseObject({ kind: z.string() }))
    .max(MOST_EXPECTATIONS, `must have at most ${MOST_EXPECTATIONS} expectations`),
});

export interface SetExpectationsInput {
  dataset: string;
  expectations: ExpectationInput[];
}

/**
 * Replaces the expectations of a dataset, and has the versions that matter next looked at with them: the newest one, and
 * the one that stands for the dataset.
 * @throws AppError INVALID_INPUT (with all problems), NOT_FOUND, SOURCE_UNAVAILABLE, QUERY_INVALID
 */
export async function setExpectations(
  ctx: Pick<Context, 'db' | 'sources' | 'duck' | 'queue' | 'log'>,
  input: SetExpectationsInput,
): Promise<Dataset> {
  const { dataset: name, expectations } = parseInput(inputSchema, input);
  const dataset = await ctx.db.manager.findOneBy(Dataset, { name });
  if (!dataset) throw notFound('dataset', name);
  const specs = await parseSuite(ctx, dataset, expectations);
  const jobs = await ctx.db.transaction((tx) => replaceSuite(tx, dataset, specs));
  await enqueue(ctx, jobs);
  return dataset;
}

async function parseSuite(
  ctx: Pick<Context, 'db' | 'sources' | 'duck'>,
  dataset: Dataset,
  inputs: readonly ExpectationInput[],
): Promise<ExpectationSpec[]> {
  const { manager } = ctx.db;
  const columns = await findColumns(ctx, dataset);
  const specs: ExpectationSpec[] = [];
  const problems: Problem[] = [];
  await ctx.duck.withConnection(async (connection) => {
    for (const [index, each] of inputs.entries()) {
      const parsed = parseExpectation(each, dataset.timeColumn);
      const found =
        'problems' in parsed
          ? parsed.problems
          : await checkExpectation({ manager, connection, columns }, parsed.spec);
      problems.push(
        ...found.map(({ field, ...rest }) => ({ field: `expectations.${index}.${field}`, ...rest })),
      );
      if ('spec' in parsed) {
        if (specs.some((other) => ruleOf(other) === ruleOf(parsed.spec))) {
          problems.push({
            field: `expectations.${index}`,
            value: each.kind,
            expected: 'must not appear twice',
          });
        }
        specs.push(parsed.spec);
      }
    }
  });
  if (problems.length > 0) throw invalidInput(problems);
  return specs;
}

/**
 * Those of the newest version, and those that the current one has besides: the newest may be the one that is wrong. Before
 * there is a version, those of the query.
 * @throws AppError NOT_FOUND (a version)
 */
async function findColumns(
  { db, sources }: Pick<Context, 'db' | 'sources'>,
  dataset: Dataset,
): Promise<SourceColumn[]> {
  const newest = await findNewest(db.manager, dataset.id);
  if (newest) {
    const current = (await findCurrentOrNewest(db.manager, dataset)) ?? newest;
    const names = new Set(newest.columns.map(({ name }) => name));
    return [...newest.columns, ...current.columns.filter(({ name }) => !names.has(name))];
  }
  const { source } = dataset;
  if (source.kind === 'query') {
    const database = sources.database(source.database);
    return await database.read((client) => describeQuery(client, source.query));
  }
  throw new AppError('NOT_FOUND', `${dataset.name} has no version yet: take one with snapshotDataset.`, {
    field: 'dataset',
    value: dataset.name,
  });
}

async function findNewest(manager: EntityManager, datasetId: string): Promise<DatasetVersion | null> {
  return await manager.findOne(DatasetVersion, { where: { datasetId }, order: { number: 'DESC' } });
}

const ruleOf = (spec: ExpectationSpec) => JSON.stringify({ ...spec, severity: null, why: null });

async function replaceSuite(
  tx: EntityManager,
  { id: datasetId }: Dataset,
  specs: readonly ExpectationSpec[],
): Promise<Job[]> {
  const lock = { mode: 'for_no_key_update' } as const;
  const dataset = await tx.findOneOrFail(Dataset, { where: { id: datasetId }, lock });
  const revision = (await readSuite(tx, datasetId)).revision + 1;
  await tx.insert(ExpectationSuite, { datasetId, revision });
  const rows = specs.map((spec, position) => {
    const { kind, severity } = spec;
    return { datasetId, revision, position, kind, severity, spec: spec as never };
  });
  if (rows.length > 0) await tx.insert(Expectation, rows);
  await tx.query(`SELECT pg_notify('gugus_suite', $1)`, [datasetId]);
  const [newest, current] = [await findNewest(tx, datasetId), await findCurrentOrNewest(tx, dataset)];
  const jobs: Job[] = [];
  if (newest) jobs.push(await createValidation(tx, newest, revision));
  if (current && current.id !== newest?.id) jobs.push(await createValidation(tx, current, revision));
  return jobs;
}
