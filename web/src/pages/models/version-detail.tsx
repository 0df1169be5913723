import { useQuery } from 'urql';
import { Badge } from '../../components/badge.tsx';
import { Downloads } from '../../components/downloads.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { Clusters } from './clusters.tsx';
import { Comparison } from './comparison.tsx';
import { Lineage } from './lineage.tsx';
import { ModelCard } from './model-card.tsx';
import { aliasesOn, type AliasMove, type Standing } from './use-alias-moves.ts';
import { VERSION } from './version-document.ts';

interface VersionDetailProps {
  model: string;
  version: string;
  moves: readonly AliasMove[];
  current: readonly Standing[];
}

/** One version of a model, part by part. */
export function VersionDetail({ model, version: name, moves, current }: VersionDetailProps) {
  const { t } = useLanguage();
  const [{ data, error }, again] = useQuery({ query: VERSION, variables: { model, version: name } });
  const { tab, bar } = useTabs(
    t.models.parts.label,
    [
      ['clusters', t.models.parts.clusters],
      ['comparison', t.models.parts.comparison],
      ['lineage', t.models.parts.lineage],
      ['card', t.models.parts.card],
    ],
    'part',
  );
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const version = data.modelVersion;
  if (!version) return <Empty title={t.models.unknown(`${model} ${name}`)} />;
  const aliases = aliasesOn(current, name);
  return (
    <section className="card version" aria-label={`${t.models.version} ${name}`}>
      <div className="no-print">
        <h2>
          {t.models.version} {name}{' '}
          {aliases.map((alias) => (
            <Badge key={alias} tone={alias === 'Production' ? 'good' : 'plain'}>
              {alias}
            </Badge>
          ))}
        </h2>
        <div className="toolbar">
          <Downloads name={t.models.files} files={version.downloads} />
          <Downloads name={t.models.assignments} files={version.assignmentDownloads} />
        </div>
        {bar}
      </div>
      {tab === 'clusters' && <Clusters version={version} />}
      {tab === 'comparison' && <Comparison model={model} version={version} />}
      {tab === 'lineage' && <Lineage model={model} version={version} current={current} />}
      {tab === 'card' && <ModelCard model={model} version={version} moves={moves} />}
    </section>
  );
}
