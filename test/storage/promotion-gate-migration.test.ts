import { expect, test } from 'vitest';
import { PromotionGate1763800200000 } from '../../migrations/1763800200000-promotion-gate.ts';
import { undo } from '../testkit/migrations.ts';
import { graphql } from '../gql/gql.ts';
import { migrate, openDatabase } from '../../src/storage/postgres.ts';
import { startTestApp } from '../testkit/app.ts';
import { assess, champions, OPEN, promoteGated, setGate } from '../testkit/gates.ts';

const BEFORE = graphql(`
  query BeforeGates {
    modelVersion(model: "points-model", version: "v1.1") {
      matching {
        adjustedRand
      }
      comparison {
        scores {
          metric
          champion
          challenger
        }
      }
    }
    model(name: "points-model") {
      promotionGate {
        revision
      }
      aliasMoves {
        edges {
          node {
            to {
              name
            }
            gate {
              passed
            }
          }
        }
      }
    }
  }
`);

test('gates, checks and scores go away and come back on data; what is older has none, and is still comparable', async () => {
  const world = await champions();
  await setGate(world.api, { ...OPEN, minimumClusterSize: 5 });
  await promoteGated(world.api, 'v1.1');
  await promoteGated(world.api, 'v1.0');
  const { modelVersion: known } = await world.api.request(BEFORE, {});
  expect(known!.matching!.adjustedRand).toBeGreaterThan(0.8);
  expect(known!.comparison!.scores).toHaveLength(4);
  await world.app.close();

  const db = await openDatabase(world.env['DATABASE_URL']);
  const moves = await db.query('SELECT number, alias, to_version_id FROM alias_move ORDER BY number');
  await undo(db, PromotionGate1763800200000);
  for (const table of ['promotion_gate', 'gate_check']) {
    await expect(db.query(`SELECT FROM ${table}`)).rejects.toThrow('does not exist');
  }
  expect(await db.query('SELECT number, alias, to_version_id FROM alias_move ORDER BY number')).toEqual(
    moves,
  );
  await migrate(db);
  await db.destroy();

  const { api } = await startTestApp(world);
  const { modelVersion: older, model } = await api.request(BEFORE, {});
  expect(older!.matching).toBeNull();
  expect(older!.comparison!.scores).toEqual([known!.comparison!.scores[0]]);
  expect(model!.promotionGate).toBeNull();
  expect(model!.aliasMoves.edges.map(({ node }) => [node.to.name, node.gate])).toEqual([
    ['v1.0', null],
    ['v1.1', null],
    ['v1.0', null],
  ]);
  await setGate(api, { metrics: [{ metric: 'INERTIA', minimumImprovement: -1 }], minimumMatching: 0.8 });
  expect(await assess(api)).toMatchObject({ gateRevision: 1, passed: true });
});
