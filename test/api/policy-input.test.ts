import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset } from '../testkit/operations.ts';
import {
  createPolicyWorld,
  DELETE_POLICY,
  FIRE,
  fired,
  pointsPolicy,
  RETRY,
  setPolicy,
} from '../testkit/policies.ts';

const SET =
  'mutation ($input: TrainingPolicyInput!) { setTrainingPolicy(input: $input) { revision nextAt } }';
const REVISIONS = graphql(`
  query PolicyRevisions($name: String!, $first: Int, $after: String) {
    trainingPolicy(name: $name) {
      revisions(first: $first, after: $after) {
        edges {
          node {
            number
            setBy
            schedule {
              cron
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
const NO_SUCH_ID = '01900000-0000-7000-8000-000000000000';

test('a policy that is not right is refused with its field, and nothing is stored', async () => {
  const { api, app, sourceUrl, url } = await startTestApp(undefined, { workers: false });
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const schedule = (cron: unknown, timeZone: unknown = 'UTC') => ({ schedule: { cron, timeZone } });
  const sweep = (changes: object) => ({ sweep: { experiment: 'tests', nClusters: [2], ...changes } });
  const cases: [object, string, string?][] = [
    ...[
      '',
      'bad',
      '* * * *',
      '61 * * * *',
      '0 0 30 2 *',
      'H * * * *',
      '@daily',
      '* * * * * * *',
      '\u0000',
      `${'*,'.repeat(60)}* * * * *`,
    ].map((cron): [object, string, string] => [schedule(cron), 'INVALID_INPUT', 'schedule.cron']),
    // Half an hour: there the reckoning of cron is not to be trusted.
    [schedule('*/20 2 * * *', 'Australia/Lord_Howe'), 'INVALID_INPUT', 'schedule.timeZone'],
    ...['Mars/Base', '', '+07:00', `UTC'; DROP TABLE job; --`, 'x'.repeat(10_000)].map(
      (zone): [object, string, string] => [schedule('0 2 1 * *', zone), 'INVALID_INPUT', 'schedule.timeZone'],
    ),
    [schedule(7), 'BAD_USER_INPUT'],
    [{ dataset: 'nothing' }, 'NOT_FOUND', 'dataset'],
    [{ dataset: null }, 'BAD_USER_INPUT'],
    [{ model: '' }, 'INVALID_INPUT', 'model'],
    [{ name: '../etc' }, 'INVALID_INPUT', 'name'],
    [{ name: 'x'.repeat(251) }, 'INVALID_INPUT', 'name'],
    [{ cooldownSeconds: -1 }, 'INVALID_INPUT', 'cooldownSeconds'],
    [{ cooldownSeconds: 1e10 }, 'BAD_USER_INPUT'],
    [{ cooldownSeconds: 1.5 }, 'BAD_USER_INPUT'],
    [{ trainWhen: 'SOMETIMES' }, 'BAD_USER_INPUT'],
    [{ drift: { driftShare: 2 } }, 'INVALID_INPUT', 'drift.driftShare'],
    [{ drift: { threshold: -0.05 } }, 'INVALID_INPUT', 'drift.threshold'],
    [{ canary: { steps: [] } }, 'INVALID_INPUT', 'canary.steps'],
    [{ canary: { steps: [{ share: 0.5 }] } }, 'INVALID_INPUT', 'canary.steps'],
    [{ canary: { steps: [{ share: 1, seconds: -1 }] } }, 'INVALID_INPUT', 'canary.steps.0.seconds'],
    [{ canary: { minimumAgreement: 2 } }, 'INVALID_INPUT', 'canary.minimumAgreement'],
    [{ canary: { model: 'other' } }, 'BAD_USER_INPUT'],
    [sweep({ nClusters: [] }), 'INVALID_INPUT', 'sweep.nClusters'],
    [sweep({ nClusters: [2, 2] }), 'INVALID_INPUT', 'sweep.nClusters'],
    [sweep({ nClusters: [1] }), 'INVALID_INPUT', 'sweep.nClusters.0'],
    [sweep({ experiment: '' }), 'INVALID_INPUT', 'sweep.experiment'],
    [sweep({ algorithm: 'MINI_BATCH_K_MEANS', withEvidence: true }), 'INVALID_INPUT', 'sweep.withEvidence'],
    [{ sweep: undefined }, 'BAD_USER_INPUT'],
  ];
  for (const [changes, code, field] of cases) {
    const { body } = await post(url, SET, { input: { ...pointsPolicy(), ...changes } });
    const said = JSON.stringify(changes).slice(0, 200);
    expect(body.errors?.[0].extensions, said).toMatchObject({ code, ...(field && { field }) });
  }
  const { db } = app.context;
  expect(await db.query('SELECT 1 FROM training_policy')).toEqual([]);
  expect(await db.query('SELECT 1 FROM registered_model')).toEqual([]);
});

test('the same policy twice, also at once, is one revision; a change is the next, and dataset and model stay', async () => {
  const { api, app } = await createPolicyWorld();
  const all = await Promise.all(Array.from({ length: 4 }, async () => await setPolicy(api)));
  expect(all.map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
  await Promise.all(['a', 'b'].map(async (name) => await setPolicy(api, { name: `new-${name}` })));
  await api.request(CREATE_DATASET, {
    input: pointsDataset({ name: 'other', query: 'SELECT id, y AS x, x AS y FROM points' }),
  });
  await expect(setPolicy(api, { dataset: 'other' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(setPolicy(api, { model: 'other' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const monthly = await setPolicy(api, { schedule: undefined });
  expect(monthly).toMatchObject({
    revision: 2,
    spec: { number: 2, schedule: { cron: '0 2 1 * *', timeZone: 'Asia/Jakarta' } },
  });
  // Two in the night of Jakarta is seven in the evening of UTC.
  expect(monthly.nextAt).toMatch(/T19:00:00.000Z$/);
  expect(await setPolicy(api, { schedule: undefined, enabled: false })).toMatchObject({
    revision: 2,
    nextAt: null,
  });
  const revisions = async (after?: string | null) =>
    (await api.request(REVISIONS, { name: 'points-policy', first: 1, after })).trainingPolicy!.revisions;
  const newest = await revisions();
  expect(newest.edges).toEqual([{ node: { number: 2, setBy: 'local', schedule: { cron: '0 2 1 * *' } } }]);
  expect(newest.pageInfo.hasNextPage).toBe(true);
  expect(await revisions(newest.pageInfo.endCursor)).toMatchObject({
    edges: [{ node: { number: 1, schedule: null } }],
    pageInfo: { hasNextPage: false },
  });
  expect(monthly.spec.canary).toBeNull();
  const steps = [{ share: 1, seconds: 60 }];
  const tried = await setPolicy(api, { schedule: undefined, canary: { steps } });
  expect(tried).toMatchObject({
    revision: 3,
    spec: { canary: { steps: [{ share: 1, seconds: 60, minimumRequests: 100 }], minimumAgreement: 0.8 } },
  });
  expect((await setPolicy(api, { schedule: undefined, canary: { steps } })).revision).toBe(3);
  expect((await setPolicy(api, { schedule: undefined, canary: null })).revision).toBe(4);
  expect(await app.context.db.query('SELECT 1 FROM policy_revision')).toHaveLength(6);
});

test('what does not exist cannot be fired, retried or deleted, and what has fired is kept', async () => {
  const { api, url } = await createPolicyWorld();
  for (const policy of ['nothing', '', `points'; DROP TABLE job; --`]) {
    await expect(api.request(FIRE, { input: { policy } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  for (const idempotencyKey of ['', 'a b', 'x'.repeat(201), '\n']) {
    const input = { policy: 'points-policy', idempotencyKey };
    await expect(api.request(FIRE, { input })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }
  for (const id of [NO_SUCH_ID, 'nothing', '']) {
    await expect(api.request(RETRY, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { body } = await post(url, `{ explainDecision(run: "${id}") { answer } }`);
    expect(body.errors![0].extensions).toMatchObject({ code: 'NOT_FOUND' });
  }
  await expect(
    post(url, 'mutation { deleteDataset(name: "points") }').then(({ body }) => body.errors![0].extensions),
  ).resolves.toMatchObject({ code: 'DATASET_IN_USE' });
  await setPolicy(api, { name: 'unused' });
  expect(await api.request(DELETE_POLICY, { name: 'unused' })).toEqual({ deleteTrainingPolicy: 'unused' });
  await fired(api, { skipPromotion: true });
  await expect(api.request(DELETE_POLICY, { name: 'points-policy' })).rejects.toMatchObject({
    code: 'POLICY_IN_USE',
  });
  await expect(api.request(DELETE_POLICY, { name: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
