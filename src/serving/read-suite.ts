import { In, type EntityManager } from 'typeorm';
import { Expectation, ExpectationSuite, type ExpectationSpec } from '../entities/expectation.ts';

/** The expectations of a dataset as they stand. */
export interface Suite {
  /** 0 until expectations are first set. */
  revision: number;
  expectations: ExpectationSpec[];
}

export async function readSuite(manager: EntityManager, datasetId: string): Promise<Suite> {
  const [suite] = await readSuites(manager, [datasetId]);
  return suite;
}

/** The suites of these datasets, in their order. */
export async function readSuites(manager: EntityManager, datasetIds: readonly string[]): Promise<Suite[]> {
  const newest = await manager
    .createQueryBuilder(ExpectationSuite, 'suite')
    .distinctOn(['suite.datasetId'])
    .where({ datasetId: In(datasetIds) })
    .orderBy('suite.datasetId')
    .addOrderBy('suite.revision', 'DESC')
    .getMany();
  const where = newest.map(({ datasetId, revision }) => ({ datasetId, revision }));
  const rows =
    where.length === 0 ? [] : await manager.find(Expectation, { where, order: { position: 'ASC' } });
  return datasetIds.map((id) => ({
    revision: newest.find(({ datasetId }) => datasetId === id)?.revision ?? 0,
    expectations: rows.filter(({ datasetId }) => datasetId === id).map(({ spec }) => spec),
  }));
}
