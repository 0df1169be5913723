import { useState } from 'react';
import { Link } from 'wouter';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { POLICIES, type Policy } from './documents.ts';
import { FiringPage } from './firing.tsx';
import { Firings } from './firings.tsx';
import './pipelines.css';
import { PolicyCard } from './policy-card.tsx';
import { PolicyForm } from './policy-form.tsx';
import { Revisions } from './revisions.tsx';

/** The schedule fires without anybody on the page: so often it is looked whether it did. */
const LOOK_MS = 10_000;

/** Training policies, their firings, and one firing with its stages. */
export default function Pipelines() {
  const { t } = useLanguage();
  const [run] = useQueryParam('run');
  return (
    <>
      <h1>{t.pipelines.title}</h1>
      {run ? <FiringPage key={run} id={run} /> : <Policies />}
    </>
  );
}

function Policies() {
  const { t } = useLanguage();
  const viewer = useViewer();
  const [name] = useQueryParam('policy');
  const [isCreating, setCreating] = useState(false);
  const { nodes, isWhole, error, reload } = useAllPages(
    POLICIES,
    {},
    ({ trainingPolicies }) => trainingPolicies,
  );
  useInterval(reload, LOOK_MS);
  const chosen = nodes.find((each) => each.name === name);
  if (error && nodes.length === 0) return <ErrorNote error={error} retry={reload} />;
  if (!isWhole && nodes.length === 0) return <Loading />;
  const mayCreate = viewer.may('APPROVER');
  return (
    <>
      {name ? (
        <p>
          <Link href="/pipelines">← {t.pipelines.all}</Link>
        </p>
      ) : (
        mayCreate && (
          <div className="toolbar">
            <button type="button" className="primary" onClick={() => setCreating(true)}>
              {t.pipelines.create}
            </button>
          </div>
        )
      )}
      {isCreating && <PolicyForm policy={null} onDone={reload} onClose={() => setCreating(false)} />}
      {nodes.length === 0 && (
        <Empty title={t.pipelines.none}>
          <p>{t.pipelines.noneHint}</p>
          {!mayCreate && <p>{t.pipelines.noneForViewer}</p>}
        </Empty>
      )}
      {name && isWhole && !chosen && <Empty title={t.pipelines.unknownPolicy} />}
      <ChosenPolicies policies={chosen ? [chosen] : name ? [] : nodes} isWhole={!!chosen} onChange={reload} />
      {nodes.length > 0 && (!name || chosen) && (
        <Firings
          policies={nodes.map((each) => each.name)}
          stamp={nodes.map(({ runs, runCount }) => [runCount, runs.edges[0]?.node.outcome]).join()}
        />
      )}
    </>
  );
}

function ChosenPolicies({
  policies,
  isWhole,
  onChange,
}: {
  policies: readonly Policy[];
  isWhole: boolean;
  onChange: () => void;
}) {
  const { t } = useLanguage();
  if (policies.length === 0) return null;
  return (
    <section aria-label={t.pipelines.policies}>
      <div className={isWhole ? 'policies one' : 'policies'}>
        {policies.map((policy) => (
          <PolicyCard key={policy.id} policy={policy} isWhole={isWhole} onChange={onChange} />
        ))}
      </div>
      {isWhole && <Revisions policy={policies[0]} />}
    </section>
  );
}
