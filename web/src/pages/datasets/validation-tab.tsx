import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLocation } from 'wouter';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { Choice } from '../../components/field.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetValidationQuery, ValidationOutcome } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { ExpectationResults } from './expectation-results.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { datasetHref } from './shown.ts';
import { SuggestedExpectations } from './suggested-expectations.tsx';
import { useReload, type DatasetPage, type Version } from './use-dataset.ts';
import { useVersionChoice } from './version-choice.tsx';

const VALIDATION = graphql(`
  query DatasetValidation($dataset: String!, $number: Int!) {
    datasetVersion(dataset: $dataset, number: $number) {
      id
      standing
      validations(first: 20) {
        edges {
          node {
            id
            createdAt
            outcome
            suiteRevision
            release {
              reason
              releasedBy
              releasedAt
            }
            results {
              passed
              message
              observed
              failingRows
              failingShare
              expectation {
                kind
                severity
                column
                columns
                type
                min
                max
                values
                pattern
                sql
                maxAge
                ageUnit
                dataset
                targetColumn
                why
              }
              examples {
                key
                value
              }
            }
          }
        }
      }
    }
  }
`);

const VALIDATE = graphql(`
  mutation ValidateVersion($dataset: String!, $version: Int!) {
    validateVersion(dataset: $dataset, version: $version) {
      id
    }
  }
`);

const RELEASE = graphql(`
  mutation ReleaseVersion($input: ReleaseVersionInput!) {
    releaseVersion(input: $input) {
      id
      standing
    }
  }
`);

export type Report = NonNullable<
  DatasetValidationQuery['datasetVersion']
>['validations']['edges'][number]['node'];
const REPORT_POLL_MS = 1000;
const OUTCOME_TONES: Record<ValidationOutcome, Tone> = { PASS: 'good', QUARANTINE: 'warn', BLOCK: 'bad' };

/** What the expectations of the dataset found in a version. */
export function ValidationTab({ page }: { page: DatasetPage }) {
  const [version, choice] = useVersionChoice(page);
  return (
    <>
      <div className="toolbar">{choice}</div>
      {version &&
        (page.dataset.suiteRevision === 0 ? (
          <SuggestedExpectations key={version.id} page={page} version={version} />
        ) : (
          <Validation key={version.id} page={page} version={version} />
        ))}
    </>
  );
}

function Validation({ page, version }: { page: DatasetPage; version: Version }) {
  const { t, time } = useLanguage();
  const { dataset } = page;
  const [wanted, setReport] = useQueryParam('report');
  const variables = { dataset: dataset.name, number: version.number };
  const [{ data, error }, again] = useQuery({ query: VALIDATION, variables });
  useReload(page, () => again({ requestPolicy: 'network-only' }));
  const reports = data?.datasetVersion?.validations.edges.map(({ node }) => node) ?? [];
  // Where the expectations were set anew, these versions are looked at by themselves.
  const isLookedAt = [page.versions[0].id, page.current?.id].includes(version.id);
  const isAwaited =
    data !== undefined && isLookedAt && reports.at(0)?.suiteRevision !== dataset.suiteRevision;
  useInterval(page.reload, isAwaited ? REPORT_POLL_MS : null);
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const report = reports.find(({ id }) => id === wanted) ?? reports.at(0);
  return (
    <section className="card">
      <h2>{t.datasets.validation.title}</h2>
      <ValidationActions page={page} version={version} />
      {report ? (
        <>
          {reports.length > 1 && (
            <Choice
              name={t.datasets.validation.report}
              value={report.id}
              options={reports.map(({ id, createdAt, outcome }) => [
                id,
                `${time(createdAt)} · ${t.datasets.validation.outcomes[outcome]}`,
              ])}
              onChange={setReport}
            />
          )}
          <p>
            <Badge tone={OUTCOME_TONES[report.outcome]}>
              {t.datasets.validation.outcomes[report.outcome]}
            </Badge>{' '}
            {t.datasets.validation.of(report.suiteRevision, time(report.createdAt))}
          </p>
          {report.release && (
            <p className="note">
              {t.datasets.validation.released(report.release.releasedBy, time(report.release.releasedAt))}:{' '}
              {report.release.reason}
            </p>
          )}
          <ExpectationResults results={report.results} />
        </>
      ) : (
        <p className="muted">{t.datasets.validation.none}</p>
      )}
    </section>
  );
}

/** Looking again, and letting a version out of quarantine. */
function ValidationActions({ page, version }: { page: DatasetPage; version: Version }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [{ error }, validate] = useMutation(VALIDATE);
  const [, release] = useMutation(RELEASE);
  const of = { dataset: page.dataset.name, version: version.number };
  const look = async () => {
    const { data } = await validate(of);
    if (!data) return;
    const shown = { version: String(version.number), tab: 'validation', job: data.validateVersion.id };
    navigate(datasetHref(page.dataset.name, shown));
  };
  return (
    <div className="toolbar">
      {may('OPERATOR') && (
        <button type="button" onClick={() => void look()}>
          {t.datasets.validation.validate}
        </button>
      )}
      {may('APPROVER') && version.standing === 'QUARANTINED' && (
        <button type="button" onClick={() => setAsking(true)}>
          {t.datasets.validation.release}
        </button>
      )}
      {error && <ErrorNote error={error} />}
      {isAsking && (
        <ReasonDialog
          title={t.datasets.validation.release}
          confirm={t.datasets.validation.releaseConfirm(version.number)}
          onConfirm={async (reason) => {
            const { error: wrong } = await release({ input: { ...of, reason } });
            if (!wrong) page.reload();
            return wrong;
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t.datasets.validation.releaseHint}</p>
        </ReasonDialog>
      )}
    </div>
  );
}
