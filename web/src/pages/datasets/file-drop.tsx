import { useRef, useState } from 'react';
import { CombinedError } from 'urql';
import { ErrorNote } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { fileSize } from './shown.ts';
import { uploadFile } from './upload-file.ts';

const ACCEPTED = '.csv,.tsv,.txt,.jsonl,.ndjson,.parquet,.xlsx';

/** Takes a file, dropped or chosen, and sends it. */
export function FileDrop({ onUploaded }: { onUploaded: (uploadId: string) => void }) {
  const { t, number } = useLanguage();
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState<{ file: File; fraction: number } | null>(null);
  const [error, setError] = useState<CombinedError>();
  const abort = useRef<AbortController>(null);

  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    setSent({ file, fraction: 0 });
    abort.current = new AbortController();
    try {
      const id = await uploadFile(file, (fraction) => setSent({ file, fraction }), abort.current.signal);
      if (id !== null) onUploaded(id);
    } catch (wrong) {
      setError(wrong as CombinedError);
    }
    setSent(null);
  };

  if (sent) {
    const isSent = sent.fraction === 1;
    return (
      <div className="drop" role="status">
        <p>
          {isSent ? t.datasets.upload.reading : t.datasets.upload.sending} <strong>{sent.file.name}</strong> (
          {fileSize(sent.file.size, number)})
        </p>
        {/* How far the server is with the rows of a whole file, nobody knows. */}
        <progress value={isSent ? undefined : sent.fraction} aria-label={t.datasets.upload.sending} />
        <button type="button" onClick={() => abort.current?.abort()}>
          {t.common.cancel}
        </button>
      </div>
    );
  }
  return (
    <>
      <label className={isOver ? 'drop over' : 'drop'}>
        <span className="drop-title">{t.datasets.upload.drop}</span>
        <small className="muted">{t.datasets.upload.formats}</small>
        {/* It lies over the whole of its label, so that what is dropped anywhere on it is dropped on a control. */}
        <input
          type="file"
          accept={ACCEPTED}
          aria-label={t.datasets.upload.choose}
          onChange={({ target }) => void send(target.files?.[0])}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void send(event.dataTransfer.files[0]);
          }}
        />
      </label>
      {error && <ErrorNote error={error} />}
    </>
  );
}
