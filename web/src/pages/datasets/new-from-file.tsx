import { useState } from 'react';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import type { FileReadingInput } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DeclarationForm } from './declaration-form.tsx';
import { datasetNameOf, guessDeclaration } from './declaration.ts';
import { FileDrop } from './file-drop.tsx';
import { FilePreviewTable } from './file-preview-table.tsx';
import { ReadingForm } from './reading-form.tsx';
import { fileSize } from './shown.ts';
import { UPLOAD_PREVIEW } from './upload-preview.ts';

/** A file is sent, looked at, and said what it means. The upload stands in the address, so that a reload keeps it. */
export function NewFromFile() {
  const [upload, setUpload] = useQueryParam('upload');
  return upload ? (
    <UploadedFile key={upload} id={upload} onOther={() => setUpload('')} />
  ) : (
    <section className="card">
      <FileDrop onUploaded={(id) => setUpload(id, { push: true })} />
    </section>
  );
}

function UploadedFile({ id, onOther }: { id: string; onOther: () => void }) {
  const { t, number } = useLanguage();
  const [reading, setReading] = useState<FileReadingInput>({});
  const [{ data, error, fetching }] = useQuery({ query: UPLOAD_PREVIEW, variables: { id, reading } });
  const upload = data?.upload;
  if (fetching && !data) return <Loading />;
  if (!upload) {
    return (
      <section className="card">
        {error ? <ErrorNote error={error} /> : <p className="note error">{t.datasets.upload.unknown}</p>}
        <button type="button" onClick={onOther}>
          {t.datasets.upload.other}
        </button>
      </section>
    );
  }
  const { preview } = upload;
  return (
    <>
      <section className="card upload">
        <h2>{t.datasets.upload.found}</h2>
        <p>
          <strong>{upload.fileName}</strong> · {fileSize(upload.sizeBytes, number)}
          {preview && ` · ${preview.format}${preview.encoding ? `, ${preview.encoding}` : ''}`}{' '}
          <button type="button" onClick={onOther}>
            {t.datasets.upload.other}
          </button>
        </p>
        {error && <ErrorNote error={error} />}
        <ReadingForm preview={preview ?? null} reading={reading} onChange={setReading} />
        {preview && <FilePreviewTable preview={preview} />}
      </section>
      {preview && (
        <DeclarationForm
          // Other columns mean something else; other types of theirs are looked at by whoever said them.
          key={JSON.stringify(preview.columns.map(({ name }) => name))}
          columns={preview.columns}
          guess={guessDeclaration(preview.columns, datasetNameOf(upload.fileName))}
          source={{ upload: id, reading }}
        />
      )}
    </>
  );
}
