import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Dataset } from '../entities/dataset.ts';
import { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { notFound } from '../errors.ts';
import { decodeCursor, findPage, isGiven, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { refuseInput } from './parse-input.ts';

type Database = Pick<Context, 'db'>;

/** Whose reports: those about a model, or those about a dataset without one. */
export interface DriftSubject {
  model?: string | null;
  dataset?: string | null;
}

type SubjectIds = Pick<DriftReport, 'registeredModelId'> & Partial<Pick<DriftReport, 'datasetId'>>;

/** A page of reports, newest first, done or not. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function findDriftReports(
  { db }: Database,
  subject: DriftSubject,
  page: PageInput,
): Promise<Page<DriftReport>> {
  const reports = db.manager.createQueryBuilder(DriftReport, 'report');
  return await findPage(reports.where(whereOf(await findSubject(db.manager, subject))), page);
}

/** A page of what the reports found of a column, newest first. @throws AppError INVALID_INPUT, NOT_FOUND */
export async function findDriftHistory(
  { db }: Database,
  subject: DriftSubject,
  column: string,
  page: PageInput,
): Promise<Page<DriftColumn>> {
  const size = pageSize(page);
  const after = decodeCursor(z.uuid(), page);
  const { registeredModelId, datasetId } = await findSubject(db.manager, subject);
  const query = db.manager
    .createQueryBuilder(DriftColumn, 'found')
    .innerJoin(DriftReport, 'report', 'report.id = found.reportId')
    .where('found.name = :column', { column });
  if (registeredModelId === null)
    query.andWhere('report.registeredModelId IS NULL AND report.datasetId = :datasetId', { datasetId });
  else query.andWhere('report.registeredModelId = :registeredModelId', { registeredModelId });
  if (after !== null) query.andWhere('found.reportId < :after', { after });
  const rows = await query
    .orderBy('found.reportId', 'DESC')
    .limit(size + 1)
    .getMany();
  return toPage(rows, size, ({ reportId }) => reportId);
}

/** The report of the same model, or else of the same dataset, that was made before; null where there is none. */
export async function findPreviousReport({ db }: Database, report: DriftReport): Promise<DriftReport | null> {
  return await db.manager.findOne(DriftReport, {
    where: { ...whereOf(report), id: LessThan(report.id), finishedAt: Not(IsNull()) },
    order: { id: 'DESC' },
  });
}

function whereOf({ registeredModelId, datasetId }: SubjectIds) {
  return registeredModelId === null ? { registeredModelId: IsNull(), datasetId } : { registeredModelId };
}

async function findSubject(tx: EntityManager, { model, dataset }: DriftSubject): Promise<SubjectIds> {
  if (isGiven(model) === isGiven(dataset)) {
    throw refuseInput('dataset', dataset, 'either a model or a dataset must be named');
  }
  if (isGiven(model)) {
    const found = await tx.findOneBy(RegisteredModel, { name: model });
    if (!found) throw notFound('model', model);
    return { registeredModelId: found.id };
  }
  const found = await tx.findOneBy(Dataset, { name: dataset! });
  if (!found) throw notFound('dataset', dataset!);
  return { registeredModelId: null, datasetId: found.id };
}
