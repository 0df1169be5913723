import { Link } from 'wouter';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import type { Model, Overview } from './documents.ts';
import { periodOf } from './period.ts';

/** What is in Production, whether its data drifted, and what was decided last. */
export function Standing({ data, model }: { data: Overview; model: Model }) {
  const { t, time } = useLanguage();
  const { alias } = model;
  const trained = model.versions.edges.find(({ node }) => node.name === alias?.version.name)?.node;
  const champion = alias ? (
    <Link href={`/models?model=${encodeURIComponent(model.name)}&version=${alias.version.name}`}>
      {alias.version.name}
    </Link>
  ) : (
    t.common.none
  );
  return (
    <section className="card" aria-label={t.overview.standing}>
      <Figures
        items={[
          [t.overview.champion, champion],
          alias ? [t.overview.since, time(alias.movedAt)] : null,
          trained ? [t.overview.data, periodOf(trained.datasetVersion)] : null,
        ]}
      />
      <dl className="sentences">
        <dt>{t.overview.drift}</dt>
        <dd>
          <Drift data={data} model={model.name} />
        </dd>
        <dt>{t.overview.lastDecision}</dt>
        <dd>
          <LastDecision data={data} model={model} />
        </dd>
      </dl>
    </section>
  );
}

function Drift({ data, model }: { data: Overview; model: string }) {
  const { t, time } = useLanguage();
  const report = data.driftReports.edges.find(({ node }) => node.finishedAt)?.node;
  if (!report?.finishedAt) {
    return (
      <>
        {t.overview.noDrift}{' '}
        <Link href={`/drift?model=${encodeURIComponent(model)}`}>{t.common.pages.drift}</Link>
      </>
    );
  }
  return (
    <>
      <Badge tone={report.drifted ? 'bad' : 'good'}>
        {report.drifted ? t.overview.drifted : t.overview.stable}
      </Badge>{' '}
      {report.verdict}{' '}
      <Link href={`/drift?model=${encodeURIComponent(model)}&report=${report.id}`}>
        {t.overview.reportOf(time(report.finishedAt))}
      </Link>
    </>
  );
}

/** The newest of what policies decided and what people did. */
function LastDecision({ data, model }: { data: Overview; model: Model }) {
  const { t, time } = useLanguage();
  const move = model.aliasMoves.edges.find(({ node }) => node.alias === 'Production')?.node;
  const [run] = data.trainingPolicies.edges
    .filter(({ node }) => node.model.name === model.name)
    .flatMap(({ node }) => node.runs.edges.map((edge) => ({ ...edge.node, policy: node.name })))
    .filter(({ finishedAt }) => finishedAt)
    .toSorted((a, b) => Date.parse(b.finishedAt!) - Date.parse(a.finishedAt!));
  if (run && (!move || Date.parse(run.finishedAt!) >= Date.parse(move.movedAt))) {
    return (
      <>
        {run.outcome && <Badge>{t.overview.outcomes[run.outcome]}</Badge>} {run.reason}{' '}
        <Link href={`/pipelines?run=${run.id}`}>
          {t.overview.firing(run.policy, run.number, time(run.finishedAt!))}
        </Link>
      </>
    );
  }
  if (!move) return t.overview.noDecision;
  const what =
    move.kind === 'ROLLBACK'
      ? t.overview.rolledBack(move.to.name, move.movedBy)
      : t.overview.promoted(move.to.name, move.from?.name ?? null, move.movedBy);
  return (
    <>
      {what} “{move.reason}”{' '}
      <Link href={`/models?model=${encodeURIComponent(model.name)}`}>{time(move.movedAt)}</Link>
    </>
  );
}
