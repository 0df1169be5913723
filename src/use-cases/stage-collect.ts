import type { EntityManager } from 'typeorm';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { readSuite } from '../serving/read-suite.ts';
import { because, type WhyCode } from './decision-words.ts';
import type { Pipeline, Verdict } from './pipeline-rows.ts';
import { describeFailures, findStanding, newestReport } from './report-rows.ts';
import { createSnapshotJob } from './snapshot-dataset.ts';
import type { StageWork } from './stage-work.ts';
import { createValidation } from './validate-version.ts';

/** COLLECT: reads the source into a version, unless the firing is about the current one as it is. */
export const collectStage: StageWork = {
  async begin({ db }, { run, policy }) {
    const dataset = await db.manager.findOneByOrFail(Dataset, { id: policy.datasetId });
    const current = await currentVersion(db.manager, dataset);
    const reuse: WhyCode | null = run.forceRetrain
      ? 'FORCED'
      : run.triggerKind === 'DATA_CHANGE'
        ? 'VERSION_FIRED'
        : run.triggerKind === 'DRIFT' && run.details['versionId'] === current?.id
          ? 'REPORT_FIRED'
          : null;
    if (reuse && current) {
      const why = because(reuse, { version: current.number });
      return { state: 'SKIPPED', why, links: { datasetVersionId: current.id } };
    }
    const message = `firing ${run.number} of the policy ${policy.name}`;
    const wish = { tag: null, message, takenBy: policy.name };
    return {
      consumed: `dataset ${dataset.id}`,
      create: async (tx, parentId) => {
        const job = await createSnapshotJob(tx, dataset, wish, null, parentId);
        return { job, queued: [job] };
      },
    };
  },
  async end(tx, _pipeline, { result }) {
    const id = result!['datasetVersionId'] as string;
    const { number, rowCount } = await tx.findOneByOrFail(DatasetVersion, { id });
    const why = because('COLLECTED', { version: number, rows: rowCount, created: result!['created'] });
    return { state: 'DONE', why, links: { datasetVersionId: id } };
  },
};

/** VALIDATE: what the newest expectations say of the version; they look at it now if they have not yet. */
export const validateStage: StageWork = {
  async begin({ db }, pipeline) {
    const version = await requireVersionOf(db.manager, pipeline);
    const { revision } = await readSuite(db.manager, version.datasetId);
    const report = await newestReport(db.manager, version.id);
    if ((report?.suiteRevision ?? 0) >= revision) return await judge(db.manager, version);
    return {
      consumed: `version ${version.id} suite ${revision}`,
      create: async (tx, parentId) => {
        const job = await createValidation(tx, version, revision, parentId);
        return { job, queued: [job] };
      },
    };
  },
  async end(tx, pipeline) {
    return await judge(tx, await requireVersionOf(tx, pipeline));
  },
};

async function judge(tx: EntityManager, { id, number: version }: DatasetVersion): Promise<Verdict> {
  const report = await newestReport(tx, id);
  const standing = await findStanding(tx, report);
  switch (standing) {
    case 'UNCHECKED':
      return { state: 'SKIPPED', why: because('UNCHECKED', { version }) };
    case 'PASSED':
      return { state: 'DONE', why: because('VALID', { version, revision: report!.suiteRevision }) };
    case 'RELEASED':
      return { state: 'DONE', why: because('RELEASED', { version }) };
    default: {
      const why = because('INVALID', { version, standing, failures: describeFailures(report!) });
      return { state: 'FAILED', why };
    }
  }
}

/** VERSION: whether there is a new version, and which one the firing goes on with. */
export const versionStage: StageWork = {
  async begin({ db }, pipeline) {
    const { policy, stages } = pipeline;
    const collected = stages[0].why!;
    const dataset = await db.manager.findOneByOrFail(Dataset, { id: policy.datasetId });
    const version = await requireVersionOf(db.manager, pipeline);
    const current = (await currentVersion(db.manager, dataset)) ?? version;
    const figures = { version: current.number, collected: version.number };
    if (collected.code !== 'COLLECTED') return { state: 'SKIPPED', why: because('VERSION_KNOWN', figures) };
    if (collected['created']) {
      return { state: 'DONE', why: because('NEW_VERSION', { version: version.number }) };
    }
    const code = current.id === version.id ? 'SAME_CONTENT' : 'OLD_CONTENT';
    return { state: 'SKIPPED', why: because(code, figures), links: { datasetVersionId: current.id } };
  },
};

async function currentVersion(tx: EntityManager, dataset: Dataset): Promise<DatasetVersion | null> {
  const id = dataset.currentVersionId;
  return id === null ? null : await tx.findOneByOrFail(DatasetVersion, { id });
}

/** What the stages after VERSION go by. */
export async function requireVersionOf(tx: EntityManager, { run }: Pipeline): Promise<DatasetVersion> {
  return await tx.findOneByOrFail(DatasetVersion, { id: run.datasetVersionId! });
}
