import { z } from 'zod';
import { PAIRINGS, type DriftColumnKind } from '../entities/drift-report.ts';
import { DRIFT_TESTS, isTwoSampleTest, TEST_CATALOG, type DriftTest } from '../ml/index.ts';
import { isGiven } from './find-page.ts';
import { columnSchema } from './parse-input.ts';

const MOST_COLUMNS = 100;

export const isPaired = (test: DriftTest) => !isTwoSampleTest(test);
export const isDistance = (test: DriftTest) =>
  isTwoSampleTest(test) && TEST_CATALOG[test].rule.startsWith('d');
export const fits = (test: DriftTest, kind: DriftColumnKind) =>
  isTwoSampleTest(test) ? TEST_CATALOG[test].columnTypes.includes(kind) : kind === 'numeric';

/** `missing` is what a column falls back to, not what it is asked for. */
const testSchema = z
  .enum(DRIFT_TESTS)
  .refine((test) => test !== 'missing', 'must be another test: this one decides where there are no values')
  .nullish();
const fittingTest = (kind: DriftColumnKind) =>
  testSchema.refine((test) => !isGiven(test) || fits(test, kind), `must be a test of ${kind} columns`);
const positive = z.number('must be a finite number').gt(0, 'must be above 0');
const kindSchema = z.enum(['numeric', 'categorical']);

const columnOptions = z.object({
  column: columnSchema,
  type: kindSchema.nullish(),
  test: testSchema,
  threshold: positive.nullish(),
  weight: positive.max(1e6, 'must be at most 1000000').nullish(),
});

export const driftInput = z.object({
  model: z.string().nullish(),
  dataset: z.string().nullish(),
  reference: z.string().nullish(),
  current: z.string().nullish(),
  window: z
    .object({ from: z.date(), to: z.date() })
    .refine(({ from, to }) => from < to, 'must begin before it ends')
    .nullish(),
  columns: z
    .array(columnSchema)
    .min(1, 'must name at least one column')
    .max(MOST_COLUMNS, `must name at most ${MOST_COLUMNS} columns`)
    .refine((names) => new Set(names).size === names.length, 'must not name a column twice')
    .nullish(),
  test: testSchema,
  numericTest: fittingTest('numeric'),
  categoricalTest: fittingTest('categorical'),
  threshold: positive.nullish(),
  numericThreshold: positive.nullish(),
  categoricalThreshold: positive.nullish(),
  columnOptions: z
    .array(columnOptions)
    .max(MOST_COLUMNS, `must be at most ${MOST_COLUMNS}`)
    .refine(
      (each) => new Set(each.map(({ column }) => column)).size === each.length,
      'must not name a column twice',
    )
    .nullish(),
  driftShare: positive.max(1, 'must be at most 1').nullish(),
  pairing: z.enum(PAIRINGS).nullish(),
  adjusted: z.boolean().nullish(),
  multivariate: z.boolean().nullish(),
  createdBy: z.string(),
});

/** A drift report as it is asked for: of a model against the data that its Production was trained on, or of a dataset. */
export type DriftReportInput = z.input<typeof driftInput>;
export type WantedDriftReport = z.output<typeof driftInput>;
