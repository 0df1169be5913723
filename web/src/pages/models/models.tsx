import { Link } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ModelListQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import './models.css';
import { RegisteredModel } from './registered-model.tsx';

const MODELS = graphql(`
  query ModelList($after: String) {
    models(first: 100, after: $after) {
      edges {
        node {
          id
          name
          createdAt
          alias {
            movedAt
            version {
              name
            }
          }
          versions(first: 1) {
            edges {
              node {
                name
                createdAt
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Model = ModelListQuery['models']['edges'][number]['node'];

/** All registered models, or one of them. */
export default function Models() {
  const { t } = useLanguage();
  const [name, setName] = useQueryParam('model');
  const { nodes, isWhole, error, reload } = useAllPages(MODELS, {}, ({ models }) => models);
  if (error && nodes.length === 0) return <ErrorNote error={error} retry={reload} />;
  if (!isWhole && nodes.length === 0) return <Loading />;
  if (nodes.length === 0) {
    return (
      <>
        <h1>{t.models.title}</h1>
        <Empty title={t.models.none}>
          <p>{t.models.noneHint}</p>
          <Link href="/experiments">{t.models.toExperiments}</Link>
        </Empty>
      </>
    );
  }
  const shown = name === '' && nodes.length === 1 ? nodes[0].name : name;
  if (shown === '') {
    return (
      <div className="models">
        <h1>{t.models.title}</h1>
        <ModelTable models={nodes} onSelect={(model) => setName(model, { push: true })} />
      </div>
    );
  }
  if (isWhole && !nodes.some((model) => model.name === shown)) {
    return (
      <Empty title={t.models.unknown(shown)}>
        <Link href="/models">{t.models.all}</Link>
      </Empty>
    );
  }
  return (
    <div className="models">
      {nodes.length > 1 && (
        <p className="no-print">
          <Link href="/models">← {t.models.all}</Link>
        </p>
      )}
      <h1>
        <span className="muted">{t.models.model}</span> {shown}
      </h1>
      <RegisteredModel key={shown} name={shown} />
    </div>
  );
}

function ModelTable({ models, onSelect }: { models: readonly Model[]; onSelect: (name: string) => void }) {
  const { t, time } = useLanguage();
  const columns: Column<Model>[] = [
    { id: 'name', name: t.models.model, value: ({ name }) => name },
    { id: 'production', name: 'Production', value: ({ alias }) => alias?.version.name ?? null },
    {
      id: 'moved',
      name: t.models.time,
      value: ({ alias }) => alias?.movedAt ?? null,
      cell: ({ alias }) => (alias ? time(alias.movedAt) : '–'),
    },
    { id: 'newest', name: t.models.newest, value: ({ versions }) => versions.edges.at(0)?.node.name ?? null },
    {
      id: 'created',
      name: t.common.columns.created,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
  ];
  return (
    <DataTable
      label={t.models.title}
      columns={columns}
      rows={models}
      idOf={({ id }) => id}
      onSelect={({ name }) => onSelect(name)}
    />
  );
}
