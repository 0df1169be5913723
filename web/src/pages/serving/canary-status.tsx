import { useMutation } from 'urql';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { isAtWork, STATE_TONES, type Canary } from './canary-document.ts';
import { Flips } from './flips.tsx';

const ABORT = graphql(`
  mutation AbortCanary($model: String!, $reason: String!) {
    abortCanary(model: $model, reason: $reason) {
      id
      state
    }
  }
`);

interface CanaryStatusProps {
  model: string;
  canary: Canary;
  onChanged: () => void;
}

/** How a canary gets on, or how it ended; one click takes it back. */
export function CanaryStatus({ model, canary, onChanged }: CanaryStatusProps) {
  const { t, number, time } = useLanguage();
  const { may } = useViewer();
  const words = t.serving.canary;
  const [{ error, fetching }, abort] = useMutation(ABORT);
  const { state, version, baseline, counts } = canary;
  return (
    <section className="card" aria-label={words.title}>
      <div className="toolbar spread">
        <h2>
          {words.against(version.name, baseline.name)}{' '}
          <span role="status">
            <Badge tone={STATE_TONES[state]}>{words.states[state]}</Badge>
          </span>
        </h2>
        {isAtWork(state) && may('OPERATOR') && (
          <button
            type="button"
            className="danger"
            disabled={fetching}
            onClick={() => void abort({ model, reason: words.abortReason }).then(onChanged)}
          >
            {words.abort}
          </button>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      <p>{canary.reason}</p>
      {canary.endReason && (
        <p className={state === 'PROMOTED' ? 'note' : 'note error'} lang="en">
          {canary.endReason}
        </p>
      )}
      <Figures
        items={[
          [words.startedBy, canary.startedBy],
          [words.startedAt, time(canary.createdAt)],
          canary.endedAt ? [words.ended, `${time(canary.endedAt)} · ${canary.endedBy}`] : null,
          [words.seen, number(counts.requests)],
          [words.disagreements, number(counts.disagreements)],
          [words.errors, number(counts.canaryErrors)],
        ]}
      />
      <h3>{words.plan}</h3>
      <Plan canary={canary} />
      <h3>{words.tests}</h3>
      <p className="muted">{words.testsHint}</p>
      <Tests tests={canary.tests} />
      {counts.requests > 0 && <Flips flips={canary.flips} to={words.title} />}
    </section>
  );
}

function Plan({ canary: { steps, stepCount, state } }: { canary: Canary }) {
  const { t, number, time } = useLanguage();
  const words = t.serving.canary;
  return (
    <ol className="plan">
      {steps.map(({ number: place, share, seconds, minimumRequests, beganAt, counts }) => {
        const isNow = place === stepCount && isAtWork(state);
        return (
          <li
            key={place}
            className={isNow ? 'now' : place <= stepCount ? 'done' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <strong>{number(share * 100, 2)} %</strong>
            <span>{words.step(place)}</span>
            <small className="muted">{words.least(number(seconds), number(minimumRequests))}</small>
            {beganAt && (
              <>
                <progress
                  aria-label={words.step(place)}
                  max={minimumRequests}
                  value={Math.min(counts.requests, minimumRequests)}
                />
                <small>
                  {words.requests(number(counts.requests))} · {time(beganAt)}
                </small>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Tests({ tests }: { tests: Canary['tests'] }) {
  const { t, number } = useLanguage();
  const words = t.serving.canary;
  return (
    <section className="scroll" aria-label={words.tests} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{words.test}</th>
            <th className="number">{words.value}</th>
            <th className="number">{words.bound}</th>
            <th>{words.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {tests.map(({ name, value, bound, evidence, limit, failed, reason }) => (
            <tr key={name}>
              <th scope="row">
                {words.names[name]}
                <small className="muted" lang="en">
                  {reason}
                </small>
              </th>
              <td className="number">{typeof value === 'number' ? `${number(value * 100, 2)} %` : '–'}</td>
              <td className="number">{number(bound * 100, 2)} %</td>
              <td className="evidence">
                <progress
                  aria-label={`${words.evidence}: ${words.names[name]}`}
                  max={limit}
                  value={Math.max(0, Math.min(evidence, limit))}
                />
                <Badge tone={failed ? 'bad' : 'good'}>{failed ? words.failed : words.holds}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
