import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { changedColumns } from './changed-columns.ts';
import type { AuditEntry } from './documents.ts';

/** What was sent, or which columns of a row changed. */
export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useLanguage();
  const words = t.access.audit;
  const title = words.entry(entry.operation);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Figures
        items={[
          [words.actor, entry.actor],
          entry.actorKind ? [t.access.kind, t.access.kinds[entry.actorKind]] : null,
          entry.address ? [words.address, entry.address] : null,
          entry.requestId ? [words.request, entry.requestId] : null,
        ]}
      />
      {entry.kind === 'REQUEST' ? (
        <>
          <h3>{words.arguments}</h3>
          <pre>{JSON.stringify(entry.arguments, null, 2)}</pre>
        </>
      ) : (
        <Change before={entry.before} after={entry.after} />
      )}
    </section>
  );
}

function Change({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const { t } = useLanguage();
  const words = t.access.audit;
  return (
    <>
      <h3>{words.changed}</h3>
      {!before && <p>{words.rowNew}</p>}
      {!after && <p>{words.rowGone}</p>}
      <section className="scroll" aria-label={words.changed} tabIndex={0}>
        <table className="change">
          <thead>
            <tr>
              <th>{words.column}</th>
              <th>{words.before}</th>
              <th>{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {changedColumns(before, after).map((each) => (
              <tr key={each.column}>
                <td>
                  <code>{each.column}</code>
                </td>
                <td>{each.before === null ? '–' : <del>{each.before}</del>}</td>
                <td>{each.after === null ? '–' : <ins>{each.after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
