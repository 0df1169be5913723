import { useEffect, useEffectEvent, useState } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { useEvents } from '../../api/use-events.ts';
import { useInterval } from '../../api/use-interval.ts';
import { Badge } from '../../components/badge.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { CANCEL_RUN, PIPELINE_RUN, RETRY_RUN, RUN_EVENTS, type Answer, type FoundRun } from './documents.ts';
import { OutcomeBadge } from './outcome.tsx';
import { Stages } from './stages.tsx';
import { secondsBetween, useDuration } from './times.ts';

/** Events that come together are answered by one question. */
const TOGETHER_MS = 150;
/** A firing that waits for its turn tells nothing. */
const LOOK_MS = 2000;

/** A firing with its stages, live, and the record of what it decided. */
export function FiringPage({ id }: { id: string }) {
  const { t, apiLanguage } = useLanguage();
  const [{ data, error, fetching }, again] = useQuery({
    query: PIPELINE_RUN,
    variables: { id, language: apiLanguage },
  });
  const reload = () => again({ requestPolicy: 'network-only' });
  const run = data?.pipelineRun;
  const isAtWork = run?.outcome === null;
  useInterval(reload, isAtWork ? LOOK_MS : null);
  const isUnknown = error?.graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND');
  if (isUnknown || (data && !run)) {
    return (
      <Empty title={t.pipelines.unknownRun}>
        <Link href="/pipelines">{t.pipelines.all}</Link>
      </Empty>
    );
  }
  if (error && !data) return <ErrorNote error={error} retry={reload} />;
  if (!data || !run) return fetching ? <Loading /> : null;
  return (
    <article className="firing">
      <p>
        <Link href={`/pipelines?policy=${encodeURIComponent(run.policy.name)}`}>← {run.policy.name}</Link>
      </p>
      <section className="card">
        <h2>
          {t.pipelines.firingOf(run.number, run.policy.name)} <OutcomeBadge run={run} />
        </h2>
        {run.reason && <p className="outcome-reason">{run.reason}</p>}
        <FiringFigures run={run} />
        {isAtWork && <Progress key={run.job?.id} id={id} onEvent={reload} />}
        <FiringActions run={run} onChange={reload} />
      </section>
      <Stages run={run} />
      <Decision answers={data.explainDecision} />
    </article>
  );
}

function FiringFigures({ run }: { run: FoundRun }) {
  const { t, time } = useLanguage();
  const duration = useDuration();
  const { startedAt, finishedAt } = run;
  return (
    <>
      <Figures
        items={[
          [t.pipelines.trigger, run.firedBecause],
          [t.pipelines.at, time(run.createdAt)],
          startedAt && finishedAt
            ? [t.pipelines.took, duration(secondsBetween(startedAt, finishedAt))]
            : null,
        ]}
      />
      <p>
        {run.forceRetrain && <Badge tone="warn">{t.pipelines.forced}</Badge>}{' '}
        {run.skipPromotion && <Badge tone="warn">{t.pipelines.dryRun}</Badge>}
      </p>
    </>
  );
}

/** How far it is; every event asks for the state of the stages. */
function Progress({ id, onEvent }: { id: string; onEvent: () => void }) {
  const { t, number } = useLanguage();
  const { events, error } = useEvents(RUN_EVENTS, { id }, ({ pipelineRunEvents }) => pipelineRunEvents);
  const tell = useEffectEvent(onEvent);
  const count = events.length;
  useEffect(() => {
    if (count === 0) return undefined;
    const timer = setTimeout(tell, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [count]);
  const fraction = events.at(-1)?.fraction ?? 0;
  return (
    <>
      <div className="toolbar">
        <progress aria-label={t.pipelines.progress} value={fraction} />
        <span role="status">{number(100 * fraction, 0)} %</span>
      </div>
      {error && <ErrorNote error={error} />}
    </>
  );
}

const RETRYABLE: readonly (string | null)[] = ['FAILED', 'BLOCKED', 'CANCELLED'];

function FiringActions({ run, onChange }: { run: FoundRun; onChange: () => void }) {
  const { t } = useLanguage();
  const viewer = useViewer();
  const client = useClient();
  const [isAsked, setAsked] = useState(false);
  const [{ error, fetching }, retry] = useMutation(RETRY_RUN);
  if (!viewer.may('OPERATOR')) return null;
  const { id, outcome } = run;
  const cancel = async () => {
    const result = await client.mutation(CANCEL_RUN, { id }).toPromise();
    onChange();
    return result.error;
  };
  return (
    <>
      <div className="toolbar">
        {outcome === null && (
          <button type="button" className="danger" onClick={() => setAsked(true)}>
            {t.pipelines.cancel}
          </button>
        )}
        {RETRYABLE.includes(outcome) && (
          <button
            type="button"
            className="primary"
            disabled={fetching}
            onClick={() => void retry({ id }).then(onChange)}
          >
            {t.pipelines.retry}
          </button>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      {isAsked && (
        <Dialog
          title={t.pipelines.cancelTitle}
          confirm={t.pipelines.cancel}
          danger
          onConfirm={cancel}
          onClose={() => setAsked(false)}
        >
          <p>{t.pipelines.cancelHint}</p>
        </Dialog>
      )}
    </>
  );
}

/** Why it did what it did, as questions and answers. */
function Decision({ answers }: { answers: readonly Answer[] }) {
  const { t } = useLanguage();
  return (
    <section className="card" aria-label={t.pipelines.decision}>
      <h2>{t.pipelines.decision}</h2>
      <dl className="decision">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
