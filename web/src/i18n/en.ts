import { access } from './en/access.ts';
import { common } from './en/common.ts';
import { datasets } from './en/datasets.ts';
import { drift } from './en/drift.ts';
import { experiments } from './en/experiments.ts';
import { models } from './en/models.ts';
import { overview } from './en/overview.ts';
import { pipelines } from './en/pipelines.ts';
import { serving } from './en/serving.ts';

/** English. One file a page, so that pages grow apart. */
export const en = { common, overview, datasets, experiments, models, drift, pipelines, serving, access };
