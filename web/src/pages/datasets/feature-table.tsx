import { memo } from 'react';
import { useLanguage } from '../../i18n/language.tsx';
import {
  isNumeric,
  NEW_FEATURE,
  TRANSFORMS,
  type DeclaredFeature,
  type SourceColumn,
  type TransformName,
} from './declaration.ts';

interface FeatureTableProps {
  columns: readonly SourceColumn[];
  features: Record<string, DeclaredFeature>;
  /** null: the column is no feature. */
  onChange: (column: string, feature: DeclaredFeature | null) => void;
}

/** Which columns models are trained on, and what they mean. */
export function FeatureTable({ columns, features, onChange }: FeatureTableProps) {
  const { t } = useLanguage();
  const words = t.datasets.create;
  const numeric = columns.filter(isNumeric);
  if (numeric.length === 0) return <p className="note">{words.noNumber}</p>;
  return (
    <section className="scroll features" tabIndex={0} aria-label={words.features}>
      <table>
        <caption>{words.featuresHint}</caption>
        <thead>
          <tr>
            <th>{words.feature}</th>
            <th>{words.unit}</th>
            <th>{words.direction}</th>
            <th>{words.transform}</th>
            <th>{words.missing}</th>
          </tr>
        </thead>
        <tbody>
          {numeric.map((column) => (
            <FeatureRow
              key={column.name}
              column={column}
              feature={features[column.name] ?? null}
              onChange={onChange}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface FeatureRowProps extends Pick<FeatureTableProps, 'onChange'> {
  column: SourceColumn;
  feature: DeclaredFeature | null;
}

/** Drawn anew only for a change of its own: a file may have a thousand columns. */
const FeatureRow = memo(function FeatureRow({ column: { name, type }, feature, onChange }: FeatureRowProps) {
  return (
    <tr>
      <td>
        <label>
          <input
            type="checkbox"
            checked={feature !== null}
            onChange={({ target }) => onChange(name, target.checked ? NEW_FEATURE : null)}
          />{' '}
          {name} <small className="muted">{type}</small>
        </label>
      </td>
      {feature ? (
        <FeatureCells name={name} feature={feature} onChange={(changed) => onChange(name, changed)} />
      ) : (
        <td colSpan={4} className="muted">
          –
        </td>
      )}
    </tr>
  );
});

interface FeatureCellsProps {
  name: string;
  feature: DeclaredFeature;
  onChange: (feature: DeclaredFeature) => void;
}

function FeatureCells({ name, feature, onChange }: FeatureCellsProps) {
  const { t } = useLanguage();
  const words = t.datasets.create;
  const select = <Value extends string>(
    label: string,
    value: Value,
    texts: Partial<Record<Value, string>>,
    take: (value: Value) => Partial<DeclaredFeature>,
  ) => (
    <td>
      <select
        aria-label={`${label}: ${name}`}
        value={value}
        onChange={({ target }) => onChange({ ...feature, ...take(target.value as Value) })}
      >
        {(Object.keys(texts) as Value[]).map((each) => (
          <option key={each} value={each}>
            {texts[each]}
          </option>
        ))}
      </select>
    </td>
  );
  const transforms = Object.fromEntries(
    Object.keys(TRANSFORMS).map((each) => [each, words.transforms[each as TransformName]]),
  );
  return (
    <>
      <td>
        <input
          aria-label={`${words.unit}: ${name}`}
          required
          maxLength={100}
          value={feature.unit}
          onChange={({ target }) => onChange({ ...feature, unit: target.value })}
        />
      </td>
      {select(words.direction, feature.direction, words.directions, (direction) => ({ direction }))}
      {select(words.transform, feature.transform, transforms, (transform) => ({ transform }))}
      {select(words.missing, feature.missing, words.missings, (missing) => ({ missing }))}
    </>
  );
}
