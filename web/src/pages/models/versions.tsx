import { useQueryParam } from '../../api/query-param.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import type { VersionStanding } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { ListedVersion } from './registered-model.tsx';
import { aliasesOn, type AliasMove, type Standing } from './use-alias-moves.ts';
import { VersionDetail } from './version-detail.tsx';

interface VersionsProps {
  model: string;
  versions: readonly ListedVersion[];
  moves: readonly AliasMove[];
  current: readonly Standing[];
}

const SHOWN_METRICS = ['silhouette_score', 'davies_bouldin_index', 'calinski_harabasz_score'];
const TONES: Record<VersionStanding, Tone> = {
  UNCHECKED: 'plain',
  PASSED: 'good',
  QUARANTINED: 'warn',
  RELEASED: 'good',
  BLOCKED: 'bad',
};

/** The versions of a model, and the chosen one: at first that in Production. */
export function Versions({ model, versions, moves, current }: VersionsProps) {
  const { t, time } = useLanguage();
  const [chosen, setChosen] = useQueryParam('version');
  const production = current.find(({ alias }) => alias === 'Production')?.version;
  const shown = chosen || production || versions.at(0)?.name;
  const standingBadge = (standing: VersionStanding) => (
    <Badge tone={TONES[standing]}>{t.models.standing[standing]}</Badge>
  );
  const columns: Column<ListedVersion>[] = [
    { id: 'name', name: t.models.version, value: ({ name }) => name },
    {
      id: 'aliases',
      name: t.models.aliases,
      value: ({ name }) => aliasesOn(current, name).join(', '),
      cell: ({ name }) =>
        aliasesOn(current, name).map((alias) => (
          <Badge key={alias} tone={alias === 'Production' ? 'good' : 'plain'}>
            {alias}
          </Badge>
        )),
    },
    { id: 'k', name: t.models.columns.clusters, value: ({ run }) => run.nClusters },
    ...SHOWN_METRICS.map((key) => ({
      id: key,
      name: t.models.metrics[key],
      value: ({ run }: ListedVersion) => run.metrics.find((metric) => metric.key === key)?.value ?? null,
    })),
    {
      id: 'smallest',
      name: t.models.columns.smallest,
      value: ({ clusters }) => Math.min(...clusters.map(({ size }) => size)),
    },
    {
      id: 'data',
      name: t.models.columns.data,
      value: ({ datasetVersion: { dataset, tag, number } }) => `${dataset.name} · ${tag ?? number}`,
    },
    {
      id: 'standing',
      name: t.models.columns.standing,
      value: ({ datasetVersion: { standing } }) => t.models.standing[standing],
      cell: ({ datasetVersion }) => standingBadge(datasetVersion.standing),
    },
    {
      id: 'created',
      name: t.common.columns.created,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
  ];
  return (
    <>
      <section className="card no-print" aria-label={t.models.tabs.versions}>
        <DataTable
          label={t.models.tabs.versions}
          columns={columns}
          rows={versions}
          idOf={({ name }) => name}
          selected={shown ?? null}
          onSelect={({ name }) => setChosen(name, { push: true })}
          height={300}
        />
      </section>
      {shown && <VersionDetail key={shown} model={model} version={shown} moves={moves} current={current} />}
    </>
  );
}
