import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { useLanguage } from '../i18n/language.tsx';

/** What stands where there is nothing yet: what this is, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Says what went wrong, in the words of the server, with its code. */
export function ErrorNote({ error, retry }: { error: CombinedError; retry?: () => void }) {
  const { t } = useLanguage();
  const [first] = error.graphQLErrors;
  const code = first?.extensions['code'];
  return (
    <div className="note error" role="alert">
      <strong>{t.common.errorTitle}</strong>
      <p>{first ? first.message : t.common.unreachable}</p>
      {typeof code === 'string' && <code>{code}</code>}
      {retry && (
        <button type="button" onClick={retry}>
          {t.common.retry}
        </button>
      )}
    </div>
  );
}

export function Loading() {
  const { t } = useLanguage();
  return (
    <p className="muted" role="status">
      {t.common.loading}
    </p>
  );
}
