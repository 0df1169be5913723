import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { Canary, CanaryStep, type CanaryTest, type PlannedStep } from '../entities/canary.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import type { CanaryCounts } from '../serving/canary-counts.ts';
import { sumCounts } from './canary-rows.ts';
import { findPage, type Page, type PageInput } from './find-page.ts';
import { judgeCanary } from './judge-canary.ts';

type Database = Pick<Context, 'db'>;

/** The canaries of a model, newest first. @throws AppError NOT_FOUND, INVALID_INPUT */
export async function findCanaries({ db }: Database, model: string, page: PageInput): Promise<Page<Canary>> {
  const registeredModelId = await modelIdOf(db.manager, model);
  const query = db.manager.createQueryBuilder(Canary, 'canary').where({ registeredModelId });
  return await findPage(query, page);
}

/** The newest canary of a model; null where it never had one. @throws AppError NOT_FOUND */
export async function findCanary({ db }: Database, model: string): Promise<Canary | null> {
  const registeredModelId = await modelIdOf(db.manager, model);
  return await db.manager.findOne(Canary, { where: { registeredModelId }, order: { id: 'DESC' } });
}

async function modelIdOf(tx: EntityManager, name: string): Promise<string> {
  const model = await tx.findOneBy(RegisteredModel, { name });
  if (!model) throw notFound('model', name);
  return model.id;
}

/** What the tests say of a canary now, or said when it ended. */
export async function verdictOf({ db }: Database, canary: Canary): Promise<CanaryTest[]> {
  return canary.verdict ?? judgeCanary(canary, await sumCounts(db.manager, canary.id));
}

export interface CanaryStepFigures extends PlannedStep {
  number: number;
  /** null: it has not begun. */
  beganAt: Date | null;
  counts: CanaryCounts;
}

/** The steps of the plan, with what was seen in each. */
export async function stepsOf({ db }: Database, { id, plan }: Canary): Promise<CanaryStepFigures[]> {
  const begun = await db.manager.findBy(CanaryStep, { canaryId: id });
  const steps: CanaryStepFigures[] = [];
  for (const [i, planned] of plan.entries()) {
    const number = i + 1;
    const beganAt = begun.find((step) => step.number === number)?.beganAt ?? null;
    steps.push({ ...planned, number, beganAt, counts: await sumCounts(db.manager, id, number) });
  }
  return steps;
}
