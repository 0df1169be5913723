import type { Column } from '../../components/data-table.tsx';
import { Badge, type Tone } from '../../components/badge.tsx';
import type { NotificationDeliveryState } from '../../gql/graphql.ts';
import type { Speech } from '../../i18n/language.tsx';
import type { Delivery } from './documents.ts';
import { placeOf } from './endpoints.tsx';

const TONES: Record<NotificationDeliveryState, Tone> = {
  CANCELLED: 'plain',
  DELIVERED: 'good',
  FAILED: 'bad',
  PENDING: 'warn',
};

export function deliveryColumns(
  { t, time }: Pick<Speech, 't' | 'time'>,
  replay: (id: string) => void,
): Column<Delivery>[] {
  const words = t.access.delivery;
  return [
    { id: 'at', name: words.at, value: ({ createdAt }) => createdAt, cell: (each) => time(each.createdAt) },
    { id: 'event', name: words.event, value: ({ event }) => t.access.event[event.kind] },
    {
      id: 'replay',
      name: t.access.endpoint.actions,
      value: () => null,
      cell: ({ id }) => (
        <span className="actions">
          <button
            type="button"
            onClick={(event) => {
              // The row would be chosen besides.
              event.stopPropagation();
              replay(id);
            }}
          >
            {words.replay}
          </button>
        </span>
      ),
    },
    { id: 'endpoint', name: words.endpoint, value: ({ endpoint }) => placeOf(endpoint) },
    {
      id: 'state',
      name: words.state,
      value: ({ state }) => words.states[state],
      cell: ({ state }) => <Badge tone={TONES[state]}>{words.states[state]}</Badge>,
    },
    { id: 'attempts', name: words.attempts, value: ({ attempts }) => attempts.length },
    { id: 'by', name: words.requestedBy, value: ({ requestedBy }) => requestedBy ?? null },
    {
      id: 'next',
      name: words.next,
      value: ({ nextAttemptAt }) => nextAttemptAt ?? null,
      cell: ({ nextAttemptAt }) => (nextAttemptAt ? time(nextAttemptAt) : '–'),
    },
  ];
}
