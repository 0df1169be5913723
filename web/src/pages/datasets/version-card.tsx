import { useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { Downloads } from '../../components/downloads.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { datasetHref, fileSize, STANDING_TONES, versionName } from './shown.ts';
import type { DatasetPage, Version } from './use-dataset.ts';

const ROLLBACK = graphql(`
  mutation RollbackDataset($input: RollbackDatasetInput!) {
    rollbackDataset(input: $input) {
      id
      kind
    }
  }
`);

/** A version: where it comes from, where its rows are, and the way to make it the current one. */
export function VersionCard({ version, page }: { version: Version; page: DatasetPage }) {
  const { t, number, time } = useLanguage();
  const { may } = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [, rollBack] = useMutation(ROLLBACK);
  const { dataset, current } = page;
  const isCurrent = version.id === current?.id;
  const mayBeCurrent = !['BLOCKED', 'QUARANTINED'].includes(version.standing) && !version.expired;
  const isOlder = current !== undefined && version.number < current.number;
  const toCurrent = t.datasets.rollback[isOlder ? 'back' : 'forth'](version.number);
  const { source } = version;
  const of = { version: String(version.number) };
  const before = version.parent?.number;

  const move = async (reason: string) => {
    const { error } = await rollBack({
      input: { dataset: dataset.name, toVersion: version.number, reason },
    });
    if (!error) page.reload();
    return error;
  };
  return (
    <section className="card">
      <h2>
        {t.datasets.version} {versionName(version)}{' '}
        <Badge tone={STANDING_TONES[version.standing]}>{t.datasets.standings[version.standing]}</Badge>
      </h2>
      {version.message && <p>{version.message}</p>}
      <Figures
        items={[
          [t.common.columns.rows, number(version.rowCount)],
          [t.datasets.columns.size, fileSize(version.sizeBytes, number)],
          [t.datasets.columns.taken, time(version.createdAt)],
          before === undefined ? null : [t.datasets.parent, before],
          version.timeFrom && version.timeTo
            ? [
                t.datasets.times,
                version.timeFrom === version.timeTo
                  ? version.timeTo
                  : `${version.timeFrom} – ${version.timeTo}`,
              ]
            : null,
        ]}
      />
      <p className="muted breakable">MD5 {version.digest}</p>
      {source.query && <pre>{source.query}</pre>}
      {source.fileName && (
        <p>
          {source.fileName}
          {source.mode && ` · ${t.datasets.add.sent[source.mode]}`}
        </p>
      )}
      {source.url && <p className="breakable">{source.url}</p>}
      <Downloads name={t.datasets.download} files={version.downloads} />
      <div className="toolbar">
        <Link href={datasetHref(dataset.name, { ...of, tab: 'profile' })}>{t.datasets.tabs.profile}</Link>
        <Link href={datasetHref(dataset.name, { ...of, tab: 'validation' })}>
          {t.datasets.tabs.validation}
        </Link>
        {before !== undefined && (
          <Link
            href={datasetHref(dataset.name, {
              ...of,
              tab: 'diff',
              from: String(before),
              to: String(version.number),
            })}
          >
            {t.datasets.diff.withParent}
          </Link>
        )}
      </div>
      {may('APPROVER') && !isCurrent && mayBeCurrent && (
        <button type="button" onClick={() => setAsking(true)}>
          {toCurrent}
        </button>
      )}
      {isAsking && (
        <ReasonDialog title={toCurrent} confirm={toCurrent} onConfirm={move} onClose={() => setAsking(false)}>
          <p>{t.datasets.rollback.hint}</p>
        </ReasonDialog>
      )}
    </section>
  );
}
