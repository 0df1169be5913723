import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient, useMutation, type CombinedError } from 'urql';
import { useEvents } from '../../api/use-events.ts';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { onSweepStarted } from './sweep-started.ts';
import { rangeOf } from './range.ts';
import { timeLeft } from './time-left.ts';

const SWEEPS_AT_WORK = graphql(`
  query SweepsAtWork($experiment: String!) {
    experiment(name: $experiment) {
      sweeps(first: 10) {
        edges {
          node {
            id
            nClusters
            job {
              id
              state
            }
          }
        }
      }
    }
  }
`);

const PROGRESS = graphql(`
  subscription SweepProgress($jobId: ID!) {
    jobProgress(jobId: $jobId) {
      number
      kind
      fraction
      message
      at
      run {
        id
      }
    }
  }
`);

const CANCEL = graphql(`
  mutation CancelSweep($id: ID!) {
    cancelJob(id: $id) {
      id
      state
    }
  }
`);

interface AtWork {
  sweepId: string;
  jobId: string;
  nClusters: readonly number[];
}

/** Sweeps that others start show up within so long. */
const LOOK_MS = 10_000;
const isOver = (state: string) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state);

interface LiveSweepsProps {
  experiment: string;
  /** Told of a sweep whose runs have got on. */
  onChange: (sweepId: string) => Promise<void>;
}

/** The sweeps of an experiment that are at work. */
export function LiveSweeps({ experiment, onChange }: LiveSweepsProps) {
  const client = useClient();
  const [atWork, setAtWork] = useState<readonly AtWork[]>([]);
  /** The sweeps whose end the page knows. */
  const ended = useRef<Set<string>>(null);
  const look = useEffectEvent(async () => {
    const { data } = await client
      .query(SWEEPS_AT_WORK, { experiment }, { requestPolicy: 'network-only' })
      .toPromise();
    // What cannot be asked for now is asked for again soon.
    const sweeps = data?.experiment?.sweeps.edges.map(({ node }) => node);
    if (!sweeps) return;
    if (!ended.current) {
      ended.current = new Set(sweeps.filter(({ job }) => isOver(job.state)).map(({ id }) => id));
      // It may have ended between the two looks at its runs and at itself.
      if (sweeps.length > 0) void onChange(sweeps[0].id);
    }
    const known = ended.current;
    setAtWork(
      sweeps
        .filter(({ id }) => !known.has(id))
        .map(({ id, nClusters, job }) => ({ sweepId: id, jobId: job.id, nClusters })),
    );
  });
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (!document.hidden) void look();
    }, LOOK_MS);
    const forget = onSweepStarted(() => void look());
    return () => {
      clearInterval(timer);
      forget();
    };
  }, []);
  return atWork.map((each) => (
    <LiveSweep
      key={each.sweepId}
      {...each}
      onChange={onChange}
      onEnd={() => ended.current?.add(each.sweepId)}
    />
  ));
}

/** One sweep: how far it is, how long it may take yet, and the way to end it. */
function LiveSweep({
  sweepId,
  jobId,
  nClusters,
  onChange,
  onEnd,
}: AtWork & Pick<LiveSweepsProps, 'onChange'> & { onEnd: () => void }) {
  const { t, number } = useLanguage();
  const { may } = useViewer();
  const { events, error } = useEvents(PROGRESS, { jobId }, ({ jobProgress }) => jobProgress);
  const [, cancel] = useMutation(CANCEL);
  const [wrong, setWrong] = useState<CombinedError>();
  const last = events.at(-1);
  const ended = last && isOver(last.kind) ? last.kind : null;
  const tell = useEffectEvent(() => {
    void onChange(sweepId);
    if (ended) onEnd();
  });
  // What the table shows changes with the first event, with each run that has got on, and at the end.
  const steps = events.reduce((count, { run, kind }) => count + Number(Boolean(run) || isOver(kind)), 0);
  useEffect(() => {
    tell();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- told again with each step
  }, [steps]);
  const seconds = ended ? null : timeLeft(events);
  return (
    <section className="card live-sweep" aria-label={t.experiments.atWork}>
      <div className="page-head">
        <h2>
          {t.experiments.sweepOver(rangeOf(nClusters))}
          {ended && <> · {t.experiments.jobStates[ended as 'SUCCEEDED']}</>}
        </h2>
        {!ended && may('OPERATOR') && (
          <button
            type="button"
            className="danger"
            onClick={() => void cancel({ id: jobId }).then((answer) => setWrong(answer.error))}
          >
            {t.experiments.cancelSweep}
          </button>
        )}
      </div>
      <progress aria-label={t.experiments.progress} max={1} value={last?.fraction ?? 0} />
      <p role="status">
        {number(100 * (last?.fraction ?? 0), 0)} % · {last?.message ?? t.common.loading}
        {seconds !== null && ` · ${t.experiments.timeLeft(number(seconds, 0))}`}
      </p>
      {(error ?? wrong) && <ErrorNote error={(error ?? wrong)!} />}
    </section>
  );
}
