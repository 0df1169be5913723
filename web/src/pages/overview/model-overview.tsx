import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { useEvents } from '../../api/use-events.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { ALIAS_MOVED, MODEL, type ListedVersion, type Model, type Overview } from './documents.ts';
import { periodOf } from './period.ts';
import { Standing } from './standing.tsx';
import { VersionView } from './version-view.tsx';
import { WhoMoved } from './who-moved.tsx';

/** A model's newest standing; what moves its aliases shows by itself. */
export function ModelOverview({ name, children }: { name: string; children?: ReactNode }) {
  const { language } = useLanguage();
  const [{ data, error }, again] = useQuery({
    query: MODEL,
    variables: { name, language: language === 'id' ? 'ID' : 'EN' },
  });
  const model = data?.model;
  const { events } = useEvents(
    ALIAS_MOVED,
    model ? { model: name, after: model.moveCount } : null,
    ({ aliasMoved }) => aliasMoved,
  );
  const reload = useEffectEvent(() => again({ requestPolicy: 'network-only' }));
  useEffect(() => {
    if (events.length > 0) reload();
  }, [events]);
  if (error && !model) return <ErrorNote error={error} retry={again} />;
  if (!data || !model) return <Loading />;
  return (
    <Chosen data={data} model={model}>
      {children}
    </Chosen>
  );
}

function Chosen({ data, model, children }: { data: Overview; model: Model; children?: ReactNode }) {
  const { t, time } = useLanguage();
  const versions = model.versions.edges.map(({ node }) => node);
  const production = model.alias?.version.name;
  const [first] = useState(production);
  const [chosen, choose] = useQueryParam('version');
  const shown = chosen || (production ?? versions.at(0)?.name);
  if (shown === undefined) {
    return (
      <Empty title={t.overview.noVersion}>
        <p>{t.overview.noModelHint}</p>
        <Link href="/experiments">{t.common.pages.experiments}</Link>
      </Empty>
    );
  }
  const nameOf = (version: ListedVersion) =>
    [version.name, periodOf(version.datasetVersion), ...version.aliases].join(' · ');
  return (
    <>
      <div className="toolbar">
        {children}
        <Choice
          name={t.overview.version}
          value={chosen}
          options={[
            ...(production === undefined ? [] : [['', t.overview.whatServes(production)] as const]),
            ...versions.map((version) => [version.name, nameOf(version)] as const),
          ]}
          onChange={(version) => choose(version, { push: true })}
        />
        <span role="status">
          {production !== first && model.alias && (
            <span className="badge good">
              {t.overview.aliasMoved(model.alias.version.name, time(model.alias.movedAt))}
            </span>
          )}
        </span>
      </div>
      <VersionView
        key={shown}
        model={model.name}
        version={shown}
        standing={<Standing data={data} model={model} />}
      >
        <WhoMoved model={model} shown={shown} />
      </VersionView>
    </>
  );
}
