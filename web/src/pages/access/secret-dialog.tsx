import { useRef, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';

interface SecretDialogProps {
  title: string;
  hint: string;
  secret: string;
  onClose: () => void;
}

/** Shows what the server tells once. */
export function SecretDialog({ title, hint, secret, onClose }: SecretDialogProps) {
  const { t } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current!.select();
    // Browsers lend the clipboard to pages over TLS or of this machine only; elsewhere what is selected can be copied.
    await navigator.clipboard?.writeText(secret);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="note">{hint}</p>
      <div className="secret">
        <Field name={t.access.secret.show}>
          <input ref={input} readOnly value={secret} onFocus={({ target }) => target.select()} />
        </Field>
        <button type="button" className="primary" onClick={() => void copy()}>
          {t.access.secret.copy}
        </button>
      </div>
      <p role="status">{isCopied && t.access.secret.copied}</p>
    </Dialog>
  );
}
