import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { Standing } from './use-alias-moves.ts';
import { dataName, type VersionDetails } from './version-document.ts';

/** Ids of predictions carry their time: the log is asked for the answers of that millisecond. */
const PREDICTION = graphql(`
  query LineagePrediction($model: String!, $from: DateTimeISO!, $to: DateTimeISO!) {
    predictions(model: $model, from: $from, to: $to, first: 100) {
      edges {
        node {
          id
          time
          key
          clusterLabel
          caller
        }
      }
    }
  }
`);

interface LineageProps {
  model: string;
  version: VersionDetails;
  current: readonly Standing[];
}

/** The way back, step by step: from an answer, or an alias, to what was read from the source. */
export function Lineage({ model, version, current }: LineageProps) {
  const { t, time, number } = useLanguage();
  const [prediction] = useQueryParam('prediction');
  const { run, datasetVersion } = version;
  const { sweep } = run;
  const { dataset, source } = datasetVersion;
  const aliases = current.filter((each) => each.version === version.name);
  const link = (path: string, params: Record<string, string>) =>
    `${path}?${new URLSearchParams(params).toString()}`;
  return (
    <>
      <h3>{t.models.lineage.title}</h3>
      <ol className="lineage">
        {prediction !== '' && <PredictionStep model={model} id={prediction} />}
        {aliases.map(({ alias, movedAt, move }) => (
          <Step key={alias} kind={t.models.lineage.alias} title={alias}>
            {move ? `${t.models.since(time(movedAt), move.movedBy)}: ${move.reason}` : time(movedAt)}
          </Step>
        ))}
        <Step kind={t.models.lineage.version} title={`${model} ${version.name}`}>
          {t.models.lineage.registered(time(version.createdAt))} · <code>{version.artifactDigest}</code>
        </Step>
        <Step
          kind={t.models.lineage.run}
          title={
            <Link href={link('/experiments', { experiment: sweep.experiment.name, run: run.id })}>
              {run.name}
            </Link>
          }
        >
          <code>{run.id}</code>
        </Step>
        <Step
          kind={t.models.lineage.sweep}
          title={
            <Link href={link('/experiments', { experiment: sweep.experiment.name, sweep: sweep.id })}>
              {sweep.experiment.name}
            </Link>
          }
        >
          <span lang="en">{sweep.pickReason}</span>
        </Step>
        <Step
          kind={t.models.lineage.data}
          title={
            <Link href={link('/datasets', { dataset: dataset.name, version: String(datasetVersion.number) })}>
              {dataName(version)}
            </Link>
          }
        >
          {t.models.lineage.rows(number(datasetVersion.rowCount))} · {time(datasetVersion.createdAt)} ·{' '}
          <code>{datasetVersion.digest}</code>
        </Step>
        <Step kind={t.models.lineage.source} title={sourceTitle(source)}>
          {source.kind === 'QUERY' && (
            <>
              {t.models.lineage.database}: {source.database ?? t.models.lineage.standard}
              <pre tabIndex={0} aria-label="SQL">
                {source.query}
              </pre>
            </>
          )}
        </Step>
      </ol>
    </>
  );
}

const sourceTitle = ({ kind, fileName, url }: VersionDetails['datasetVersion']['source']) =>
  ({ QUERY: 'SQL', FILES: fileName, URL: url })[kind] ?? kind;

function PredictionStep({ model, id }: { model: string; id: string }) {
  const { t, time } = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: PREDICTION,
    variables: { model, ...millisecondOf(id) },
    requestPolicy: 'network-only',
  });
  const found = data?.predictions.edges.find(({ node }) => node.id === id)?.node;
  return (
    <Step kind={t.models.lineage.prediction} title={found?.clusterLabel ?? '…'}>
      {found && [time(found.time), found.key, found.caller].filter(Boolean).join(' · ')}
      {!found && !fetching && t.models.lineage.missing} <code>{id}</code>
    </Step>
  );
}

/** The millisecond that a UUIDv7 carries, as a span. */
function millisecondOf(id: string): { from: string; to: string } {
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) || 0;
  return { from: new Date(milliseconds).toISOString(), to: new Date(milliseconds + 1).toISOString() };
}

function Step({ kind, title, children }: { kind: string; title: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <small className="muted">{kind}</small>
      <strong>{title}</strong>
      <div className="muted detail">{children}</div>
    </li>
  );
}
