import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { CombinedError } from 'urql';
import { useLanguage } from '../i18n/language.tsx';
import { ErrorNote } from './notes.tsx';

interface DialogProps {
  title: string;
  /** What the button that does it says; without it the dialog only shows something. */
  confirm?: string;
  danger?: boolean;
  /** Does it; an error stays in the dialog, which else closes. */
  onConfirm?: () => Promise<CombinedError | undefined>;
  onClose: () => void;
  children?: ReactNode;
}

/** A question before something is done, with what it takes. Escape and the button beside it lead back. */
export function Dialog({ title, confirm, danger = false, onConfirm, onClose, children }: DialogProps) {
  const { t } = useLanguage();
  const element = useRef<HTMLDialogElement>(null);
  const [error, setError] = useState<CombinedError>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => element.current!.showModal(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const wrong = await onConfirm?.();
    setBusy(false);
    setError(wrong);
    if (!wrong) onClose();
  };
  return (
    <dialog ref={element} aria-label={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <h2>{title}</h2>
        {children}
        {error && <ErrorNote error={error} />}
        <div className="toolbar end">
          <button type="button" onClick={onClose}>
            {confirm ? t.common.cancel : t.common.close}
          </button>
          {confirm && (
            <button type="submit" className={danger ? 'danger' : 'primary'} disabled={isBusy}>
              {confirm}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
