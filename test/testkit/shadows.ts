import { graphql } from '../gql/gql.ts';
import type { ShadowReportQueryVariables } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { createPoints, startTestApp } from './app.ts';
import { runSql } from './databases.ts';
import { createProduction, pointsSweep, snapshot, sweep } from './operations.ts';

const SET_SHADOW = graphql(`
  mutation TestSetShadow($ratio: Float!) {
    setShadow(model: "points-model", ratio: $ratio) {
      ratio
      setBy
      version {
        name
      }
    }
  }
`);

const REPORT = graphql(`
  query ShadowReport($from: DateTimeISO, $to: DateTimeISO, $version: String, $first: Int, $after: String) {
    shadowReport(model: "points-model", from: $from, to: $to, version: $version) {
      pairs
      errors {
        code
        count
      }
      agreement
      flips {
        fromLabel
        toLabel
        count
      }
      latency {
        productionMedianMs
        productionP99Ms
        shadowMedianMs
        shadowP99Ms
        medianDifferenceMs
        p99DifferenceMs
      }
      pairsByDifference(first: $first, after: $after) {
        edges {
          node {
            predictionId
            shadowPredictionId
            key
            productionVersion
            shadowVersion
            productionLabel
            shadowLabel
            error
            difference
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

export async function setShadow(api: ApiClient, ratio: number) {
  return (await api.request(SET_SHADOW, { ratio })).setShadow;
}

export async function reportShadow(api: ApiClient, variables: ShadowReportQueryVariables = {}) {
  const { shadowReport } = await api.request(REPORT, { first: 100, ...variables });
  return { ...shadowReport, differences: shadowReport.pairsByDifference.edges.map(({ node }) => node) };
}

/**
 * Production is v1.0, with clusters about (0, 0), (10, 10), (20, 20); of v1.1 the second one is about (5, 5), so that a
 * point at (4, 4) goes from the first to the second, and one at (13, 13) from the second to the third.
 */
export async function movedCentres(...app: Parameters<typeof startTestApp>) {
  const world = await startTestApp(...app);
  await createPoints(world.sourceUrl);
  await createProduction(world.api);
  await runSql(world.sourceUrl, 'UPDATE points SET x = x - 5, y = y - 5 WHERE x BETWEEN 5 AND 15');
  await snapshot(world.api);
  await sweep(world.api, pointsSweep({ nClusters: [3] }));
  return world;
}
