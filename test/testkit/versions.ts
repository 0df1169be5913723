import { graphql } from '../gql/gql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp } from './app.ts';
import { runSql } from './databases.ts';
import { CREATE_DATASET, pointsDataset, snapshot } from './operations.ts';

const ROLLBACK_DATASET = graphql(`
  mutation TestRollbackDataset($input: RollbackDatasetInput!) {
    rollbackDataset(input: $input) {
      number
      kind
      reason
      movedAt
      from {
        number
      }
      to {
        number
      }
      dataset {
        currentVersion {
          number
        }
      }
    }
  }
`);

/** The dataset `points` with versions 1 (tag v_1), 2 and 3: each moves the first point further to the right. */
export async function threeVersions() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await world.api.request(CREATE_DATASET, { input: pointsDataset() });
  await snapshot(world.api, { tag: 'v_1' });
  for (let version = 2; version <= 3; version++) {
    await runSql(world.sourceUrl, `UPDATE points SET x = x + 1 WHERE id = 'p0001'`);
    await snapshot(world.api);
  }
  return world;
}

export async function rollBackTo(api: ApiClient, toVersion: number, reason = 'corrupt') {
  const input = { dataset: 'points', toVersion, reason };
  return (await api.request(ROLLBACK_DATASET, { input })).rollbackDataset;
}
