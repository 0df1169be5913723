import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { Choice } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { TrafficQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { callsOption, everyMinute, latencyOption } from './traffic-option.ts';

const TRAFFIC = graphql(`
  query Traffic($model: String!, $minutes: Int!) {
    servingActivity(model: $model, minutes: $minutes) {
      from
      to
      total {
        calls
        answers
        canaryAnswers
        medianMs
        p99Ms
        shadowAnswers
        shadowErrors
      }
      minutes {
        time
        calls
        answers
        medianMs
        p99Ms
      }
    }
  }
`);

const WINDOWS = [15, 60, 360, 1440];
const REFRESH_MS = 10_000;

/** How much a model answers, and how fast, minute by minute. */
export function Traffic({ model }: { model: string }) {
  const { t, number } = useLanguage();
  const words = t.serving.traffic;
  const [chosen, setChosen] = useQueryParam('minutes', '60');
  const minutes = WINDOWS.includes(Number(chosen)) ? Number(chosen) : 60;
  const [{ data, error }, again] = useQuery({
    query: TRAFFIC,
    variables: { model, minutes },
    requestPolicy: 'network-only',
  });
  useInterval(() => again({ requestPolicy: 'network-only' }), REFRESH_MS);
  const choice = (
    <Choice
      name={words.minutes}
      value={String(minutes)}
      options={WINDOWS.map((each) => [
        String(each),
        each > 60 ? words.hours(number(each / 60)) : words.window(number(each)),
      ])}
      onChange={setChosen}
    />
  );
  return (
    <section className="card" aria-label={t.serving.tabs.traffic}>
      <div className="toolbar">{choice}</div>
      {error && <ErrorNote error={error} retry={again} />}
      {!data && !error && <Loading />}
      {data && <Activity activity={data.servingActivity} minutes={minutes} />}
    </section>
  );
}

interface ActivityProps {
  activity: TrafficQuery['servingActivity'];
  /** What was asked for. */
  minutes: number;
}

function Activity({ activity: { from, to, total, minutes: busy }, minutes }: ActivityProps) {
  const { t, number, time } = useLanguage();
  const words = t.serving.traffic;
  const all = useMemo(() => everyMinute(from, to, busy), [from, to, busy]);
  const calls = useMemo(() => callsOption(all, words), [all, words]);
  const latency = useMemo(() => latencyOption(all, words), [all, words]);
  if (total.answers + total.shadowAnswers === 0) {
    return (
      <Empty title={words.none}>
        <p>{words.noneHint}</p>
      </Empty>
    );
  }
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  const isCut = seconds < (minutes - 1) * 60;
  const show = (value: number | null | undefined) => (typeof value === 'number' ? number(value) : '–');
  return (
    <>
      <Figures
        items={[
          [words.calls, number(total.calls)],
          [words.answers, number(total.answers)],
          [words.perSecond, number(total.calls / seconds, 4)],
          [`${words.median} (${words.ms})`, show(total.medianMs)],
          [`${words.p99} (${words.ms})`, show(total.p99Ms)],
          total.canaryAnswers > 0 ? [words.canary, number(total.canaryAnswers)] : null,
          total.shadowAnswers > 0 ? [words.shadow, number(total.shadowAnswers)] : null,
          total.shadowAnswers > 0 ? [words.shadowErrors, number(total.shadowErrors)] : null,
        ]}
      />
      {isCut && <p className="note">{words.cut(time(from))}</p>}
      <div className="grid">
        <Chart
          title={words.callsPerMinute}
          option={calls}
          table={{
            columns: [words.minute, words.calls, words.answers],
            rows: all.map((each) => [each.time, each.calls, each.answers]),
          }}
        />
        <Chart
          title={words.latency}
          option={latency}
          table={{
            columns: [words.minute, words.median, words.p99],
            rows: all.map((each) => [each.time, each.medianMs ?? null, each.p99Ms ?? null]),
          }}
        />
      </div>
      <p className="muted">{words.unlogged}</p>
    </>
  );
}
