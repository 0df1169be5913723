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
  onChange: (features: Record<string, DeclaredFeature>) => void;
}

/** Which columns models are trained on, and what they mean. */
export function FeatureTable({ columns, features, onChange }: FeatureTableProps) {
  const { t } = useLanguage();
  const words = t.datasets.create;
  const numeric = columns.filter(isNumeric);
  if (numeric.length === 0) return <p className="note">{words.noNumber}</p>;
  const put = (name: string, feature: DeclaredFeature | null) => {
    const { [name]: _, ...others } = features;
    onChange(feature ? { ...others, [name]: feature } : others);
  };
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
          {numeric.map(({ name, type }) => (
            <tr key={name}>
              <td>
                <label>
                  <input
                    type="checkbox"
                    checked={name in features}
                    onChange={({ target }) => put(name, target.checked ? NEW_FEATURE : null)}
                  />{' '}
                  {name} <small className="muted">{type}</small>
                </label>
              </td>
              {name in features ? (
                <FeatureCells
                  name={name}
                  feature={features[name]}
                  onChange={(feature) => put(name, feature)}
                />
              ) : (
                <td colSpan={4} className="muted">
                  –
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

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
