import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { MainLoop1763600000000 } from '../../migrations/1763600000000-main-loop.ts';
import { RunsShareJobs1763600100000 } from '../../migrations/1763600100000-runs-share-jobs.ts';
import { CurrentVersion1763700000000 } from '../../migrations/1763700000000-current-version.ts';
import { Validation1763700100000 } from '../../migrations/1763700100000-validation.ts';
import { Sources1763700200000 } from '../../migrations/1763700200000-sources.ts';
import { Retention1763700300000 } from '../../migrations/1763700300000-retention.ts';
import { Watch1763700400000 } from '../../migrations/1763700400000-watch.ts';
import { DirectUploads1763700500000 } from '../../migrations/1763700500000-direct-uploads.ts';
import { TrainingPolicies1763800300000 } from '../../migrations/1763800300000-training-policies.ts';
import { Notifications1763800400000 } from '../../migrations/1763800400000-notifications.ts';
import { PromotionGate1763800200000 } from '../../migrations/1763800200000-promotion-gate.ts';
import { Access1763800500000 } from '../../migrations/1763800500000-access.ts';
import { Drift1763800000000 } from '../../migrations/1763800000000-drift.ts';
import { PredictionLog1763800100000 } from '../../migrations/1763800100000-prediction-log.ts';
import { PointCounts1763800600000 } from '../../migrations/1763800600000-point-counts.ts';
import { Shadow1763800700000 } from '../../migrations/1763800700000-shadow.ts';
import { Canary1763800700001 } from '../../migrations/1763800700001-canary.ts';
import { Scorings1763800800000 } from '../../migrations/1763800800000-scorings.ts';
import { AuditDecisions1763800900000 } from '../../migrations/1763800900000-audit-decisions.ts';
import { WorkKeepsContent1763800910000 } from '../../migrations/1763800910000-work-keeps-content.ts';
import { CanaryStage1764000000000 } from '../../migrations/1764000000000-canary-stage.ts';
import { AliasMove } from '../entities/alias-move.ts';
import { ApiKey, LoginTicket } from '../entities/api-key.ts';
import { AuditEntry, AuditOutcome } from '../entities/audit-entry.ts';
import { BlobTrash } from '../entities/blob-trash.ts';
import { Canary, CanaryObservation, CanaryStep } from '../entities/canary.ts';
import { ColumnProfile } from '../entities/column-profile.ts';
import { Dataset } from '../entities/dataset.ts';
import { DatasetVersion } from '../entities/dataset-version.ts';
import { DatasetWatch } from '../entities/dataset-watch.ts';
import { DirectUpload } from '../entities/direct-upload.ts';
import { DriftColumn } from '../entities/drift-column.ts';
import { DriftReport } from '../entities/drift-report.ts';
import { Expectation, ExpectationSuite } from '../entities/expectation.ts';
import { Experiment } from '../entities/experiment.ts';
import { GateCheck } from '../entities/gate-check.ts';
import { Job } from '../entities/job.ts';
import { ModelAlias } from '../entities/model-alias.ts';
import { ModelComparison } from '../entities/model-comparison.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { PipelineRun, PipelineStage } from '../entities/pipeline-run.ts';
import { NotificationAttempt, NotificationDelivery } from '../entities/notification-delivery.ts';
import { NotificationEndpoint } from '../entities/notification-endpoint.ts';
import { NotificationEvent } from '../entities/notification-event.ts';
import { ProgressEvent } from '../entities/progress-event.ts';
import { PointCount } from '../entities/point-count.ts';
import { PromotionGate } from '../entities/promotion-gate.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { RetentionPolicy } from '../entities/retention-policy.ts';
import { Run, RunArtifact, RunMetric, RunParam } from '../entities/run.ts';
import { ShadowSetting } from '../entities/shadow-setting.ts';
import { Scoring } from '../entities/scoring.ts';
import { Sweep } from '../entities/sweep.ts';
import { PolicyRevision, TrainingPolicy } from '../entities/training-policy.ts';
import { VersionMove } from '../entities/version-move.ts';
import { ValidationReport, VersionRelease } from '../entities/validation-report.ts';
import { Upload } from '../entities/upload.ts';
import { AppError } from '../errors.ts';
import { watchConnections, withinLongestClose } from './pool-end.ts';

const SCHEMA = 'gugus';
const OLDEST_MAJOR = 18;

/** Connects to Gugus's own database. Its tables live in the schema `gugus`, out of the way of the user's. */
export async function openDatabase(url: string): Promise<DataSource> {
  await requireVersion(url);
  const db = new DataSource({
    type: 'postgres',
    url,
    schema: SCHEMA,
    applicationName: 'gugus',
    installExtensions: false,
    synchronize: false,
    entities: [
      AliasMove,
      ApiKey,
      AuditEntry,
      AuditOutcome,
      BlobTrash,
      Canary,
      CanaryObservation,
      CanaryStep,
      ColumnProfile,
      Dataset,
      DatasetVersion,
      DatasetWatch,
      DirectUpload,
      DriftColumn,
      DriftReport,
      Expectation,
      ExpectationSuite,
      Experiment,
      GateCheck,
      Job,
      LoginTicket,
      ModelAlias,
      ModelComparison,
      ModelVersion,
      PipelineRun,
      PipelineStage,
      PointCount,
      PolicyRevision,
      NotificationAttempt,
      NotificationDelivery,
      NotificationEndpoint,
      NotificationEvent,
      ProgressEvent,
      PromotionGate,
      RegisteredModel,
      RetentionPolicy,
      Run,
      RunArtifact,
      RunMetric,
      RunParam,
      ShadowSetting,
      Scoring,
      Sweep,
      TrainingPolicy,
      VersionMove,
      ValidationReport,
      VersionRelease,
      Upload,
    ],
    migrations: [
      MainLoop1763600000000,
      RunsShareJobs1763600100000,
      CurrentVersion1763700000000,
      Validation1763700100000,
      Sources1763700200000,
      Retention1763700300000,
      Watch1763700400000,
      DirectUploads1763700500000,
      TrainingPolicies1763800300000,
      Notifications1763800400000,
      PromotionGate1763800200000,
      Access1763800500000,
      Drift1763800000000,
      PredictionLog1763800100000,
      PointCounts1763800600000,
      Shadow1763800700000,
      Canary1763800700001,
      Scorings1763800800000,
      AuditDecisions1763800900000,
      WorkKeepsContent1763800910000,
      CanaryStage1764000000000,
    ],
    migrationsTableName: 'migration',
    extra: {
      max: 20,
      connectionTimeoutMillis: 5000,
      query_timeout: 60_000,
      options: `-c search_path=${SCHEMA} -c timezone=UTC`,
      keepAlive: true,
    },
  });
  return await db.initialize();
}

/** Resolves when the last connection is closed. */
export async function closeDatabase(db: DataSource): Promise<void> {
  const allClosed = watchConnections((db.driver as unknown as { master: pg.Pool }).master);
  await withinLongestClose(db.destroy().then(allClosed));
}

/** Brings the schema up to date; several processes may try at once, one does it. @returns the names of what it applied */
export async function migrate(db: DataSource): Promise<string[]> {
  const lock = db.createQueryRunner();
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('gugus migrate'))`);
    await lock.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
    return (await db.runMigrations({ transaction: 'all' })).map(({ name }) => name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('gugus migrate'))`);
    await lock.release();
  }
}

/** @throws AppError MIGRATION_REQUIRED where `gugus migrate` has yet to run. */
export async function requireMigrated(db: DataSource): Promise<void> {
  const [{ exists }] = await db.query(`SELECT to_regclass('${SCHEMA}.migration') IS NOT NULL AS exists`);
  if (!exists || (await db.showMigrations())) {
    throw new AppError('MIGRATION_REQUIRED', 'The database is not up to date: run `gugus migrate` first.');
  }
}

async function requireVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query('SHOW server_version_num');
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (major < OLDEST_MAJOR) {
      throw new AppError(
        'DATABASE_TOO_OLD',
        `DATABASE_URL names PostgreSQL ${major}; Gugus needs ${OLDEST_MAJOR} or newer.`,
        {
          field: 'DATABASE_URL',
          value: major,
          expected: `${OLDEST_MAJOR} or newer`,
        },
      );
    }
  } finally {
    await client.end();
  }
}

/** The name of the unique constraint that a failed write met, if that is why it failed. */
export function violatedConstraint(error: unknown): string | null {
  const driverError = (error as { driverError?: { code?: string; constraint?: string } } | null)?.driverError;
  return driverError?.code === '23505' ? (driverError.constraint ?? null) : null;
}
