import type { Column } from '../../components/data-table.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import type { RunRow } from './documents.ts';

interface ColumnChoiceProps {
  all: readonly Column<RunRow>[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Which columns the table has; at least one. */
export function ColumnChoice({ all, chosen, onChange }: ColumnChoiceProps) {
  const { t } = useLanguage();
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    if (next.length > 0) onChange(next);
  };
  return (
    <details className="column-choice">
      <summary>{t.experiments.columns}</summary>
      <fieldset>
        <legend className="muted">{t.experiments.columnsHint}</legend>
        {all.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} /> {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
