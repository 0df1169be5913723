import { useEffect, useEffectEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { useEvents } from '../../api/use-events.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DatasetJobQuery, ProgressKind } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';

const PROGRESS = graphql(`
  subscription DatasetJobProgress($jobId: ID!) {
    jobProgress(jobId: $jobId) {
      number
      kind
      fraction
      message
      at
    }
  }
`);

const JOB = graphql(`
  query DatasetJob($id: ID!) {
    job(id: $id) {
      id
      kind
      created
      error {
        code
        message
      }
      datasetVersion {
        number
      }
    }
  }
`);

const CANCEL = graphql(`
  mutation DatasetCancelJob($id: ID!) {
    cancelJob(id: $id) {
      id
      state
      cancelRequested
    }
  }
`);

type Job = NonNullable<DatasetJobQuery['job']>;

const ENDS: readonly ProgressKind[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
const TONES: Partial<Record<ProgressKind, Tone>> = {
  SUCCEEDED: 'good',
  FAILED: 'bad',
  CANCELLED: 'warn',
  RETRYING: 'warn',
};

interface JobPanelProps {
  id: string;
  /** What it made may be asked for. */
  onEnd: () => void;
  onVersion: (number: number) => void;
  onClose: () => void;
}

/** A job of a dataset, live, from its first event on, and what became of it. */
export function JobPanel({ id, onEnd, onVersion, onClose }: JobPanelProps) {
  const { t, number, time } = useLanguage();
  const { may } = useViewer();
  const { events, error } = useEvents(PROGRESS, { jobId: id }, ({ jobProgress }) => jobProgress);
  const last = events.at(-1);
  const hasEnded = last !== undefined && ENDS.includes(last.kind);
  const [{ data }, again] = useQuery({ query: JOB, variables: { id } });
  const [cancelled, cancel] = useMutation(CANCEL);
  const ended = useEffectEvent(() => {
    again({ requestPolicy: 'network-only' });
    onEnd();
  });
  useEffect(() => {
    if (hasEnded) ended();
  }, [hasEnded]);

  const job = data?.job;
  const isStopping = cancelled.data?.cancelJob.cancelRequested && !hasEnded;
  return (
    <section className="card job" aria-label={t.datasets.job.title}>
      <div className="job-head">
        <h2>
          {job ? t.datasets.job.kinds[job.kind as keyof typeof t.datasets.job.kinds] : t.datasets.job.title}
        </h2>
        {last && <Badge tone={TONES[last.kind]}>{t.datasets.job.states[last.kind]}</Badge>}
        {!hasEnded && may('OPERATOR') && (
          <button type="button" disabled={isStopping} onClick={() => void cancel({ id })}>
            {isStopping ? t.datasets.job.stopping : t.datasets.job.cancel}
          </button>
        )}
        {hasEnded && (
          <button type="button" onClick={onClose}>
            {t.common.close}
          </button>
        )}
      </div>
      {!hasEnded && <progress value={last?.fraction ?? 0} aria-label={t.datasets.job.progress} />}
      <div role="status">
        {hasEnded && job ? (
          <Outcome job={job} kind={last.kind} onVersion={onVersion} />
        ) : (
          last && (
            <p>
              {number(last.fraction * 100, 0)} % · {last.message}
            </p>
          )
        )}
      </div>
      {(error ?? cancelled.error) && <ErrorNote error={(error ?? cancelled.error)!} />}
      {events.length > 0 && (
        <details>
          <summary>{t.datasets.job.events}</summary>
          <ol className="events">
            {events.map((event) => (
              <li key={event.number}>
                <span className="muted">{time(event.at)}</span> {event.message}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** What became of a job that has ended. */
function Outcome({
  job,
  kind,
  onVersion,
}: { job: Job; kind: ProgressKind } & Pick<JobPanelProps, 'onVersion'>) {
  const { t } = useLanguage();
  if (job.error) {
    return (
      <div className="note error">
        <p>{job.error.message}</p>
        <code>{job.error.code}</code>
      </div>
    );
  }
  if (kind !== 'SUCCEEDED') return <p>{t.datasets.job.nothingWritten}</p>;
  const version = job.datasetVersion?.number;
  if (job.kind !== 'SNAPSHOT' || version === undefined) return <p>{t.datasets.job.done}</p>;
  return (
    <p>
      {job.created ? t.datasets.job.newVersion(version) : t.datasets.job.knownVersion(version)}{' '}
      <button type="button" onClick={() => onVersion(version)}>
        {t.datasets.job.toVersion(version)}
      </button>
    </p>
  );
}
