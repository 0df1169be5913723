import { expect } from 'vitest';
import { graphql } from '../gql/gql.ts';
import type { GateCheckName, PromotionGateInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp } from './app.ts';
import { runSql } from './databases.ts';
import { createProduction, finished, pointsSweep, PROMOTE, snapshot, sweep } from './operations.ts';

const SET_GATE = graphql(`
  mutation TestSetGate($model: String!, $gate: PromotionGateInput!) {
    setPromotionGate(model: $model, gate: $gate) {
      revision
      aliases
      metrics {
        metric
        direction
        minimumImprovement
      }
      requireComparable
      minimumClusterSize
      minimumClusterShare
      minimumStability
      minimumMatching
      setBy
    }
  }
`);

const ASSESS = graphql(`
  query TestAssess($version: String!, $alias: String!) {
    assessPromotion(model: "points-model", version: $version, alias: $alias) {
      alias
      gateRevision
      passed
      champion {
        name
      }
      challenger {
        name
      }
      checks {
        name
        passed
        value
        bound
        reason
      }
    }
  }
`);

const GATED_JOB = graphql(`
  query TestGatedJob($id: ID!) {
    job(id: $id) {
      state
      error {
        code
        message
        field
        details
      }
      aliasMove {
        kind
        movedBy
        from {
          name
        }
        to {
          name
        }
        gate {
          revision
          passed
          overridden
          overrideReason
          checks {
            name
            passed
            value
            bound
            reason
          }
        }
      }
    }
  }
`);

/** Nothing but what is said. */
export const OPEN: PromotionGateInput = { metrics: [], requireComparable: false };

export async function setGate(api: ApiClient, gate: PromotionGateInput) {
  return (await api.request(SET_GATE, { model: 'points-model', gate })).setPromotionGate;
}

export async function assess(api: ApiClient, version = 'v1.1', alias = 'Production') {
  return (await api.request(ASSESS, { version, alias })).assessPromotion;
}

/** What a gate says of one condition. */
export async function checkOf(
  api: ApiClient,
  gate: PromotionGateInput,
  name: GateCheckName,
  version?: string,
) {
  await setGate(api, gate);
  const { checks } = await assess(api, version);
  return checks.find((check) => check.name === name);
}

export async function gatedJob(api: ApiClient, id: string) {
  await finished(api, id);
  return (await api.request(GATED_JOB, { id })).job!;
}

export async function promoteGated(api: ApiClient, version: string, override?: string) {
  const input = {
    model: 'points-model',
    version,
    reason: 'test',
    override: override ? { reason: override } : null,
  };
  const { promoteModel } = await api.request(PROMOTE, { input });
  return await gatedJob(api, promoteModel.id);
}

/** Production stands on v1.0; v1.1 was trained, with evidence, on data in which one of 30 points changed its cluster. */
export async function champions() {
  const world = await startTestApp();
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  await runSql(world.sourceUrl, `UPDATE points SET x = 10, y = 10 WHERE id = 'p0001'`);
  await snapshot(world.api);
  const job = await sweep(world.api, pointsSweep({ withEvidence: true }));
  expect(job.modelVersion).toEqual({ name: 'v1.1' });
  return world;
}
