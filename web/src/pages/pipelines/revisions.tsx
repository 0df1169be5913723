import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { POLICY_REVISIONS, type Policy, type PolicySpec } from './documents.ts';
import { triggersOf } from './policy-card.tsx';
import { useSchedule } from './times.ts';

/** What a policy has said over time, newest first. */
export function Revisions({ policy: { name, revision } }: { policy: Policy }) {
  return <FoundRevisions key={revision} name={name} />;
}

function FoundRevisions({ name }: { name: string }) {
  const { t, time } = useLanguage();
  const { describe } = useSchedule();
  const { nodes, error, reload } = useAllPages(
    POLICY_REVISIONS,
    { name },
    ({ trainingPolicy }) => trainingPolicy!.revisions,
  );
  const columns: Column<PolicySpec>[] = [
    { id: 'number', name: t.pipelines.revision, value: ({ number }) => number },
    { id: 'at', name: t.pipelines.setAt, value: ({ setAt }) => setAt, cell: ({ setAt }) => time(setAt) },
    { id: 'by', name: t.pipelines.setBy, value: ({ setBy }) => setBy },
    {
      id: 'schedule',
      name: t.pipelines.schedule,
      value: ({ schedule }) => (schedule ? describe(schedule) : t.pipelines.noSchedule),
    },
    { id: 'triggers', name: t.pipelines.triggers, value: (spec) => triggersOf(spec, t) },
    { id: 'train', name: t.pipelines.trainWhen, value: ({ trainWhen }) => t.pipelines.trainWhens[trainWhen] },
    { id: 'clusters', name: t.pipelines.nClusters, value: ({ sweep }) => sweep.nClusters.join(', ') },
    { id: 'promote', name: t.pipelines.promote, value: ({ promote }) => t.pipelines.promotes[promote] },
  ];
  return (
    <section className="card">
      <h2>{t.pipelines.revisions}</h2>
      {error && <ErrorNote error={error} retry={reload} />}
      <DataTable
        label={t.pipelines.revisions}
        columns={columns}
        rows={nodes}
        idOf={({ number }) => String(number)}
        sortParam="revisionsort"
        height={240}
      />
    </section>
  );
}
