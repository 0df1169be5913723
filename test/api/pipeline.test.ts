import { expect, test } from 'vitest';
import { createPolicyWorld, fired, summary } from '../testkit/policies.ts';

test('a first firing by hand collects, trains and promotes, and its record says so', async () => {
  const { api } = await createPolicyWorld();
  const run = await fired(api);
  expect(summary(run)).toEqual([
    'COLLECT DONE COLLECTED',
    'VALIDATE SKIPPED UNCHECKED',
    'VERSION DONE NEW_VERSION',
    'DRIFT SKIPPED NO_PRODUCTION',
    'SWEEP DONE TRAINED',
    'COMPARE SKIPPED FIRST_MODEL',
    'PROMOTE DONE PROMOTED',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(run).toMatchObject({
    number: 1,
    outcome: 'PROMOTED',
    reason: 'Production moved from – to v1.0',
    job: { state: 'SUCCEEDED', fraction: 1 },
    datasetVersion: { number: 1 },
    modelVersion: { name: 'v1.0' },
    aliasMove: { movedBy: 'points-policy', to: { name: 'v1.0' } },
  });
});
