import { graphql } from '../gql/gql.ts';
import type { StartDriftReportInput } from '../gql/graphql.ts';
import type { ApiClient } from '../../src/cli/client.ts';
import { openSourceTable } from '../../src/cli/demo/source-table.ts';
import { startTestApp, type TestApp } from './app.ts';
import { CREATE_DATASET, finished, promote, snapshot, sweep } from './operations.ts';

export const START_DRIFT_REPORT = graphql(`
  mutation TestStartDriftReport($input: StartDriftReportInput!) {
    startDriftReport(input: $input) {
      id
      kind
      state
      driftReport {
        id
        drifted
        verdict
        evidently
      }
    }
  }
`);

export const DRIFT_REPORT = graphql(`
  query TestDriftReport($id: ID!) {
    driftReport(id: $id) {
      id
      model {
        name
      }
      modelVersion {
        name
      }
      dataset {
        name
      }
      reference {
        number
        tag
      }
      current {
        number
        tag
      }
      window {
        from
        to
      }
      settings {
        driftShare
        pairing
        adjusted
        multivariate
      }
      job {
        state
        error {
          code
          message
          field
        }
      }
      createdBy
      finishedAt
      referenceRows
      currentRows
      pairedRows
      columnCount
      driftedCount
      share
      drifted
      multivariate {
        columns
        referenceRows
        currentRows
        permutations
        classifier {
          statistic
          pValue
          drifted
        }
        mmd {
          statistic
          pValue
          drifted
        }
      }
      throughModel {
        referenceRows
        currentRows
        referenceUnanswered
        currentUnanswered
        verdict
        indonesian: verdict(language: ID)
        clusters {
          cluster
          label
          referenceShare
          currentShare
        }
        shares {
          statistic
          pValue
          drifted
          doubtful
        }
        distance {
          boundary
          referenceMean
          currentMean
          share
          expectedShare
          pValue
          drifted
        }
        confidence {
          reference
          current
        }
        stability {
          rows
          stayed
          share
          adjustedRand
        }
        outcomes {
          rows
          correct
          share
        }
      }
      verdict
      indonesian: verdict(language: ID)
      previous {
        id
      }
      evidently
      evidentlyPath
      columns {
        position
        name
        type
        unit
        test
        statistic
        pValue
        adjustedPValue
        score
        threshold
        drifted
        weight
        verdict
        indonesian: verdict(language: ID)
        twoSample {
          test
          statistic
          pValue
          score
          threshold
          drifted
        }
        paired {
          rows
          rose
          fell
          stayed
          shift
          shiftLow
          shiftHigh
          detectableShift
          wilcoxon {
            pValue
            drifted
          }
          sign {
            pValue
            drifted
          }
        }
        missing {
          reference
          current
          verdict {
            test
            pValue
            drifted
          }
        }
        effects {
          measure
          value
          size
        }
        detectableShift
        histogram {
          edges
          categories
          reference
          current
        }
        reference {
          count
          missing
          distinct
          mean
          standardDeviation
          min
          median
          max
        }
        current {
          count
          missing
          distinct
          mean
        }
      }
    }
  }
`);

export const EDUCATION_FEATURES = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah'];

/** The demo's table as the dataset `education`, with a version for each of the years: `y2019` and so on. */
export async function educationVersions(...years: number[]): Promise<TestApp> {
  const world = await startTestApp();
  const table = await openSourceTable(world.sourceUrl);
  try {
    await world.api.request(CREATE_DATASET, {
      input: {
        name: 'education',
        query: 'SELECT * FROM education_data WHERE tahun = (SELECT max(tahun) FROM education_data)',
        keyColumn: 'provinsi_id',
        nameColumn: 'provinsi',
        features: EDUCATION_FEATURES.map((name) => ({
          name,
          unit: name.startsWith('angka') ? 'percent' : 'years',
        })),
      },
    });
    for (const year of years) {
      await table.load([year]);
      await snapshot(world.api, { dataset: 'education', tag: `y${year}` });
    }
  } finally {
    await table.close();
  }
  return world;
}

/** Trains on the version with this tag and makes the model `provinces` Production. */
export async function educationModel(api: ApiClient, tag: string): Promise<void> {
  await sweep(api, {
    dataset: 'education',
    tag,
    experiment: 'tests',
    nClusters: [3],
    registerAs: 'provinces',
    // Unscaled by winsorizing, Papua is a cluster of its own.
    minClusterShare: 0,
    minClusterSize: 1,
  });
  await promote(api, 'v1.0', { model: 'provinces' });
}

/** Waits for a report. @returns its job and what it found */
export async function driftReport(api: ApiClient, input: StartDriftReportInput) {
  const { startDriftReport } = await api.request(START_DRIFT_REPORT, { input });
  const job = await finished(api, startDriftReport.id);
  const report = (await api.request(DRIFT_REPORT, { id: startDriftReport.driftReport!.id })).driftReport!;
  return { job, report };
}
