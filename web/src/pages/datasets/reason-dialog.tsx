import { useState, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';

interface ReasonDialogProps {
  title: string;
  confirm: string;
  onConfirm: (reason: string) => Promise<CombinedError | undefined>;
  onClose: () => void;
  children: ReactNode;
}

/** Asks why, before something is done that people will read in the history. */
export function ReasonDialog({ onConfirm, children, ...dialog }: ReasonDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <Dialog {...dialog} onConfirm={async () => await onConfirm(reason)}>
      {children}
      <Field name={t.datasets.reason} hint={t.datasets.reasonHint}>
        <textarea required rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
