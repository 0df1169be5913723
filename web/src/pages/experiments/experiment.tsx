import { useState } from 'react';
import { Link } from 'wouter';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { CompareTab } from './compare-tab.tsx';
import { LiveSweeps } from './live-sweeps.tsx';
import { RunTab } from './run-tab.tsx';
import { RunsTab } from './runs-tab.tsx';
import { StartSweep } from './start-sweep.tsx';
import { SweepTab } from './sweep-tab.tsx';
import { useRuns } from './use-runs.ts';

const EXPERIMENT = graphql(`
  query ExperimentHead($name: String!) {
    experiment(name: $name) {
      id
      downloads {
        format
        path
      }
    }
  }
`);

/** One experiment: its runs, its sweeps, one run, or two of them against each other. */
export function Experiment({ name }: { name: string }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const [{ data, error }, again] = useQuery({ query: EXPERIMENT, variables: { name } });
  const { runs, isWhole, error: wrong, reload, beat, refresh } = useRuns(name);
  const [sweepId] = useQueryParam('sweep');
  const [isStarting, setStarting] = useState(false);
  const { tab, bar } = useTabs(t.experiments.parts, [
    ['runs', t.experiments.tabs.runs],
    ['sweep', t.experiments.tabs.sweep],
    ['run', t.experiments.tabs.run],
    ['compare', t.experiments.tabs.compare],
  ]);
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  if (!data.experiment) {
    return (
      <Empty title={t.experiments.unknown}>
        <Link href="/experiments">{t.experiments.all}</Link>
      </Empty>
    );
  }
  // The sweep that is looked at: the one that was asked for, or else the newest.
  const shownSweep = sweepId || runs.at(0)?.sweep.id;
  return (
    <>
      <Link href="/experiments">← {t.experiments.all}</Link>
      <div className="page-head">
        <h1>{name}</h1>
        {may('OPERATOR') && (
          <button type="button" className="primary" onClick={() => setStarting(true)}>
            {t.experiments.start.open}
          </button>
        )}
      </div>
      <LiveSweeps experiment={name} onChange={refresh} />
      {bar}
      <div className="experiment-part">
        {wrong && <ErrorNote error={wrong} retry={reload} />}
        {tab === 'runs' && <RunsTab runs={runs} isWhole={isWhole} downloads={data.experiment.downloads} />}
        {tab === 'sweep' &&
          (shownSweep ? (
            <SweepTab key={shownSweep} id={shownSweep} runs={runs} beat={beat} />
          ) : (
            <Empty title={t.experiments.noRuns} />
          ))}
        {tab === 'run' && <RunTab beat={beat} />}
        {tab === 'compare' && <CompareTab runs={runs} beat={beat} />}
      </div>
      {isStarting && <StartSweep experiment={name} onClose={() => setStarting(false)} />}
    </>
  );
}
