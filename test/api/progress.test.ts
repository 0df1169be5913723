import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp, threeClusters } from '../testkit/app.ts';
import {
  CREATE_DATASET,
  finished,
  pointsDataset,
  pointsSweep,
  PROGRESS,
  snapshot,
  START_SWEEP,
} from '../testkit/operations.ts';

const EVENTS = graphql(`
  query Events($id: ID!, $first: Int, $after: String) {
    job(id: $id) {
      events(first: $first, after: $after) {
        edges {
          node {
            number
            kind
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

async function numbers(api: ApiClient, jobId: string, after = 0, stopAt = Infinity): Promise<number[]> {
  const seen: number[] = [];
  for await (const { jobProgress } of api.subscribe(PROGRESS, { jobId, after })) {
    seen.push(jobProgress.number);
    if (jobProgress.number >= stopAt) break;
  }
  return seen;
}

async function startSweep(): Promise<{ api: ApiClient; jobId: string }> {
  const { api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl, threeClusters(200));
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(api);
  const { startSweep: job } = await api.request(START_SWEEP, {
    input: pointsSweep({ nClusters: [2, 3, 4, 5, 6] }),
  });
  return { api, jobId: job.id };
}

test('whoever subscribes early, late, or again after a break sees every event once, in order', async () => {
  const { api, jobId } = await startSweep();
  const [early, broken] = await Promise.all([numbers(api, jobId), numbers(api, jobId, 0, 4)]);
  const complete = early.map((_, index) => index + 1);
  expect(early.length).toBeGreaterThan(9);
  expect(early).toEqual(complete);
  expect([...broken, ...(await numbers(api, jobId, broken.at(-1)))]).toEqual(complete);
  expect(await numbers(api, jobId)).toEqual(complete);
  expect(await numbers(api, jobId, complete.length - 1)).toEqual([complete.length]);
  expect(await numbers(api, jobId, complete.length)).toEqual([]);
});

test('a sweep tells the progress of its runs and never goes backwards', async () => {
  const { api, jobId } = await startSweep();
  const events = [];
  for await (const { jobProgress } of api.subscribe(PROGRESS, { jobId, after: 0 })) events.push(jobProgress);
  expect(events[0].kind).toBe('QUEUED');
  expect(events.at(-1)).toMatchObject({ kind: 'SUCCEEDED', fraction: 1 });
  expect(new Set(events.flatMap(({ run }) => run?.nClusters ?? []))).toEqual(new Set([2, 3, 4, 5, 6]));
  const fractions = events.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
});

test('past events can be paged through', async () => {
  const { api, jobId } = await startSweep();
  await finished(api, jobId);
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const { job }: Awaited<ReturnType<typeof page>> = await page(after);
    seen.push(...job!.events.edges.map(({ node }) => node.number));
    after = job!.events.pageInfo.hasNextPage ? job!.events.pageInfo.endCursor! : null;
  } while (after);
  expect(seen).toEqual(seen.map((_, index) => index + 1));
  expect(seen.length).toBe((await numbers(api, jobId)).length);

  async function page(cursor: string | null) {
    return await api.request(EVENTS, { id: jobId, first: 4, after: cursor });
  }
});

test('an unknown job is refused when one subscribes to it', async () => {
  const { api } = await startTestApp();
  await expect(numbers(api, '01999999-9999-7999-8999-999999999999')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
