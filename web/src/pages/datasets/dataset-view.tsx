import { Link, useLocation } from 'wouter';
import { useQueryParam } from '../../api/query-param.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { About } from './about.tsx';
import { DatasetActions } from './dataset-actions.tsx';
import { DiffTab } from './diff-tab.tsx';
import { JobPanel } from './job-panel.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { ScoringsTab } from './scorings-tab.tsx';
import { datasetHref } from './shown.ts';
import { useDataset, type DatasetPage } from './use-dataset.ts';
import { ValidationTab } from './validation-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';

/** A dataset: what it is, what is done with it, and its parts. */
export function DatasetView({ name }: { name: string }) {
  const { t } = useLanguage();
  const { page, error, reload } = useDataset(name);
  if (page === null) {
    return (
      <Empty title={t.datasets.unknown(name)}>
        <Link href="/datasets">{t.datasets.toAll}</Link>
      </Empty>
    );
  }
  if (!page) return error ? <ErrorNote error={error} retry={reload} /> : <Loading />;
  return (
    <>
      <nav aria-label={t.datasets.path}>
        <Link href="/datasets">{t.datasets.title}</Link>
      </nav>
      <h1>{page.dataset.name}</h1>
      {page.dataset.description && <p>{page.dataset.description}</p>}
      {error && <ErrorNote error={error} retry={reload} />}
      <About page={page} />
      <DatasetActions page={page} />
      <DatasetJob page={page} />
      {page.versions.length > 0 ? <Parts page={page} /> : <NoVersion page={page} />}
    </>
  );
}

/** The job that the address names, or the snapshot that the watch is taking. */
function DatasetJob({ page }: { page: DatasetPage }) {
  const [job, setJob] = useQueryParam('job');
  const [, navigate] = useLocation();
  const watched = page.dataset.watch?.job;
  const atWork = watched && ['QUEUED', 'RUNNING'].includes(watched.state) ? watched.id : '';
  const id = job || atWork;
  if (!id) return null;
  return (
    <JobPanel
      key={id}
      id={id}
      onEnd={page.reload}
      onVersion={(number) => navigate(datasetHref(page.dataset.name, { version: String(number) }))}
      onClose={() => setJob('')}
    />
  );
}

function NoVersion({ page: { dataset } }: { page: DatasetPage }) {
  const { t } = useLanguage();
  return (
    <Empty title={t.datasets.noVersion}>
      <p>{dataset.source.kind === 'FILES' ? t.datasets.noVersionHintFiles : t.datasets.noVersionHint}</p>
    </Empty>
  );
}

const PARTS = {
  versions: VersionsTab,
  profile: ProfileTab,
  validation: ValidationTab,
  diff: DiffTab,
  scorings: ScoringsTab,
};

function Parts({ page }: { page: DatasetPage }) {
  const { t } = useLanguage();
  const { tabs } = t.datasets;
  const names = ['versions', 'profile', 'validation', 'diff', 'scorings'] as const;
  const { tab, bar } = useTabs(
    t.datasets.parts,
    names.map((name) => [name, tabs[name]] as const),
  );
  const Part = PARTS[tab];
  return (
    <>
      {bar}
      <Part page={page} />
    </>
  );
}
