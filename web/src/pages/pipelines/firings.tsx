import { useEffect, useEffectEvent, useRef } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import type { PipelineOutcome } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { PIPELINE_RUNS, type ListedRun } from './documents.ts';
import { OutcomeBadge } from './outcome.tsx';
import { secondsBetween, useDuration } from './times.ts';

/**
 * The firings of one policy or of all, newest first.
 * @param stamp another one: there are other firings than before
 */
export function Firings({ policies, stamp }: { policies: readonly string[]; stamp: string }) {
  const speech = useLanguage();
  const { t, apiLanguage } = speech;
  const duration = useDuration();
  const [policy, setPolicy] = useQueryParam('policy');
  const [outcome, setOutcome] = useQueryParam('outcome');
  const [, setRun] = useQueryParam('run');
  const { nodes, isWhole, error, reload } = useAllPages(
    PIPELINE_RUNS,
    {
      policy: policy || null,
      outcome: outcome in t.pipelines.outcomes ? (outcome as PipelineOutcome) : null,
      language: apiLanguage,
    },
    ({ pipelineRuns }) => pipelineRuns,
  );
  const again = useEffectEvent(reload);
  const seen = useRef(stamp);
  useEffect(() => {
    if (seen.current === stamp) return;
    seen.current = stamp;
    again();
  }, [stamp]);
  return (
    <section className="card firings">
      <h2>{t.pipelines.firings}</h2>
      <div className="toolbar">
        <Choice
          name={t.pipelines.policy}
          value={policy}
          options={[['', t.pipelines.anyPolicy], ...policies.map((name) => [name, name] as const)]}
          onChange={(name) => setPolicy(name, { push: true })}
        />
        <Choice
          name={t.pipelines.outcome}
          value={outcome}
          options={[['', t.pipelines.anyOutcome], ...Object.entries(t.pipelines.outcomes)]}
          onChange={setOutcome}
        />
      </div>
      {error && <ErrorNote error={error} retry={reload} />}
      {!isWhole && nodes.length === 0 && !error && <Loading />}
      {isWhole && nodes.length === 0 && (
        <Empty title={outcome ? t.pipelines.noneLikeIt : t.pipelines.noFirings}>
          {!outcome && <p>{t.pipelines.noFiringsHint}</p>}
        </Empty>
      )}
      {nodes.length > 0 && (
        <DataTable
          label={t.pipelines.firings}
          columns={columnsOf(speech, duration)}
          rows={nodes}
          idOf={({ id }) => id}
          onSelect={({ id }) => setRun(id, { push: true })}
        />
      )}
    </section>
  );
}

function columnsOf(
  { t, time }: ReturnType<typeof useLanguage>,
  duration: (seconds: number) => string,
): Column<ListedRun>[] {
  return [
    {
      id: 'at',
      name: t.pipelines.at,
      value: ({ createdAt }) => createdAt,
      cell: (run) => time(run.createdAt),
    },
    { id: 'policy', name: t.pipelines.policy, value: (run) => run.policy.name },
    { id: 'number', name: t.pipelines.number, value: ({ number }) => number },
    { id: 'trigger', name: t.pipelines.trigger, value: ({ trigger }) => t.pipelines.triggerKinds[trigger] },
    {
      id: 'outcome',
      name: t.pipelines.outcome,
      value: (run) => (run.outcome ? t.pipelines.outcomes[run.outcome] : t.pipelines.atWork),
      cell: (run) => <OutcomeBadge run={run} />,
    },
    { id: 'why', name: t.pipelines.why, value: ({ reason, firedBecause }) => reason ?? firedBecause },
    {
      id: 'took',
      name: t.pipelines.took,
      value: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt ? secondsBetween(startedAt, finishedAt) : null,
      cell: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt ? duration(secondsBetween(startedAt, finishedAt)) : '–',
    },
  ];
}
