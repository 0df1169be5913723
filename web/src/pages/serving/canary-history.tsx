import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { STATE_TONES, type PastCanary } from './canary-document.ts';

/** All canaries of a model, newest first. */
export function CanaryHistory({ canaries }: { canaries: readonly PastCanary[] }) {
  const { t, time } = useLanguage();
  const words = t.serving.canary;
  const badge = (state: PastCanary['state']) => (
    <Badge tone={STATE_TONES[state]}>{words.states[state]}</Badge>
  );
  const columns: Column<PastCanary>[] = [
    {
      id: 'created',
      name: words.startedAt,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
    { id: 'version', name: t.serving.version, value: ({ version }) => version.name },
    {
      id: 'state',
      name: words.state,
      value: ({ state }) => words.states[state],
      cell: ({ state }) => badge(state),
    },
    { id: 'by', name: words.startedBy, value: ({ startedBy }) => startedBy },
    { id: 'end', name: words.end, value: ({ endReason }) => endReason ?? null },
  ];
  return (
    <section className="card">
      <h2>{words.history}</h2>
      <DataTable label={words.history} columns={columns} rows={canaries} idOf={({ id }) => id} height={300} />
    </section>
  );
}
