import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Choice } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { AddMode } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { FileDrop } from './file-drop.tsx';
import { FilePreviewTable } from './file-preview-table.tsx';
import { useNaming } from './snapshot-dialog.tsx';
import { UPLOAD_PREVIEW } from './upload-preview.ts';

const ADD_DATA = graphql(`
  mutation AddData($input: AddDataInput!) {
    addData(input: $input) {
      id
    }
  }
`);

interface AddDataDialogProps {
  dataset: string;
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Takes a further file of a dataset of files; it is read as the first one was said to be. */
export function AddDataDialog({ dataset, onStarted, onClose }: AddDataDialogProps) {
  const { t } = useLanguage();
  const [upload, setUpload] = useState<string | null>(null);
  const [mode, setMode] = useState<AddMode>('APPEND');
  const [naming, fields] = useNaming();
  const [, add] = useMutation(ADD_DATA);
  if (upload === null) {
    return (
      <Dialog title={t.datasets.add.title} onClose={onClose}>
        <FileDrop onUploaded={setUpload} />
      </Dialog>
    );
  }
  const start = async () => {
    const { data, error } = await add({ input: { dataset, upload, mode, ...naming } });
    if (data) onStarted(data.addData.id);
    return error;
  };
  return (
    <Dialog title={t.datasets.add.title} confirm={t.datasets.add.confirm} onConfirm={start} onClose={onClose}>
      <Sent upload={upload} />
      <Choice
        name={t.datasets.add.mode}
        value={mode}
        options={[
          ['APPEND', t.datasets.add.modes.APPEND],
          ['REPLACE', t.datasets.add.modes.REPLACE],
        ]}
        onChange={setMode}
      />
      {fields}
    </Dialog>
  );
}

/** What was sent, so that it is seen before it is added. */
function Sent({ upload }: { upload: string }) {
  const [{ data, error }] = useQuery({ query: UPLOAD_PREVIEW, variables: { id: upload, reading: null } });
  const preview = data?.upload?.preview;
  if (error) return <ErrorNote error={error} />;
  return (
    <>
      <p>
        <strong>{data?.upload?.fileName}</strong>
      </p>
      {preview && <FilePreviewTable preview={preview} />}
    </>
  );
}
