import type { Column } from '../../components/data-table.tsx';
import { Badge, type Tone } from '../../components/badge.tsx';
import type { AuditState } from '../../gql/graphql.ts';
import type { Speech } from '../../i18n/language.tsx';
import type { AuditEntry } from './documents.ts';

const TONES: Record<AuditState, Tone> = { SUCCEEDED: 'good', FAILED: 'bad', UNKNOWN: 'warn' };

export function auditColumns({ t, time }: Pick<Speech, 't' | 'time'>): Column<AuditEntry>[] {
  const words = t.access.audit;
  return [
    { id: 'at', name: words.at, value: ({ at }) => at, cell: ({ at }) => time(at) },
    { id: 'actor', name: words.actor, value: ({ actor }) => actor },
    { id: 'operation', name: words.operation, value: ({ operation }) => operation },
    { id: 'kind', name: words.kind, value: ({ kind }) => words.kinds[kind] },
    {
      id: 'outcome',
      name: words.outcome,
      value: ({ outcome }) => (outcome ? words.outcomes[outcome.state] : null),
      cell: ({ outcome }) =>
        outcome ? (
          <>
            <Badge tone={TONES[outcome.state]}>{words.outcomes[outcome.state]}</Badge>{' '}
            {outcome.errorCode && <code>{outcome.errorCode}</code>}
          </>
        ) : (
          '–'
        ),
    },
    { id: 'address', name: words.address, value: ({ address }) => address ?? null },
  ];
}
