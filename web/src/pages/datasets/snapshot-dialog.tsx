import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';

const SNAPSHOT = graphql(`
  mutation SnapshotDataset($dataset: String!, $tag: String, $message: String) {
    snapshotDataset(dataset: $dataset, tag: $tag, message: $message) {
      id
    }
  }
`);

interface SnapshotDialogProps {
  dataset: string;
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Asks for what a version is to be called, and takes it. */
export function SnapshotDialog({ dataset, onStarted, onClose }: SnapshotDialogProps) {
  const { t } = useLanguage();
  const [naming, fields] = useNaming();
  const [, start] = useMutation(SNAPSHOT);
  const take = async () => {
    const { data, error } = await start({ dataset, ...naming });
    if (data) onStarted(data.snapshotDataset.id);
    return error;
  };
  return (
    <Dialog
      title={t.datasets.snapshot.title}
      confirm={t.datasets.snapshot.confirm}
      onConfirm={take}
      onClose={onClose}
    >
      <p>{t.datasets.snapshot.hint}</p>
      {fields}
    </Dialog>
  );
}

/** What a new version may carry; nothing of it need be said. */
export function useNaming(): [naming: { tag?: string; message?: string }, fields: React.JSX.Element] {
  const { t } = useLanguage();
  const [tag, setTag] = useState('');
  const [message, setMessage] = useState('');
  const fields = (
    <>
      <Field name={t.datasets.tag} hint={t.datasets.tagHint}>
        <input value={tag} onChange={({ target }) => setTag(target.value)} />
      </Field>
      <Field name={t.datasets.message}>
        <input value={message} onChange={({ target }) => setMessage(target.value)} />
      </Field>
    </>
  );
  return [
    { ...(tag.trim() && { tag: tag.trim() }), ...(message.trim() && { message: message.trim() }) },
    fields,
  ];
}
