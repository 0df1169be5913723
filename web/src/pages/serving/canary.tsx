import { useQuery } from 'urql';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { CANARY, isAtWork } from './canary-document.ts';
import { CanaryHistory } from './canary-history.tsx';
import { CanaryStatus } from './canary-status.tsx';
import { StartCanary } from './start-canary.tsx';

const REFRESH_MS = 1000;

/** The canary of a model: how it gets on, or how it ended, and the way to start one. */
export function CanaryTab({ model }: { model: string }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const words = t.serving.canary;
  const [dialog, setDialog] = useQueryParam('dialog');
  const [{ data, error }, again] = useQuery({ query: CANARY, variables: { model } });
  const reload = () => again({ requestPolicy: 'network-only' });
  const canary = data?.canary;
  useInterval(reload, canary && isAtWork(canary.state) ? REFRESH_MS : null);
  if (error && !data) return <ErrorNote error={error} retry={reload} />;
  if (!data?.model) return <Loading />;
  const production = data.model.alias?.version.name;
  const candidates = data.model.versions.edges
    .map(({ node }) => node.name)
    .filter((name) => name !== production);
  const canStart = production !== undefined && candidates.length > 0;
  const mayStart = may('APPROVER') && !(canary && isAtWork(canary.state));
  const start = mayStart && (
    <button type="button" disabled={!canStart} onClick={() => setDialog('canary')}>
      {words.start}
    </button>
  );
  return (
    <>
      <p className="muted">{words.what}</p>
      {canary ? (
        <>
          <CanaryStatus model={model} canary={canary} onChanged={reload} />
          <div className="toolbar">{start}</div>
          <CanaryHistory canaries={data.canaries.edges.map(({ node }) => node)} />
        </>
      ) : (
        <Empty title={words.none}>
          {!canStart && <p>{words.needsProduction}</p>}
          {start}
        </Empty>
      )}
      {dialog === 'canary' && mayStart && canStart && (
        <StartCanary
          model={model}
          candidates={candidates}
          onClose={() => {
            setDialog('');
            reload();
          }}
        />
      )}
    </>
  );
}
