import 'reflect-metadata';
import { AccessResolver } from './access.ts';
import { AuditResolver } from './audit.ts';
import { CanaryResolver } from './canary.ts';
import { DatasetDiffResolver } from './dataset-diff.ts';
import { DatasetResolver, DatasetVersionResolver } from './dataset.ts';
import { DirectUploadResolver } from './direct-upload.ts';
import { DriftColumnResolver, DriftReportResolver, ThroughModelDriftResolver } from './drift-report.ts';
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
import { PipelineRunResolver, PipelineStageResolver } from './pipeline-run.ts';
import { NotificationDeliveryResolver, NotificationEndpointResolver } from './notification.ts';
import { AliasMoveGateResolver, GateAssessmentResolver, ModelGateResolver } from './promotion-gate.ts';
import { PredictionResolver, PredictionsResolver } from './prediction.ts';
import {
  DatasetVersionContentResolver,
  ModelVersionContentResolver,
  RetentionResolver,
  RunContentResolver,
  ScoringContentResolver,
} from './retention.ts';
import { ExperimentResolver, RunArtifactResolver, RunResolver } from './run.ts';
import { ServingActivityResolver } from './serving-activity.ts';
import { ModelShadowResolver, ShadowedModelResolver, ShadowReportResolver } from './shadow.ts';
import { ScoringResolver } from './scoring.ts';
import { SweepResolver } from './sweep.ts';
import { TrainingPolicyResolver } from './training-policy.ts';
import { VersionMoveResolver } from './version-move.ts';
import { ValidationReportResolver, VersionQualityResolver } from './validation-report.ts';
import { UploadResolver } from './upload.ts';
import { WatchedDatasetResolver, DatasetWatchResolver } from './watch.ts';

/** Every resolver of the API. */
export const RESOLVERS = [
  AliasMoveGateResolver,
  AccessResolver,
  AliasMoveResolver,
  CanaryResolver,
  AuditResolver,
  DatasetDiffResolver,
  DatasetExpectationsResolver,
  DatasetResolver,
  DatasetVersionContentResolver,
  DatasetVersionResolver,
  DirectUploadResolver,
  DriftColumnResolver,
  DriftReportResolver,
  DvcResolver,
  ExperimentResolver,
  GateAssessmentResolver,
  JobResolver,
  LoggedPredictionResolver,
  MetricsDiffResolver,
  MigrationsResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelGateResolver,
  ModelMatchingResolver,
  ModelPredictionsResolver,
  ModelShadowResolver,
  ModelVersionContentResolver,
  ModelVersionResolver,
  PipelineRunResolver,
  PipelineStageResolver,
  NotificationDeliveryResolver,
  NotificationEndpointResolver,
  PredictionResolver,
  PredictionsResolver,
  ProgressEventResolver,
  RegisteredModelResolver,
  RetentionResolver,
  RunContentResolver,
  RunResolver,
  RunArtifactResolver,
  ShadowedModelResolver,
  ShadowReportResolver,
  ServingActivityResolver,
  ScoringContentResolver,
  ScoringResolver,
  SweepResolver,
  TrainingPolicyResolver,
  ThroughModelDriftResolver,
  VersionMoveResolver,
  ValidationReportResolver,
  VersionQualityResolver,
  UploadResolver,
  WatchedDatasetResolver,
  DatasetWatchResolver,
] as const;
