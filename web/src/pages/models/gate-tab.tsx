import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ModelGateQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { GateDialog } from './gate-dialog.tsx';

const GATE = graphql(`
  query ModelGate($model: String!) {
    model(name: $model) {
      id
      promotionGate {
        revision
        aliases
        minimumClusterShare
        minimumClusterSize
        minimumMatching
        minimumStability
        requireComparable
        setAt
        setBy
        metrics {
          metric
          minimumImprovement
          direction
        }
      }
    }
  }
`);

export type Gate = NonNullable<NonNullable<ModelGateQuery['model']>['promotionGate']>;

/** What a version must show before an alias of the model moves to it, and the way to declare it. */
export function GateTab({ model }: { model: string }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const [dialog, setDialog] = useQueryParam('dialog');
  const [{ data, error }, again] = useQuery({ query: GATE, variables: { model } });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const gate = data.model?.promotionGate ?? null;
  const set = may('APPROVER') && (
    <button type="button" onClick={() => setDialog('gate')}>
      {gate ? t.models.gate.change : t.models.gate.set}
    </button>
  );
  return (
    <>
      {gate ? (
        <section className="card">
          <h2>{t.models.gate.title}</h2>
          <GateFigures gate={gate} />
          <div className="toolbar">{set}</div>
        </section>
      ) : (
        <Empty title={t.models.gate.none}>
          <p>{t.models.gate.noneHint}</p>
          {set}
        </Empty>
      )}
      {dialog === 'gate' && may('APPROVER') && (
        <GateDialog
          model={model}
          gate={gate}
          onClose={() => {
            setDialog('');
            again({ requestPolicy: 'network-only' });
          }}
        />
      )}
    </>
  );
}

function GateFigures({ gate }: { gate: Gate }) {
  const { t, number, time } = useLanguage();
  const words = t.models.gate;
  const least = (value: number | null | undefined, factor = 1) =>
    typeof value === 'number' ? number(value * factor) : words.any;
  return (
    <>
      <Figures
        items={[
          [words.revision, gate.revision],
          [words.aliases, gate.aliases?.join(', ') || words.open],
          [words.setBy, gate.setBy],
          [words.setAt, time(gate.setAt)],
        ]}
      />
      <dl className="terms">
        <dt>{words.comparable}</dt>
        <dd>{gate.requireComparable === false ? words.no : words.yes}</dd>
        {(gate.metrics ?? []).map(({ metric, minimumImprovement }) => (
          <div key={metric}>
            <dt>
              {words.metrics}: {t.models.compared[metric]}
            </dt>
            <dd>{number(minimumImprovement ?? 0, 4)}</dd>
          </div>
        ))}
        <dt>{words.size}</dt>
        <dd>{least(gate.minimumClusterSize)}</dd>
        <dt>{words.share}</dt>
        <dd>{least(gate.minimumClusterShare, 100)}</dd>
        <dt>{words.stability}</dt>
        <dd>{least(gate.minimumStability)}</dd>
        <dt>{words.matching}</dt>
        <dd>{least(gate.minimumMatching)}</dd>
      </dl>
    </>
  );
}
