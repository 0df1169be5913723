import type { Column } from '../../components/data-table.tsx';
import { Badge } from '../../components/badge.tsx';
import type { Speech } from '../../i18n/language.tsx';
import type { Key } from './documents.ts';

/** Whether a key still counts. */
export function stateOf({ revokedAt, expiresAt }: Key): 'current' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked';
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'current';
}

interface Actions {
  rotate: (key: Key) => void;
  revoke: (key: Key) => void;
}

export function keyColumns(
  { t, time }: Pick<Speech, 't' | 'time'>,
  { rotate, revoke }: Actions,
): Column<Key>[] {
  const words = t.access.key;
  return [
    { id: 'name', name: words.name, value: ({ name }) => name },
    {
      id: 'actions',
      name: t.access.endpoint.actions,
      value: () => null,
      cell: (key) =>
        stateOf(key) === 'current' && (
          <span className="actions">
            {key.kind === 'KEY' && (
              <button type="button" onClick={() => rotate(key)} aria-label={`${words.rotate}: ${key.name}`}>
                {words.rotate}
              </button>
            )}
            <button
              type="button"
              className="danger"
              onClick={() => revoke(key)}
              aria-label={`${words.revoke}: ${key.name}`}
            >
              {words.revoke}
            </button>
          </span>
        ),
    },
    {
      id: 'id',
      name: words.kind,
      value: ({ kind, publicId }) => (kind === 'KEY' ? `gugus_${publicId}_…` : t.access.kinds[kind]),
    },
    {
      id: 'roles',
      name: words.roles,
      value: ({ roles, models }) => roles.join(', ') + (models ? ` (${models.join(', ')})` : ''),
    },
    {
      id: 'status',
      name: words.status,
      value: (key) => words.states[stateOf(key)],
      cell: (key) => (
        <Badge tone={stateOf(key) === 'current' ? 'good' : 'plain'}>{words.states[stateOf(key)]}</Badge>
      ),
    },
    {
      id: 'expires',
      name: words.expires,
      value: ({ expiresAt }) => expiresAt ?? null,
      cell: ({ expiresAt }) => (expiresAt ? time(expiresAt) : words.never),
    },
    {
      id: 'used',
      name: words.lastUsed,
      value: ({ lastUsedAt }) => lastUsedAt ?? null,
      cell: ({ lastUsedAt }) => (lastUsedAt ? time(lastUsedAt) : words.never),
    },
    {
      id: 'created',
      name: words.created,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt, createdBy }) => `${time(createdAt)} ${words.by} ${createdBy}`,
    },
  ];
}
