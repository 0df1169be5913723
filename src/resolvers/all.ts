import 'reflect-metadata';
import { DatasetDiffResolver } from './dataset-diff.ts';
import { DatasetResolver, DatasetVersionResolver } from './dataset.ts';
import { DirectUploadResolver } from './direct-upload.ts';
import { DvcResolver } from './dvc.ts';
import { JobResolver, ProgressEventResolver } from './job.ts';
import { MetricsDiffResolver } from './metrics-diff.ts';
import { DatasetExpectationsResolver } from './expectation.ts';
import {
  AliasMoveResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelVersionResolver,
  RegisteredModelResolver,
} from './model.ts';
import { PredictionResolver } from './prediction.ts';
import {
  DatasetVersionContentResolver,
  ModelVersionContentResolver,
  RetentionResolver,
  RunContentResolver,
  ScoringContentResolver,
} from './retention.ts';
import { ExperimentResolver, RunResolver } from './run.ts';
import { ScoringResolver } from './scoring.ts';
import { SweepResolver } from './sweep.ts';
import { VersionMoveResolver } from './version-move.ts';
import { ValidationReportResolver, VersionQualityResolver } from './validation-report.ts';
import { UploadResolver } from './upload.ts';
import { WatchedDatasetResolver, DatasetWatchResolver } from './watch.ts';

/** Every resolver of the API. */
export const RESOLVERS = [
  AliasMoveResolver,
  DatasetDiffResolver,
  DatasetExpectationsResolver,
  DatasetResolver,
  DatasetVersionContentResolver,
  DatasetVersionResolver,
  DirectUploadResolver,
  DvcResolver,
  ExperimentResolver,
  JobResolver,
  MetricsDiffResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelVersionContentResolver,
  ModelVersionResolver,
  PredictionResolver,
  ProgressEventResolver,
  RegisteredModelResolver,
  RetentionResolver,
  RunContentResolver,
  RunResolver,
  ScoringContentResolver,
  ScoringResolver,
  SweepResolver,
  VersionMoveResolver,
  ValidationReportResolver,
  VersionQualityResolver,
  UploadResolver,
  WatchedDatasetResolver,
  DatasetWatchResolver,
] as const;
