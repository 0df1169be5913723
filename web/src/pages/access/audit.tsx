import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Field } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { auditColumns } from './audit-columns.tsx';
import { AuditDetail } from './audit-detail.tsx';
import { AUDIT } from './documents.ts';

/** More entries than these are for the filter, or for the download. */
const MOST_ENTRIES = 2000;
const FORMATS = ['csv', 'jsonl', 'parquet'];

/** Who did what, and what the database says has changed. */
export function Audit() {
  const speech = useLanguage();
  const { t } = speech;
  const words = t.access.audit;
  const [actor, setActor] = useQueryParam('actor');
  const [operation, setOperation] = useQueryParam('operation');
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const [entry, choose] = useQueryParam('entry');
  const wanted = {
    actor: actor || null,
    operation: operation || null,
    from: timeOf(from),
    to: timeOf(to),
  };
  const { nodes, isWhole, error, reload } = useAllPages(
    AUDIT,
    wanted,
    ({ auditLog }) => auditLog,
    MOST_ENTRIES,
  );
  const shown = nodes.find(({ id }) => id === entry);
  const query = new URLSearchParams(
    Object.entries(wanted).filter((each): each is [string, string] => each[1] !== null),
  ).toString();
  return (
    <section className="card">
      <div className="toolbar">
        <Typed name={words.actor} value={actor} onChange={setActor} />
        <Typed name={words.operation} hint={words.operationHint} value={operation} onChange={setOperation} />
        <Field name={words.from}>
          <input type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />
        </Field>
        <Field name={words.to}>
          <input type="datetime-local" value={to} onChange={({ target }) => setTo(target.value)} />
        </Field>
        <span>
          {words.download}:{' '}
          {FORMATS.map((format) => (
            <a key={format} href={`/audit.${format}${query && `?${query}`}`} download>
              {format.toUpperCase()}{' '}
            </a>
          ))}
        </span>
      </div>
      {error && <ErrorNote error={error} retry={reload} />}
      {nodes.length === 0 && !isWhole && !error && <Loading />}
      {isWhole && nodes.length === 0 && <Empty title={words.none} />}
      {nodes.length > 0 && (
        <DataTable
          label={t.access.tabs.audit}
          columns={auditColumns(speech)}
          rows={nodes}
          idOf={({ id }) => id}
          selected={entry}
          onSelect={({ id }) => choose(id)}
          height={440}
        />
      )}
      {nodes.length >= MOST_ENTRIES && !isWhole && <p className="muted">{words.some(nodes.length)}</p>}
      {shown ? <AuditDetail entry={shown} /> : nodes.length > 0 && <p className="muted">{words.choose}</p>}
    </section>
  );
}

/** The moment that a local date and time of the address stands for; null: none, or nonsense. */
function timeOf(local: string): string | null {
  const time = Date.parse(local);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

interface TypedProps {
  name: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A text that counts when it is whole: on Enter, or when the field is left. */
function Typed({ name, hint, value, onChange }: TypedProps) {
  return (
    <Field name={name}>
      <input
        key={value}
        defaultValue={value}
        placeholder={hint}
        onBlur={({ target }) => onChange(target.value.trim())}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') onChange(currentTarget.value.trim());
        }}
      />
    </Field>
  );
}
