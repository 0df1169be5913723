import { useState } from 'react';
import { Choice, Field } from '../../components/field.tsx';
import type { DecimalSign, FileReadingInput } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { FilePreview } from './upload-preview.ts';

const TYPES = [
  'text',
  'bigint',
  'double precision',
  'boolean',
  'date',
  'timestamp without time zone',
  'timestamp with time zone',
];
const DELIMITERS = [',', ';', '\t', '|'];

interface ReadingFormProps {
  /** null: the file cannot be read as it is. */
  preview: FilePreview | null;
  reading: FileReadingInput;
  onChange: (reading: FileReadingInput) => void;
}

/** How a file is to be read, where what was found out is not right. */
export function ReadingForm({ preview, reading, onChange }: ReadingFormProps) {
  const { t, number } = useLanguage();
  const words = t.datasets.upload;
  const ambiguous = preview?.columns.filter(({ isAmbiguous }) => isAmbiguous) ?? [];
  const isText = preview?.format !== 'PARQUET';
  /** Leaves out what is to be found out. */
  const set = (name: keyof FileReadingInput, value: string) => {
    const { [name]: _, ...others } = reading;
    onChange(value ? { ...others, [name]: value } : others);
  };
  return (
    <>
      {ambiguous.length > 0 && (
        <p className="note warn" role="status">
          {words.ambiguous(ambiguous.map(({ name }) => name).join(', '))}
        </p>
      )}
      <div className="fields">
        {preview && preview.sheets.length > 1 && (
          <Choice
            name={words.sheet}
            value={reading.sheet ?? preview.sheets[0]}
            options={preview.sheets.map((sheet) => [sheet, sheet])}
            onChange={(sheet) => set('sheet', sheet)}
          />
        )}
        {isText && (
          <Choice
            name={words.decimal}
            value={reading.decimal ?? ''}
            options={[
              ['', words.foundOut],
              ['POINT', '1,234.5'],
              ['COMMA', '1.234,5'],
            ]}
            onChange={(decimal: DecimalSign | '') => set('decimal', decimal)}
          />
        )}
        {preview?.delimiter && (
          <Choice
            name={words.delimiter}
            value={reading.delimiter ?? ''}
            options={[
              ['', words.foundOut],
              ...DELIMITERS.map((each) => [each, each === '\t' ? words.tab : each] as const),
            ]}
            onChange={(delimiter) => set('delimiter', delimiter)}
          />
        )}
        {isText && <NullTexts reading={reading} onChange={onChange} />}
      </div>
      {preview && (
        <details>
          <summary>{words.types}</summary>
          <p className="muted">{words.typesHint(number(preview.inferenceRows))}</p>
          <ColumnTypes columns={preview.columns} reading={reading} onChange={onChange} />
        </details>
      )}
    </>
  );
}

/** Read when the field is left: each reading asks the server. */
function NullTexts({ reading, onChange }: Omit<ReadingFormProps, 'preview'>) {
  const { t } = useLanguage();
  const [text, setText] = useState((reading.nullTexts ?? []).join(', '));
  const take = () => {
    const { nullTexts: _, ...others } = reading;
    const texts = text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    onChange(texts.length > 0 ? { ...others, nullTexts: texts } : others);
  };
  return (
    <Field name={t.datasets.upload.nullTexts} hint={t.datasets.upload.nullTextsHint}>
      <input value={text} onChange={({ target }) => setText(target.value)} onBlur={take} />
    </Field>
  );
}

function ColumnTypes({
  columns,
  reading,
  onChange,
}: { columns: FilePreview['columns'] } & Omit<ReadingFormProps, 'preview'>) {
  const said = reading.columns ?? [];
  const setType = (name: string, type: string) =>
    onChange({ ...reading, columns: [...said.filter((column) => column.name !== name), { name, type }] });
  return (
    <div className="column-types">
      {columns.map(({ name, type }) => (
        <Choice
          key={name}
          name={name}
          value={type}
          options={(TYPES.includes(type) ? TYPES : [type, ...TYPES]).map((each) => [each, each])}
          onChange={(chosen) => setType(name, chosen)}
        />
      ))}
    </div>
  );
}
