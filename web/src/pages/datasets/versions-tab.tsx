import { useQueryParam } from '../../api/query-param.ts';
import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { Moves } from './moves.tsx';
import { fileSize, STANDING_TONES, type Speech } from './shown.ts';
import type { DatasetPage, Version } from './use-dataset.ts';
import { useShownVersion } from './version-choice.tsx';
import { VersionCard } from './version-card.tsx';

/** All versions, the chosen one, and how the current one moved. */
export function VersionsTab({ page }: { page: DatasetPage }) {
  const speech = useLanguage();
  const { t } = speech;
  const [, setVersion] = useQueryParam('version');
  const shown = useShownVersion(page);
  const columns = versionColumns(speech, page.current?.id);
  return (
    <div className="grid versions">
      <section className="card wide">
        <h2>{t.datasets.tabs.versions}</h2>
        <DataTable
          label={t.datasets.tabs.versions}
          columns={columns}
          rows={page.versions}
          idOf={({ id }) => id}
          selected={shown?.id}
          onSelect={(version) => setVersion(String(version.number), { push: true })}
          height={400}
        />
      </section>
      {shown && <VersionCard key={shown.id} version={shown} page={page} />}
      <Moves page={page} />
    </div>
  );
}

function versionColumns({ t, number, time }: Speech, current: string | undefined): Column<Version>[] {
  return [
    {
      id: 'number',
      name: t.datasets.version,
      value: (version) => version.number,
      cell: (version) => (
        <>
          {version.number} {version.id === current && <Badge tone="good">{t.datasets.currentVersion}</Badge>}
        </>
      ),
    },
    { id: 'tag', name: t.datasets.tag, value: ({ tag }) => tag ?? null },
    {
      id: 'standing',
      name: t.datasets.columns.standing,
      value: ({ standing }) => t.datasets.standings[standing],
      cell: ({ standing, expired }) => (
        <>
          <Badge tone={STANDING_TONES[standing]}>{t.datasets.standings[standing]}</Badge>{' '}
          {expired && <Badge tone="warn">{t.datasets.expired}</Badge>}
        </>
      ),
    },
    { id: 'rows', name: t.common.columns.rows, value: ({ rowCount }) => rowCount },
    {
      id: 'size',
      name: t.datasets.columns.size,
      value: ({ sizeBytes }) => sizeBytes,
      cell: ({ sizeBytes }) => fileSize(sizeBytes, number),
    },
    {
      id: 'created',
      name: t.datasets.columns.taken,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
    { id: 'message', name: t.datasets.message, value: ({ message }) => message ?? null },
  ];
}
