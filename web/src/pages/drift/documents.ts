import { graphql } from '../../gql/gql.ts';
import type { DriftReportsQuery, DriftReportQuery } from '../../gql/graphql.ts';

export const DRIFT_SUBJECTS = graphql(`
  query DriftSubjects {
    models(first: 100) {
      edges {
        node {
          name
        }
      }
    }
    datasets(first: 100) {
      edges {
        node {
          name
        }
      }
    }
  }
`);

export const DRIFT_REPORTS = graphql(`
  query DriftReports($model: String, $dataset: String, $language: Language!, $after: String) {
    driftReports(model: $model, dataset: $dataset, first: 100, after: $after) {
      edges {
        node {
          id
          createdAt
          createdBy
          drifted
          share
          driftedCount
          columnCount
          verdict(language: $language)
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
          job {
            id
            state
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const DRIFT_COLUMN_NAMES = graphql(`
  query DriftColumnNames($model: String, $dataset: String) {
    driftReports(model: $model, dataset: $dataset, first: 5) {
      edges {
        node {
          id
          columns {
            name
          }
        }
      }
    }
  }
`);

export const DRIFT_HISTORY = graphql(`
  query DriftHistory($model: String, $dataset: String, $column: String!) {
    driftHistory(model: $model, dataset: $dataset, column: $column, first: 100) {
      edges {
        node {
          test
          score
          threshold
          pValue
          drifted
          report {
            id
            createdAt
          }
        }
      }
    }
  }
`);

export const DRIFT_REPORT = graphql(`
  query DriftReport($id: ID!, $language: Language!) {
    driftReport(id: $id) {
      id
      createdAt
      createdBy
      drifted
      share
      driftedCount
      columnCount
      referenceRows
      currentRows
      pairedRows
      verdict(language: $language)
      evidentlyPath
      dataset {
        name
      }
      model {
        name
      }
      modelVersion {
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
      previous {
        id
      }
      settings {
        driftShare
        pairing
        adjusted
      }
      job {
        id
        state
        error {
          code
          message
        }
      }
      columns {
        name
        type
        unit
        test
        statistic
        pValue
        adjustedPValue
        threshold
        score
        drifted
        weight
        verdict(language: $language)
        detectableShift
        twoSample {
          ...Tested
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
            ...Tested
          }
          sign {
            ...Tested
          }
        }
        missing {
          verdict {
            ...Tested
          }
        }
        effects {
          measure
          value
          size
        }
        histogram {
          edges
          categories
          reference
          current
        }
        reference {
          ...Side
        }
        current {
          ...Side
        }
      }
      multivariate {
        referenceRows
        currentRows
        permutations
        classifier {
          ...RowsTested
        }
        mmd {
          ...RowsTested
        }
      }
      throughModel {
        referenceRows
        currentRows
        referenceUnanswered
        currentUnanswered
        verdict(language: $language)
        clusters {
          cluster
          label
          referenceShare
          currentShare
        }
        shares {
          pValue
          drifted
          doubtful
        }
        distance {
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
    }
  }

  fragment Tested on DriftVerdict {
    test
    statistic
    pValue
    threshold
    drifted
  }

  fragment RowsTested on RowsDrift {
    statistic
    pValue
    threshold
    drifted
  }

  fragment Side on SideSummary {
    count
    missing
    distinct
    mean
    standardDeviation
    min
    median
    max
  }
`);

export const ROW_PAIRS = graphql(`
  query DriftRowPairs($id: ID!, $column: String!) {
    driftReport(id: $id) {
      id
      column(name: $column) {
        name
        pairs {
          key
          name
          reference
          current
        }
      }
    }
  }
`);

export const JOB_EVENTS = graphql(`
  subscription DriftJobEvents($id: ID!) {
    jobProgress(jobId: $id) {
      number
      kind
      fraction
    }
  }
`);

export const CANCEL_REPORT = graphql(`
  mutation CancelDriftReport($id: ID!) {
    cancelJob(id: $id) {
      id
      state
    }
  }
`);

/** Whose reports are shown: those about a model, or those about a dataset without one. */
export type Subject = { model: string } | { dataset: string };
export type ListedReport = DriftReportsQuery['driftReports']['edges'][number]['node'];
export type Report = NonNullable<DriftReportQuery['driftReport']>;
export type ReportColumn = Report['columns'][number];
export type Paired = NonNullable<ReportColumn['paired']>;
