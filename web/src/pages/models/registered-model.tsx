import { useEffect, useEffectEvent, useState } from 'react';
import { Link } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { ErrorNote } from '../../components/notes.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { graphql } from '../../gql/gql.ts';
import type { ModelVersionsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { AliasHistory } from './alias-history.tsx';
import { GateTab } from './gate-tab.tsx';
import { JobNote, type FollowedJob } from './job-note.tsx';
import { Migrations } from './migrations.tsx';
import { PromoteDialog } from './promote-dialog.tsx';
import { RollbackDialog } from './rollback-dialog.tsx';
import { useAliasMoves, type AliasMove, type Standing } from './use-alias-moves.ts';
import { Versions } from './versions.tsx';

const VERSIONS = graphql(`
  query ModelVersions($model: String!, $after: String) {
    model(name: $model) {
      id
      versions(first: 100, after: $after) {
        edges {
          node {
            id
            name
            createdAt
            clusters {
              id
              size
            }
            run {
              nClusters
              metrics {
                key
                value
              }
            }
            datasetVersion {
              number
              tag
              standing
              dataset {
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
  }
`);

type ListedModel = NonNullable<ModelVersionsQuery['model']>;
export type ListedVersion = ListedModel['versions']['edges'][number]['node'];
const NOTHING: ListedModel['versions'] = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** One model: where its aliases stand, what moves them, and its parts. */
export function RegisteredModel({ name }: { name: string }) {
  const { t } = useLanguage();
  const {
    nodes: versions,
    isWhole,
    error,
    reload,
  } = useAllPages(VERSIONS, { model: name }, ({ model }) => model?.versions ?? NOTHING);
  const { moves, current, isKnown, error: moveError } = useAliasMoves(name);
  const isNewer = isWhole && current.some(({ version }) => !versions.some((each) => each.name === version));
  const reloadVersions = useEffectEvent(reload);
  useEffect(() => {
    if (isNewer) reloadVersions();
  }, [isNewer]);
  const [dialog, setDialog] = useQueryParam('dialog');
  const { may } = useViewer();
  const [job, setJob] = useState<FollowedJob | null>(null);
  const { tab, bar } = useTabs(t.models.tabs.label, [
    ['versions', t.models.tabs.versions],
    ['aliases', t.models.tabs.aliases],
    ['gate', t.models.tabs.gate],
    ['migrations', t.models.tabs.migrations],
  ]);
  const wrong = error ?? moveError;
  return (
    <>
      <div className="no-print">
        {wrong && <ErrorNote error={wrong} retry={reload} />}
        {isKnown && <Aliases model={name} current={current} last={moves.at(-1)} onOpen={setDialog} />}
        {job && <JobNote key={job.id} job={job} />}
        {bar}
      </div>
      {tab === 'versions' && <Versions model={name} versions={versions} moves={moves} current={current} />}
      {tab === 'aliases' && <AliasHistory moves={moves} />}
      {tab === 'gate' && <GateTab model={name} />}
      {tab === 'migrations' && <Migrations model={name} versions={versions} current={current} />}
      {dialog === 'promote' && may('APPROVER') && versions.length > 0 && (
        <PromoteDialog
          model={name}
          versions={versions}
          current={current}
          onStarted={setJob}
          onClose={() => setDialog('')}
        />
      )}
      {dialog === 'rollback' && may('APPROVER') && current.length > 0 && (
        <RollbackDialog model={name} current={current} onStarted={setJob} onClose={() => setDialog('')} />
      )}
    </>
  );
}

interface AliasesProps {
  model: string;
  current: readonly Standing[];
  last: AliasMove | undefined;
  onOpen: (dialog: string) => void;
}

function Aliases({ model, current, last, onOpen }: AliasesProps) {
  const { t, time } = useLanguage();
  const { may } = useViewer();
  return (
    <section className="card standing" aria-label={t.models.aliases}>
      {current.length === 0 && <p className="muted">{t.models.noAlias}</p>}
      <ul className="aliases">
        {current.map(({ alias, version, movedAt, move }) => (
          <li key={alias}>
            <strong>{alias}</strong>
            <Link href={`/models?${new URLSearchParams({ model, version })}`}>{version}</Link>
            <small className="muted">
              {move ? t.models.since(time(movedAt), move.movedBy) : time(movedAt)}
            </small>
          </li>
        ))}
      </ul>
      {may('APPROVER') && (
        <div className="toolbar">
          <button type="button" className="primary" onClick={() => onOpen('promote')}>
            {t.models.promote.open}
          </button>
          {current.length > 0 && (
            <button type="button" onClick={() => onOpen('rollback')}>
              {t.models.rollback.open}
            </button>
          )}
        </div>
      )}
      <p className="last-move muted" role="status">
        {last &&
          `${t.models.lastMove(last.alias, last.from?.name ?? null, last.to.name)} · ${time(last.movedAt)} · ${last.movedBy}: ${last.reason}`}
      </p>
    </section>
  );
}
