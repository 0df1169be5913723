import { expect, test } from 'vitest';
import type { CanarySettingsInput, TrainingPolicyInput } from '../gql/graphql.ts';
import type { TestApp } from '../testkit/app.ts';
import { abortCanary, canaryOf, predictRouted, standing, untilCanary } from '../testkit/canaries.ts';
import { runSql } from '../testkit/databases.ts';
import { OPEN, setGate } from '../testkit/gates.ts';
import { promote } from '../testkit/operations.ts';
import {
  CANCEL_RUN,
  createPolicyWorld,
  ended,
  explain,
  fire,
  fired,
  pipelineRun,
  RETRY,
  setPolicy,
  summary,
} from '../testkit/policies.ts';

const SHORT: CanarySettingsInput = { steps: [{ share: 1, seconds: 0, minimumRequests: 20 }] };
const LONG: CanarySettingsInput = { steps: [{ share: 1, seconds: 3600 }] };
const POLICY: Partial<TrainingPolicyInput> = {
  trainWhen: 'ALWAYS',
  sweep: { experiment: 'tests', nClusters: [3] },
};

/** Two models have the lowest cluster here, before the shift and after it. */
const AGREED = Array.from({ length: 20 }, () => [0, 0]);
/** What was the highest cluster is the lowest after the shift. */
const DISPUTED = Array.from({ length: 20 }, () => [30, 0]);
const SHIFT = 'UPDATE points SET x = x + 30, y = y * 2';

/** A policy with a canary whose first model is in Production, and data that make a better one. */
async function createCanaryWorld(canary: CanarySettingsInput): Promise<TestApp> {
  const world = await createPolicyWorld({ ...POLICY, canary });
  const first = await fired(world.api);
  expect(first.outcome).toBe('PROMOTED');
  expect(summary(first).slice(5, 8)).toEqual([
    'COMPARE SKIPPED FIRST_MODEL',
    'CANARY SKIPPED FIRST_MODEL',
    'PROMOTE DONE PROMOTED',
  ]);
  await runSql(world.sourceUrl, SHIFT);
  return world;
}

/** What was announced, newest last. */
async function announced({ app }: TestApp, kind: string) {
  const rows = await app.context.db.query(
    `SELECT facts FROM notification_event WHERE kind = $1 ORDER BY id`,
    [kind],
  );
  return rows.map(({ facts }: { facts: Record<string, unknown> }) => facts);
}

test('a better model goes through the canary of its policy, which holds no worker and promotes it', async () => {
  const world = await createCanaryWorld(SHORT);
  const { api } = world;
  const id = await fire(api);
  await untilCanary(api, 'RUNNING', async () => undefined);
  const waiting = await pipelineRun(api, id);
  expect(waiting).toMatchObject({ outcome: null, job: { state: 'WAITING' } });
  expect(waiting.stages[6]).toMatchObject({ stage: 'CANARY', state: 'RUNNING', job: { kind: 'CANARY' } });
  expect(await canaryOf(api)).toMatchObject({ startedBy: 'points-policy', baseline: { name: 'v1.0' } });

  await untilCanary(api, 'PROMOTED', async () => await predictRouted(api, AGREED));
  const run = await ended(api, id);
  expect(summary(run).slice(5)).toEqual([
    'COMPARE DONE BETTER',
    'CANARY DONE CANARY_PROMOTED',
    'PROMOTE SKIPPED PROMOTED_BY_CANARY',
    'NOTIFY DONE ANNOUNCED',
  ]);
  expect(run).toMatchObject({
    outcome: 'PROMOTED',
    reason: expect.stringMatching(
      /^v1\.1 answered \d+ requests as a canary and is Production now \(before: v1\.0\)$/,
    ),
    aliasMove: { movedBy: 'points-policy', to: { name: 'v1.1' } },
    job: { state: 'SUCCEEDED' },
  });
  const told = await explain(api, id, 'ID');
  expect(told.slice(7, 9)).toEqual([
    {
      stage: 'CANARY',
      question: 'Bagaimana hasil canary model baru?',
      answer: expect.stringMatching(/^selesai: v1\.1 menjawab \d+ permintaan sebagai canary/),
    },
    {
      stage: 'PROMOTE',
      question: 'Mengapa model baru dipromosikan dan dilayankan?',
      answer: 'dilewati: canary sudah menjadikan v1.1 Production: tidak ada lagi yang perlu dilakukan',
    },
  ]);
  const [, { stages }] = await announced(world, 'PIPELINE_FINISHED');
  expect((stages as object[])[6]).toMatchObject({
    name: 'CANARY',
    status: 'SUCCEEDED',
    message: run.reason,
    code: 'CANARY_PROMOTED',
    figures: { from: 'v1.0' },
  });
  expect(await announced(world, 'MODEL_NOT_PROMOTED')).toEqual([]);

  // What the policy does not promote by itself, it does not try either.
  const dry = await fired(api, { skipPromotion: true, forceRetrain: true });
  expect(summary(dry)[6]).toMatch(/^CANARY SKIPPED (NOT_CONVINCING|DRY_RUN)$/);
  await setGate(api, OPEN);
  const gated = await fired(api, { skipPromotion: true, forceRetrain: true });
  expect(summary(gated).slice(5, 8)).toEqual([
    'COMPARE DONE GATE_PASSED',
    'CANARY SKIPPED DRY_RUN',
    'PROMOTE SKIPPED DRY_RUN',
  ]);
  await setPolicy(api, { ...POLICY, canary: SHORT, promote: 'MANUAL' });
  expect(summary(await fired(api, { forceRetrain: true }))[6]).toBe('CANARY SKIPPED BY_HAND');
}, 120_000);

test('a canary that is worse, or that somebody aborts, is the reason why its model is not promoted', async () => {
  const world = await createCanaryWorld(LONG);
  const { api } = world;
  const worse = await fire(api);
  await untilCanary(api, 'ABORTED', async () => await predictRouted(api, DISPUTED));
  const run = await ended(api, worse);
  expect(summary(run).slice(5, 8)).toEqual([
    'COMPARE DONE BETTER',
    'CANARY DONE CANARY_WORSE',
    'PROMOTE SKIPPED EARLIER_STAGE',
  ]);
  expect(run).toMatchObject({
    outcome: 'NOT_PROMOTED',
    reason: expect.stringContaining('it gave another label than Production to'),
    aliasMove: null,
  });
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0' });
  const [, , , , , , , canary] = await explain(api, worse, 'ID');
  expect(canary.answer).toBe(
    'selesai: canary v1.1 dihentikan: proporsi label yang berbeda dari Production 1 (batas 0,2) tidak terpenuhi',
  );
  expect(await announced(world, 'MODEL_NOT_PROMOTED')).toMatchObject([
    {
      version: 'v1.1',
      reason: run.reason,
      code: 'CANARY_WORSE',
      checks: [
        { name: 'ERRORS', passed: true },
        { name: 'AGREEMENT', passed: false },
        { name: 'LATENCY', passed: true },
      ],
    },
  ]);

  const stopped = await fire(api, { forceRetrain: true });
  await untilCanary(api, 'RUNNING', async () => undefined);
  await abortCanary(api, 'complaints');
  expect(await ended(api, stopped)).toMatchObject({
    outcome: 'NOT_PROMOTED',
    reason: 'local aborted the canary of v1.2: complaints',
  });

  const overtaken = await fire(api, { forceRetrain: true });
  await untilCanary(api, 'RUNNING', async () => undefined);
  await promote(api, 'v1.2');
  const late = await ended(api, overtaken);
  expect(summary(late)[6]).toBe('CANARY DONE CANARY_ABORTED');
  expect(late.reason).toContain('Production moved to v1.2');
}, 120_000);

test('cancelling a firing takes its canary back, and a retry tries the same model again', async () => {
  const { api, app } = await createCanaryWorld(LONG);
  const id = await fire(api);
  await untilCanary(api, 'RUNNING', async () => undefined);
  const { id: first } = await canaryOf(api);
  await api.request(CANCEL_RUN, { id });
  const cancelled = await ended(api, id);
  expect(cancelled).toMatchObject({ outcome: 'CANCELLED', job: { state: 'CANCELLED' } });
  expect(summary(cancelled).slice(6, 8)).toEqual([
    'CANARY FAILED CANCELLED',
    'PROMOTE SKIPPED EARLIER_STAGE',
  ]);
  expect(await canaryOf(api)).toMatchObject({ state: 'ABORTED', endReason: 'its job was cancelled' });
  expect((await standing(api)).versions).toEqual({ Production: 'v1.0' });
  expect(await app.context.db.query('SELECT 1 FROM job WHERE finished_at IS NULL')).toEqual([]);

  await api.request(RETRY, { id });
  await untilCanary(api, 'RUNNING', async () => undefined);
  expect((await canaryOf(api)).id).not.toBe(first);
  // Production has moved since the comparison: that is not what the model was compared with.
  await api.request(CANCEL_RUN, { id });
  await ended(api, id);
  await promote(api, 'v1.1');
  await api.request(RETRY, { id });
  expect(summary(await ended(api, id)).slice(6, 8)).toEqual([
    'CANARY SKIPPED IS_PRODUCTION',
    'PROMOTE SKIPPED IS_PRODUCTION',
  ]);
}, 120_000);
