import { CanaryResolver } from './canary.ts';
import 'reflect-metadata';
import { DatasetDiffResolver } from './dataset-diff.ts';
import { DatasetResolver, DatasetVersionResolver } from './dataset.ts';
import { DirectUploadResolver } from './direct-upload.ts';
import { DvcResolver } from './dvc.ts';
import { JobResolver, ProgressEventResolver } from './job.ts';
import { LoggedPredictionResolver, ModelPredictionsResolver } from './logged-prediction.ts';
import { MetricsDiffResolver } from './metrics-diff.ts';
import { MigrationsResolver } from './migrations.ts';
import { DatasetExpectationsResolver } from './expectation.ts';
import {
  AliasMoveResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelMatchingResolver,
  ModelVersionResolver,
  RegisteredModelResolver,
} from './model.ts';
import { PredictionResolver, PredictionsResolver } from './prediction.ts';
import { NotificationDeliveryResolver, NotificationEndpointResolver } from './notification.ts';
import { AliasMoveGateResolver, GateAssessmentResolver, ModelGateResolver } from './promotion-gate.ts';
import {
  DatasetVersionContentResolver,
  ModelVersionContentResolver,
  RetentionResolver,
  RunContentResolver,
} from './retention.ts';
import { ExperimentResolver, RunResolver } from './run.ts';
import { ModelShadowResolver, ShadowedModelResolver, ShadowReportResolver } from './shadow.ts';
import { SweepResolver } from './sweep.ts';
import { VersionMoveResolver } from './version-move.ts';
import { ValidationReportResolver, VersionQualityResolver } from './validation-report.ts';
import { UploadResolver } from './upload.ts';
import { WatchedDatasetResolver, DatasetWatchResolver } from './watch.ts';

/** Every resolver of the API. */
export const RESOLVERS = [
  AliasMoveGateResolver,
  AliasMoveResolver,
  CanaryResolver,
  DatasetDiffResolver,
  DatasetExpectationsResolver,
  DatasetResolver,
  DatasetVersionContentResolver,
  DatasetVersionResolver,
  DirectUploadResolver,
  DvcResolver,
  ExperimentResolver,
  GateAssessmentResolver,
  JobResolver,
  LoggedPredictionResolver,
  MetricsDiffResolver,
  MigrationsResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelPredictionsResolver,
  ModelGateResolver,
  ModelMatchingResolver,
  ModelShadowResolver,
  ModelVersionContentResolver,
  ModelVersionResolver,
  NotificationDeliveryResolver,
  NotificationEndpointResolver,
  PredictionResolver,
  PredictionsResolver,
  ProgressEventResolver,
  RegisteredModelResolver,
  RetentionResolver,
  RunContentResolver,
  RunResolver,
  ShadowedModelResolver,
  ShadowReportResolver,
  SweepResolver,
  VersionMoveResolver,
  ValidationReportResolver,
  VersionQualityResolver,
  UploadResolver,
  WatchedDatasetResolver,
  DatasetWatchResolver,
] as const;
