import { access } from './id/access.ts';
import { common } from './id/common.ts';
import { datasets } from './id/datasets.ts';
import { drift } from './id/drift.ts';
import { experiments } from './id/experiments.ts';
import { models } from './id/models.ts';
import { overview } from './id/overview.ts';
import { pipelines } from './id/pipelines.ts';
import { serving } from './id/serving.ts';
import type { Messages } from './language.tsx';

/** Indonesian. */
export const id: Messages = {
  common,
  overview,
  datasets,
  experiments,
  models,
  drift,
  pipelines,
  serving,
  access,
};
