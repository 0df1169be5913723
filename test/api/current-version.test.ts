import { expect, test } from 'vitest';
import { graphql } from '../gql/gql.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import { runSql } from '../testkit/databases.ts';
import { post } from '../testkit/http.ts';
import { CREATE_DATASET, pointsDataset, pointsSweep, snapshot, sweep } from '../testkit/operations.ts';
import { rollBackTo, threeVersions } from '../testkit/versions.ts';

const HISTORY = graphql(`
  query VersionHistory($first: Int, $after: String) {
    dataset(name: "points") {
      currentVersion {
        number
        parent {
          number
        }
      }
      latestVersion {
        number
      }
      versionMoves(first: $first, after: $after) {
        edges {
          node {
            number
            kind
            movedBy
            reason
            movedAt
            from {
              number
            }
            to {
              number
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    datasetVersion(dataset: "points") {
      number
    }
  }
`);

const AS_OF = graphql(`
  query VersionAsOf($time: DateTimeISO!) {
    dataset(name: "points") {
      currentVersion(asOf: $time) {
        number
      }
    }
  }
`);

const TRAINED_ON = graphql(`
  query TrainedOn($id: ID!) {
    sweep(id: $id) {
      datasetVersion {
        number
      }
    }
  }
`);

const MUTATION = 'mutation ($input: RollbackDatasetInput!) { rollbackDataset(input: $input) { id } }';

test('a new version becomes the current one, and a rollback with a reason moves back, and forward again', async () => {
  const { api } = await threeVersions();
  expect((await api.request(HISTORY, {})).dataset).toMatchObject({ currentVersion: { number: 3 } });
  expect(await rollBackTo(api, 1, 'the third quarter is corrupt')).toMatchObject({
    number: 4,
    kind: 'ROLLBACK',
    from: { number: 3 },
    to: { number: 1 },
    dataset: { currentVersion: { number: 1 } },
  });
  expect(await rollBackTo(api, 2, 'only the last one is')).toMatchObject({ kind: 'RESTORE' });
  const { dataset, datasetVersion } = await api.request(HISTORY, {});
  expect(dataset).toMatchObject({ currentVersion: { number: 2 }, latestVersion: { number: 3 } });
  expect(datasetVersion).toEqual({ number: 2 });
  const by = { movedBy: 'local', movedAt: expect.any(String) };
  expect(dataset!.versionMoves.edges.map(({ node }) => node)).toEqual([
    {
      number: 5,
      kind: 'RESTORE',
      from: { number: 1 },
      to: { number: 2 },
      reason: 'only the last one is',
      ...by,
    },
    {
      number: 4,
      kind: 'ROLLBACK',
      from: { number: 3 },
      to: { number: 1 },
      reason: 'the third quarter is corrupt',
      ...by,
    },
    { number: 3, kind: 'SNAPSHOT', from: { number: 2 }, to: { number: 3 }, reason: null, ...by },
    { number: 2, kind: 'SNAPSHOT', from: { number: 1 }, to: { number: 2 }, reason: null, ...by },
    { number: 1, kind: 'SNAPSHOT', from: null, to: { number: 1 }, reason: null, ...by },
  ]);
});

test('training follows the current version, and a named version overrides it', async () => {
  const { api } = await threeVersions();
  await rollBackTo(api, 1);
  const trainedOn = async (changes: { version?: number; tag?: string }) => {
    const job = await sweep(api, pointsSweep({ nClusters: [3], ...changes }));
    return (await api.request(TRAINED_ON, { id: job.sweep!.id })).sweep!.datasetVersion.number;
  };
  expect(await trainedOn({})).toBe(1);
  expect(await trainedOn({ version: 3 })).toBe(3);
  expect(await trainedOn({ tag: 'v_1' })).toBe(1);
  await rollBackTo(api, 2);
  expect(await trainedOn({})).toBe(2);
});

test('a snapshot of what an older version holds moves nothing, and a new one has the current one as its parent', async () => {
  const { api, sourceUrl } = await threeVersions();
  await rollBackTo(api, 1);
  expect(await snapshot(api)).toMatchObject({ created: false, datasetVersion: { number: 3 } });
  expect((await api.request(HISTORY, {})).datasetVersion).toEqual({ number: 1 });
  await runSql(sourceUrl, 'UPDATE points SET y = y + 1');
  await snapshot(api);
  const { dataset } = await api.request(HISTORY, { first: 1 });
  expect(dataset!.currentVersion).toEqual({ number: 4, parent: { number: 1 } });
  expect(dataset!.versionMoves.edges[0].node).toMatchObject({ from: { number: 1 }, to: { number: 4 } });
});

test('the version that was current at a time is found for every time between the moves', async () => {
  const { api, app } = await threeVersions();
  await rollBackTo(api, 1);
  // Moves of known times, in place of those that lie a few milliseconds apart.
  await app.context.db.query('ALTER TABLE version_move DISABLE TRIGGER immutable');
  await app.context.db.query(
    `UPDATE version_move SET moved_at = '2026-01-01T00:00:00Z'::timestamptz + number * interval '1 hour'`,
  );
  const asOf = async (time: string) =>
    (await api.request(AS_OF, { time })).dataset!.currentVersion?.number ?? null;
  expect(await asOf('2026-01-01T00:59:59.999Z')).toBeNull();
  expect(await asOf('2026-01-01T01:00:00Z')).toBe(1);
  expect(await asOf('2026-01-01T02:30:00Z')).toBe(2);
  expect(await asOf('2026-01-01T10:59:59.999+07:00')).toBe(3);
  expect(await asOf('2026-01-01T04:00:00.000Z')).toBe(1);
  expect(await asOf('9999-12-31T00:00:00Z')).toBe(1);
});

test('the time that a move shows finds this move', async () => {
  const { api } = await threeVersions();
  const { movedAt } = await rollBackTo(api, 2);
  const { dataset } = await api.request(AS_OF, { time: movedAt });
  expect(dataset!.currentVersion).toEqual({ number: 2 });
});

test('the history is walked page by page, newest first, and never changes', async () => {
  const { api, app } = await threeVersions();
  const seen: number[] = [];
  let after: string | null | undefined;
  do {
    const page: Awaited<ReturnType<typeof next>> = await next(after);
    seen.push(...page.edges.map(({ node }) => node.number));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual([3, 2, 1]);
  await expect(app.context.db.query(`UPDATE version_move SET reason = 'x'`)).rejects.toThrow('immutable');
  await expect(app.context.db.query('DELETE FROM version_move')).rejects.toThrow('immutable');

  async function next(cursor?: string | null) {
    return (await api.request(HISTORY, { first: 2, after: cursor })).dataset!.versionMoves;
  }
});

test('of the same rollback many times at once one is done, and the others learn that it is', async () => {
  const { api, url } = await threeVersions();
  const input = { dataset: 'points', toVersion: 1, reason: 'corrupt' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(url, MUTATION, { input })));
  const codes = answers.map(({ body }) => body.errors?.[0].extensions['code']);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === 'ALREADY_CURRENT')).toHaveLength(7);
  expect((await api.request(HISTORY, {})).dataset!.versionMoves.edges).toHaveLength(4);
});

test('rollbacks and snapshots at once leave one unbroken chain of moves', async () => {
  const { api, sourceUrl } = await threeVersions();
  await runSql(sourceUrl, 'UPDATE points SET y = y + 1');
  await Promise.all([snapshot(api), ...[1, 2, 1, 2, 3].map((to) => rollBackTo(api, to).catch(() => null))]);
  const { dataset } = await api.request(HISTORY, { first: 100 });
  const moves = dataset!.versionMoves.edges.map(({ node }) => node).toReversed();
  expect(moves.map(({ number }) => number)).toEqual(moves.map((_, index) => index + 1));
  moves.forEach(({ from }, index) => expect(from?.number).toBe(moves[index - 1]?.to.number));
  expect(dataset!.currentVersion!.number).toBe(moves.at(-1)!.to.number);
});

test('a wrong rollback says what is wrong and changes nothing', async () => {
  const { api, url } = await threeVersions();
  const before = await api.request(HISTORY, {});
  const cases: [object, string, string][] = [
    [{ toVersion: 3 }, 'ALREADY_CURRENT', 'toVersion'],
    [{ toVersion: 9 }, 'NOT_FOUND', 'toVersion'],
    [{ toVersion: 0 }, 'INVALID_INPUT', 'toVersion'],
    [{ toVersion: 2147483648 }, 'BAD_USER_INPUT', 'toVersion'],
    [{ toTag: 'v_9' }, 'NOT_FOUND', 'toTag'],
    [{ toTag: "'; DROP TABLE dataset; --" }, 'NOT_FOUND', 'toTag'],
    [{}, 'INVALID_INPUT', 'toVersion'],
    [{ toVersion: 1, toTag: 'v_1' }, 'INVALID_INPUT', 'toVersion'],
    [{ toVersion: 1, reason: '  ' }, 'INVALID_INPUT', 'reason'],
    [{ toVersion: 1, reason: 'a\u0000b' }, 'INVALID_INPUT', 'reason'],
    [{ toVersion: 1, dataset: 'none' }, 'NOT_FOUND', 'dataset'],
  ];
  for (const [changes, code, field] of cases) {
    const input = { dataset: 'points', reason: 'test', ...changes };
    const { body } = await post(url, MUTATION, { input });
    expect(body.errors?.[0].extensions, JSON.stringify(changes)).toMatchObject({ code, field });
    expect(JSON.stringify(body.errors), JSON.stringify(changes)).not.toContain('movedBy');
  }
  expect(await api.request(HISTORY, {})).toEqual(before);
});

test('a dataset without a version has no current one, and nothing to go back to', async () => {
  const { api, sourceUrl, url } = await startTestApp();
  await createPoints(sourceUrl);
  await api.request(CREATE_DATASET, { input: pointsDataset() });
  const { dataset, datasetVersion } = await api.request(HISTORY, {});
  expect(dataset).toMatchObject({ currentVersion: null, versionMoves: { edges: [] } });
  expect(datasetVersion).toBeNull();
  const { body } = await post(url, MUTATION, { input: { dataset: 'points', toVersion: 1, reason: 'test' } });
  expect(body.errors![0].extensions).toMatchObject({ code: 'NOT_FOUND', field: 'toVersion' });
});
