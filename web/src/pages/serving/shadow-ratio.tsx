import { useState, type SubmitEvent } from 'react';
import { useMutation } from 'urql';
import { Figures } from '../../components/figures.tsx';
import { Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import type { ShadowState } from './shadow.tsx';

const SET_SHADOW = graphql(`
  mutation SetShadow($model: String!, $ratio: Float!) {
    setShadow(model: $model, ratio: $ratio) {
      ratio
    }
  }
`);

interface ShadowRatioProps {
  model: string;
  shadow: ShadowState;
  onSet: () => void;
}

/** Which share of the requests the shadow gets, and a way to change it. */
export function ShadowRatio({ model, shadow: { ratio, setBy, setAt, version }, onSet }: ShadowRatioProps) {
  const { t, number, time } = useLanguage();
  const { may } = useViewer();
  const words = t.serving.shadow;
  const [percent, setPercent] = useState<string | null>(null);
  const [{ error, fetching }, set] = useMutation(SET_SHADOW);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await set({ model, ratio: Number(percent) / 100 });
    if (answer.error) return;
    setPercent(null);
    onSet();
  };
  return (
    <>
      <Figures
        items={[
          [t.serving.version, version?.name ?? '–'],
          [
            words.ratio,
            <>
              {number(ratio * 100, 2)} %{' '}
              {setBy && setAt && <small className="muted">{words.setBy(setBy, time(setAt))}</small>}
            </>,
          ],
        ]}
      />
      {may('OPERATOR') && (
        <form className="toolbar" onSubmit={(event) => void submit(event)}>
          <Field name={`${words.ratio}, %`}>
            <input
              type="number"
              min={0}
              max={100}
              step="any"
              required
              value={percent ?? String(ratio * 100)}
              onChange={({ target }) => setPercent(target.value)}
            />
          </Field>
          <button type="submit" disabled={fetching || percent === null}>
            {words.set}
          </button>
        </form>
      )}
      {error && <ErrorNote error={error} />}
    </>
  );
}
