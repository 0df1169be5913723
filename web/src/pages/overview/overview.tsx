import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { ModelOverview } from './model-overview.tsx';
import './overview.css';

const MODELS = graphql(`
  query OverviewModels {
    models(first: 100) {
      edges {
        node {
          id
          name
          alias {
            name
          }
        }
      }
    }
  }
`);

/** What a model says of its rows: on the map where they are provinces, as a table where not. */
export default function Overview() {
  const { t } = useLanguage();
  const [chosen, choose] = useQueryParam('model');
  const [{ data, error }, again] = useQuery({ query: MODELS });
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const models = data.models.edges.map(({ node }) => node);
  const model =
    models.find(({ name }) => name === chosen) ?? models.find(({ alias }) => alias) ?? models.at(0);
  return (
    <>
      <h1>{t.overview.title}</h1>
      {model ? (
        <ModelOverview key={model.name} name={model.name}>
          {models.length > 1 && (
            <Choice
              name={t.overview.model}
              value={model.name}
              options={models.map(({ name }) => [name, name] as const)}
              onChange={(name) => choose(name, { push: true })}
            />
          )}
        </ModelOverview>
      ) : (
        <Empty title={t.overview.noModel}>
          <p>{t.overview.noModelHint}</p>
          <Link href="/datasets">{t.common.pages.datasets}</Link>
        </Empty>
      )}
    </>
  );
}
