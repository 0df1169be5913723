import { useLanguage } from '../../i18n/language.tsx';
import type { FilePreview } from './upload-preview.ts';

const NUMBERS = ['bigint', 'double precision', 'integer', 'smallint', 'real'];

/** The first rows of a file, under the names and types of their columns. */
export function FilePreviewTable({
  preview: { columns, rows },
}: {
  preview: Pick<FilePreview, 'columns' | 'rows'>;
}) {
  const { t } = useLanguage();
  const alignment = columns.map(({ type }) => (NUMBERS.includes(type) ? 'number' : undefined));
  return (
    <section className="scroll preview" tabIndex={0} aria-label={t.datasets.upload.firstRows}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, type }, at) => (
              <th key={name} className={alignment[at]}>
                {name}
                <br />
                <small>{type}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- the rows of a file have no other name
            <tr key={line}>
              {row?.map((value, at) => (
                <td key={columns[at].name} className={alignment[at]}>
                  {value ?? <span className="muted">null</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
