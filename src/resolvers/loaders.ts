import DataLoader from 'dataloader';
import { In, type DataSource, type ObjectLiteral } from 'typeorm';
import { AliasMove } from '../entities/alias-move.ts';
import { AuditOutcome } from '../entities/audit-entry.ts';
import { BlobTrash } from '../entities/blob-trash.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { DatasetWatch } from '../entities/dataset-watch.ts';
import { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { Experiment } from '../entities/experiment.ts';
import { GateCheck } from '../entities/gate-check.ts';
import { Job } from '../entities/job.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { PipelineRun, PipelineStage } from '../entities/pipeline-run.ts';
import { NotificationAttempt } from '../entities/notification-delivery.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { NotificationEvent } from '../entities/notification-event.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { Run, RunArtifact, RunMetric, RunParam } from '../entities/run.ts';
import { Scoring } from '../entities/scoring.ts';
import { Sweep } from '../entities/sweep.ts';
import { TrainingPolicy } from '../entities/training-policy.ts';
import { ValidationReport, VersionRelease } from '../entities/validation-report.ts';
import { findSuites } from '../use-cases/find-suites.ts';

export type Loaders = ReturnType<typeof makeLoaders>;

/** One set per request: what one query asks for many times is read once. Predictions ask for nothing, and make none. */
export function createLoaders(db: DataSource): Loaders {
  let made: Loaders | null = null;
  return new Proxy({} as Loaders, {
    get: (_target, name: keyof Loaders) => (made ??= makeLoaders(db))[name],
  });
}

function makeLoaders(db: DataSource) {
  /** The row whose field has the value; null where there is none. */
  function one<Row extends ObjectLiteral>(entity: new () => Row, field: keyof Row & string) {
    return new DataLoader<string, Row | null>(async (values) => {
      const rows = await db.manager.findBy(entity, { [field]: In(values) } as never);
      const byValue = new Map(rows.map((row) => [row[field] as string, row]));
      return values.map((value) => byValue.get(value) ?? null);
    });
  }

  /** All rows whose field has the value, in the order of another field. */
  function many<Row extends ObjectLiteral>(
    entity: new () => Row,
    field: keyof Row & string,
    order: keyof Row & string,
  ) {
    return new DataLoader<string, Row[]>(async (values) => {
      const rows = await db.manager.find(entity, {
        where: { [field]: In(values) },
        order: { [order]: 'ASC' },
      } as never);
      const byValue = Map.groupBy(rows, (row) => row[field] as string);
      return values.map((value) => byValue.get(value) ?? []);
    });
  }

  /** Of each run one object, value by name: without a row for each, which is much for a thousand runs. */
  function valuesOfRun(table: 'run_param' | 'run_metric', where = '') {
    return new DataLoader<string, Record<string, unknown>>(async (runIds) => {
      const rows: { id: string; values: Record<string, unknown> }[] = await db.query(
        `SELECT run_id AS id, jsonb_object_agg(key, value) AS values FROM ${table}
         WHERE run_id = ANY ($1) ${where} GROUP BY run_id`,
        [runIds],
      );
      const byRun = new Map(rows.map(({ id, values }) => [id, values]));
      return runIds.map((id) => byRun.get(id) ?? {});
    });
  }

  return {
    aliasMove: one(AliasMove, 'id'),
    checksOfMove: many(GateCheck, 'aliasMoveId', 'position'),
    auditOutcome: one(AuditOutcome, 'entryId'),
    comparisonsOfChallenger: many(ModelComparison, 'challengerId', 'id'),
    dataset: one(Dataset, 'id'),
    datasetVersion: one(DatasetVersion, 'id'),
    driftReport: one(DriftReport, 'id'),
    columnsOfDriftReport: many(DriftColumn, 'reportId', 'position'),
    experiment: one(Experiment, 'id'),
    job: one(Job, 'id'),
    modelVersion: one(ModelVersion, 'id'),
    modelVersionsOfRun: many(ModelVersion, 'runId', 'id'),
    pipelineRun: one(PipelineRun, 'id'),
    attemptsOfDelivery: many(NotificationAttempt, 'deliveryId', 'number'),
    notificationEndpoint: one(NotificationEndpoint, 'id'),
    notificationEvent: one(NotificationEvent, 'id'),
    registeredModel: one(RegisteredModel, 'id'),
    run: one(Run, 'id'),
    release: one(VersionRelease, 'reportId'),
    runsOfJob: many(Run, 'jobId', 'nClusters'),
    scoring: one(Scoring, 'id'),
    sweep: one(Sweep, 'id'),
    trashOfBlob: one(BlobTrash, 'digest'),
    watchOfDataset: one(DatasetWatch, 'datasetId'),
    aliasesOfModel: many(ModelAlias, 'registeredModelId', 'name'),
    aliasesOfVersion: many(ModelAlias, 'modelVersionId', 'name'),
    artifactsOfRun: many(RunArtifact, 'runId', 'path'),
    metricsOfRun: many(RunMetric, 'runId', 'key'),
    metricValuesOfRun: valuesOfRun('run_metric', 'AND step = 0'),
    paramValuesOfRun: valuesOfRun('run_param'),
    paramsOfRun: many(RunParam, 'runId', 'key'),
    /** The report of each version that counts: of the newest suite, and of these the newest. */
    newestReport: new DataLoader<string, ValidationReport | null>(async (versionIds) => {
      const newest = await db.manager
        .createQueryBuilder(ValidationReport, 'report')
        .distinctOn(['report.datasetVersionId'])
        .where({ datasetVersionId: In(versionIds) })
        .orderBy('report.datasetVersionId')
        .addOrderBy('report.suiteRevision', 'DESC')
        .addOrderBy('report.id', 'DESC')
        .getMany();
      return versionIds.map((id) => newest.find((report) => report.datasetVersionId === id) ?? null);
    }),
    stagesOfRun: many(PipelineStage, 'runId', 'position'),
    trainingPolicy: one(TrainingPolicy, 'id'),
    /** The drifted columns of each report, by name alone: their figures are much to read. */
    driftedNames: new DataLoader<string, Pick<DriftColumn, 'name' | 'drifted'>[]>(async (reportIds) => {
      const rows = await db.manager.find(DriftColumn, {
        select: { reportId: true, name: true, drifted: true },
        where: { reportId: In(reportIds), drifted: true },
        order: { position: 'ASC' },
      });
      return reportIds.map((id) => rows.filter(({ reportId }) => reportId === id));
    }),
    suite: new DataLoader(async (datasetIds: readonly string[]) => await findSuites({ db }, datasetIds)),
    /** The newest version of each dataset. */
    latestVersion: new DataLoader<string, DatasetVersion | null>(async (datasetIds) => {
      const latest = await db.manager
        .createQueryBuilder(DatasetVersion, 'version')
        .distinctOn(['version.datasetId'])
        .where({ datasetId: In(datasetIds) })
        .orderBy('version.datasetId')
        .addOrderBy('version.number', 'DESC')
        .getMany();
      return datasetIds.map((id) => latest.find((version) => version.datasetId === id) ?? null);
    }),
  };
}
