import { useState, type SubmitEvent } from 'react';
import { useQueryParam } from '../../api/query-param.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { SignedVersion } from './try-it.tsx';

type Profile = SignedVersion['datasetVersion']['profile']['edges'][number]['node'];

interface FeatureFormProps {
  version: SignedVersion;
  onAsk: (features: Record<string, number>, id: string | null) => Promise<void>;
}

const rangeOf = (profile: Profile | undefined) =>
  profile?.min && profile.max ? { low: Number(profile.min), high: Number(profile.max) } : null;

function storedRow(text: string): Record<string, string> {
  try {
    const values: unknown = JSON.parse(text);
    return typeof values === 'object' && values !== null ? (values as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** A field for each feature of the signature. What was asked last stands in the address, and can be passed on. */
export function FeatureForm({ version, onAsk }: FeatureFormProps) {
  const { t, number } = useLanguage();
  const [row, setRow] = useQueryParam('row');
  const [key, setKey] = useQueryParam('id');
  const [values, setValues] = useState(() => storedRow(row));
  const [id, setId] = useState(key);
  const [isBusy, setBusy] = useState(false);
  const profiles = new Map(version.datasetVersion.profile.edges.map(({ node }) => [node.name, node]));
  const fillIn = () =>
    setValues(
      Object.fromEntries(
        version.signature.flatMap(({ name }) => {
          const median = profiles.get(name)?.quantiles?.find(({ probability }) => probability === 0.5);
          return median ? [[name, String(Number(median.value.toPrecision(6)))]] : [];
        }),
      ),
    );
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = version.signature.filter(({ name }) => (values[name] ?? '') !== '');
    setRow(JSON.stringify(Object.fromEntries(given.map(({ name }) => [name, values[name]]))));
    setKey(id);
    setBusy(true);
    await onAsk(Object.fromEntries(given.map(({ name }) => [name, Number(values[name])])), id || null);
    setBusy(false);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {version.signature.map(({ name, unit, missing }) => {
        const range = rangeOf(profiles.get(name));
        const value = values[name] ?? '';
        const isOutside =
          range !== null && value !== '' && (Number(value) < range.low || Number(value) > range.high);
        return (
          <div key={name}>
            <label className="field">
              {name} ({unit})
              <input
                type="number"
                step="any"
                required={missing !== 'MEDIAN'}
                value={value}
                aria-describedby={`${name}-hint`}
                onChange={({ target }) => setValues({ ...values, [name]: target.value })}
              />
            </label>
            <small id={`${name}-hint`} className={isOutside ? 'outside' : 'muted'}>
              {[
                range && t.serving.try.range(number(range.low), number(range.high)),
                missing === 'MEDIAN' && t.serving.try.median,
                isOutside && t.serving.try.outside,
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </div>
        );
      })}
      <label className="field">
        {t.serving.try.id}
        <input value={id} maxLength={1000} onChange={({ target }) => setId(target.value)} />
        <small className="muted">{t.serving.try.idHint}</small>
      </label>
      <div className="toolbar">
        <button type="submit" className="primary" disabled={isBusy}>
          {t.serving.try.submit}
        </button>
        <button type="button" onClick={fillIn}>
          {t.serving.try.example}
        </button>
      </div>
    </form>
  );
}
