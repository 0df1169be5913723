import { DatasetResolver, DatasetVersionResolver } from './dataset.ts';
import { JobResolver, ProgressEventResolver } from './job.ts';
import {
  AliasMoveResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelVersionResolver,
  RegisteredModelResolver,
} from './model.ts';
import { PredictionResolver } from './prediction.ts';
import { ExperimentResolver, RunResolver } from './run.ts';
import { SweepResolver } from './sweep.ts';
import { UploadResolver } from './upload.ts';

/** Every resolver of the API. */
export const RESOLVERS = [
  AliasMoveResolver,
  DatasetResolver,
  DatasetVersionResolver,
  ExperimentResolver,
  JobResolver,
  ModelAliasResolver,
  ModelComparisonResolver,
  ModelVersionResolver,
  PredictionResolver,
  ProgressEventResolver,
  RegisteredModelResolver,
  RunResolver,
  SweepResolver,
  UploadResolver,
] as const;
