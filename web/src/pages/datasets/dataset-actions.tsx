import { useState } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { Dialog } from '../../components/dialog.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { AddDataDialog } from './add-data-dialog.tsx';
import { datasetHref } from './shown.ts';
import { SnapshotDialog } from './snapshot-dialog.tsx';
import type { DatasetPage } from './use-dataset.ts';
import { WatchDialog } from './watch-dialog.tsx';

const UNWATCH = graphql(`
  mutation UnwatchDataset($dataset: String!) {
    unwatchDataset(dataset: $dataset) {
      id
      watch {
        everySeconds
      }
    }
  }
`);

const DELETE = graphql(`
  mutation DeleteDataset($name: String!) {
    deleteDataset(name: $name)
  }
`);

type Question = 'snapshot' | 'add' | 'watch' | 'unwatch' | 'delete';

/** What may be done with a dataset as a whole. */
export function DatasetActions({ page }: { page: DatasetPage }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const [, navigate] = useLocation();
  const [question, setQuestion] = useState<Question | null>(null);
  const [, unwatch] = useMutation(UNWATCH);
  const [, remove] = useMutation(DELETE);
  const { dataset, versions, reload } = page;
  const { name, source, watch } = dataset;
  const hasVersions = versions.length > 0;
  const close = () => setQuestion(null);
  const follow = (job: string) => navigate(datasetHref(name, { job }));
  if (!may('OPERATOR')) return null;

  const ask = (each: Question, text: string, className?: string) => (
    <button type="button" className={className} onClick={() => setQuestion(each)}>
      {text}
    </button>
  );
  const isFiles = source.kind === 'FILES';
  return (
    <div className="toolbar">
      {(!isFiles || !hasVersions) && ask('snapshot', t.datasets.snapshot.title, 'primary')}
      {isFiles && hasVersions && ask('add', t.datasets.add.title, 'primary')}
      {source.kind === 'QUERY' && ask('watch', watch ? t.datasets.watch.change : t.datasets.watch.title)}
      {watch && ask('unwatch', t.datasets.watch.end)}
      {!hasVersions && may('ADMIN') && ask('delete', t.datasets.remove.title, 'danger')}

      {question === 'snapshot' && <SnapshotDialog dataset={name} onStarted={follow} onClose={close} />}
      {question === 'add' && <AddDataDialog dataset={name} onStarted={follow} onClose={close} />}
      {question === 'watch' && (
        <WatchDialog
          dataset={name}
          everySeconds={watch?.everySeconds ?? 3600}
          onDone={reload}
          onClose={close}
        />
      )}
      {question === 'unwatch' && (
        <Dialog
          title={t.datasets.watch.end}
          confirm={t.datasets.watch.end}
          onConfirm={async () => {
            const { error } = await unwatch({ dataset: name });
            if (!error) reload();
            return error;
          }}
          onClose={close}
        >
          <p>{t.datasets.watch.endHint}</p>
        </Dialog>
      )}
      {question === 'delete' && (
        <Dialog
          title={t.datasets.remove.title}
          confirm={t.datasets.remove.confirm}
          danger
          onConfirm={async () => {
            const { error } = await remove({ name });
            if (!error) navigate('/datasets');
            return error;
          }}
          onClose={close}
        >
          <p>{t.datasets.remove.hint(name)}</p>
        </Dialog>
      )}
    </div>
  );
}
