import type { ReactNode } from 'react';

/** A form control with its name above it and, where need be, what it takes. */
export function Field({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <label className="field">
      {name}
      {children}
      {hint && <small className="muted">{hint}</small>}
    </label>
  );
}

/** One of several, by a select. */
export function Choice<Value extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: Value;
  options: readonly (readonly [value: Value, text: string])[];
  onChange: (value: Value) => void;
}) {
  return (
    <Field name={name}>
      <select value={value} onChange={({ target }) => onChange(target.value as Value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Yes or no. */
export function Check({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}
