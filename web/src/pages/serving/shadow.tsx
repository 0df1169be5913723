import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ShadowStateQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { ShadowRatio } from './shadow-ratio.tsx';
import { ShadowReport } from './shadow-report.tsx';

/** `from` is what the hours of the choice come to. */
const SHADOW = graphql(`
  query ShadowState($model: String!, $from: DateTimeISO!) {
    model(name: $model) {
      id
      shadow {
        ratio
        setBy
        setAt
        version {
          name
        }
      }
    }
    shadowReport(model: $model, from: $from) {
      pairs
      agreement
      errors {
        code
        count
      }
      flips {
        fromLabel
        toLabel
        count
      }
      latency {
        productionMedianMs
        productionP99Ms
        shadowMedianMs
        shadowP99Ms
        medianDifferenceMs
        p99DifferenceMs
      }
      pairsByDifference(first: 100) {
        edges {
          node {
            predictionId
            time
            key
            productionVersion
            shadowVersion
            productionLabel
            shadowLabel
            error
            difference
          }
        }
      }
    }
  }
`);

export type ShadowState = NonNullable<ShadowStateQuery['model']>['shadow'];
export type Report = ShadowStateQuery['shadowReport'];

const HOURS = ['1', '24', '168'] as const;
const REFRESH_MS = 5000;

/** The whole minute that lies so many hours back, so that asking again is the same question for a while. */
function since(hours: number): string {
  const minute = Math.floor(Date.now() / 60_000);
  return new Date((minute - hours * 60) * 60_000).toISOString();
}

/** The version that answers beside Production, and what it says. */
export function Shadow({ model }: { model: string }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const words = t.serving.shadow;
  const [chosen, setChosen] = useQueryParam('hours', '24');
  const hours = HOURS.find((each) => each === chosen) ?? '24';
  const [{ data, error }, again] = useQuery({
    query: SHADOW,
    variables: { model, from: since(Number(hours)) },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => again({ requestPolicy: 'network-only' });
  useInterval(reload, REFRESH_MS);
  if (error && !data) return <ErrorNote error={error} retry={reload} />;
  if (!data?.model) return <Loading />;
  const { shadow } = data.model;
  const put = may('APPROVER') && (
    <Link href={`/models?${new URLSearchParams({ model, dialog: 'promote', alias: 'Shadow' })}`}>
      {shadow.version ? words.other : words.put}
    </Link>
  );
  return (
    <section className="card" aria-label={words.title}>
      <p className="muted">{words.what}</p>
      {shadow.version ? (
        <>
          <ShadowRatio model={model} shadow={shadow} onSet={reload} />
          {put}
        </>
      ) : (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
          {put}
        </Empty>
      )}
      {(shadow.version || data.shadowReport.pairs > 0) && (
        <>
          <div className="toolbar">
            <Choice
              name={words.window}
              value={hours}
              options={[
                ['1', words.hour],
                ['24', words.day],
                ['168', words.week],
              ]}
              onChange={setChosen}
            />
          </div>
          <ShadowReport report={data.shadowReport} />
        </>
      )}
    </section>
  );
}
