interface ChecksProps<Value extends string> {
  name: string;
  hint: string;
  options: readonly (readonly [value: Value, text: string])[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}

/** Some of several, in the order of the options. */
export function Checks<Value extends string>({ name, hint, options, chosen, onChange }: ChecksProps<Value>) {
  const toggle = (value: Value) =>
    onChange(options.map(([each]) => each).filter((each) => chosen.includes(each) !== (each === value)));
  return (
    <fieldset className="checks">
      <legend>{name}</legend>
      {options.map(([value, text]) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {text}
        </label>
      ))}
      <small className="muted">{hint}</small>
    </fieldset>
  );
}
