import { Link } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { CanaryTab } from './canary.tsx';
import { Log } from './log.tsx';
import './serving.css';
import { Shadow } from './shadow.tsx';
import { Traffic } from './traffic.tsx';
import { TryIt } from './try-it.tsx';

const MODELS = graphql(`
  query ServedModels($after: String) {
    models(first: 100, after: $after) {
      edges {
        node {
          id
          name
          aliases {
            name
            version {
              name
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

/** What a model answers, and how: by hand, in figures, beside a shadow, with a canary, one by one. */
export default function Serving() {
  const { t } = useLanguage();
  const { nodes, isWhole, error, reload } = useAllPages(MODELS, {}, ({ models }) => models);
  const served = nodes.filter(({ aliases }) => aliases.length > 0);
  const [chosen, setChosen] = useQueryParam('model');
  const { tab, bar } = useTabs(t.serving.tabs.label, [
    ['try', t.serving.tabs.try],
    ['traffic', t.serving.tabs.traffic],
    ['shadow', t.serving.tabs.shadow],
    ['canary', t.serving.tabs.canary],
    ['log', t.serving.tabs.log],
  ]);
  if (error && nodes.length === 0) return <ErrorNote error={error} retry={reload} />;
  const model = chosen === '' ? served.at(0) : served.find(({ name }) => name === chosen);
  if (!model && !isWhole) return <Loading />;
  if (!model) {
    return (
      <>
        <h1>{t.serving.title}</h1>
        <Empty title={t.serving.none}>
          <p>{t.serving.noneHint}</p>
          <Link href="/models">{t.serving.toModels}</Link>
        </Empty>
      </>
    );
  }
  const { name, aliases } = model;
  return (
    <div className="serving">
      <h1>{t.serving.title}</h1>
      <div className="toolbar">
        <Choice
          name={t.serving.model}
          value={name}
          options={served.map((each) => [each.name, each.name] as const)}
          onChange={(value) => setChosen(value, { push: true })}
        />
        <ul className="legend">
          {aliases.map((alias) => (
            <li key={alias.name}>
              {alias.name}{' '}
              <Link href={`/models?${new URLSearchParams({ model: name, version: alias.version.name })}`}>
                {alias.version.name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {bar}
      {tab === 'try' && <TryIt key={name} model={name} aliases={aliases.map((alias) => alias.name)} />}
      {tab === 'traffic' && <Traffic model={name} />}
      {tab === 'shadow' && <Shadow model={name} />}
      {tab === 'canary' && <CanaryTab model={name} />}
      {tab === 'log' && <Log key={name} model={name} />}
    </div>
  );
}
