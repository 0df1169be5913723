import { useCallback, useState, type SubmitEvent } from 'react';
import { useMutation } from 'urql';
import { useLocation } from 'wouter';
import { Choice, Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { CreateDatasetInput } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { declaredInput, type Declaration, type DeclaredFeature, type SourceColumn } from './declaration.ts';
import { FeatureTable } from './feature-table.tsx';
import { datasetHref } from './shown.ts';

const CREATE = graphql(`
  mutation CreateDataset($input: CreateDatasetInput!) {
    createDataset(input: $input) {
      id
      name
    }
  }
`);

const FIRST_SNAPSHOT = graphql(`
  mutation FirstSnapshot($dataset: String!) {
    snapshotDataset(dataset: $dataset) {
      id
    }
  }
`);

interface DeclarationFormProps {
  columns: readonly SourceColumn[];
  /** What to begin with. */
  guess: Declaration;
  source: Pick<CreateDatasetInput, 'query' | 'database' | 'upload' | 'reading'>;
}

/** What the columns mean; then the dataset is made, and its first version is taken. */
export function DeclarationForm({ columns, guess, source }: DeclarationFormProps) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const [declaration, setDeclaration] = useState(guess);
  const [created, create] = useMutation(CREATE);
  const [, takeFirst] = useMutation(FIRST_SNAPSHOT);
  const words = t.datasets.create;
  const set = (changes: Partial<Declaration>) => setDeclaration((before) => ({ ...before, ...changes }));
  const setFeature = useCallback((column: string, feature: DeclaredFeature | null) => {
    setDeclaration((before) => {
      const { [column]: _, ...others } = before.features;
      return { ...before, features: feature ? { ...others, [column]: feature } : others };
    });
  }, []);
  const input = declaredInput(declaration, columns);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { data } = await create({ input: { ...input, ...source } });
    if (!data) return;
    const dataset = data.createDataset.name;
    const { data: taken } = await takeFirst({ dataset });
    // Where no snapshot could be asked for, the dataset is there, and its page offers one.
    navigate(datasetHref(dataset, taken ? { job: taken.snapshotDataset.id } : {}));
  };
  const names = columns.map(({ name }) => [name, name] as const);
  const optional = [['', t.common.none] as const, ...names];
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)}>
      <h2>{words.meaning}</h2>
      <div className="fields">
        <Field name={words.name} hint={words.nameHint}>
          <input
            required
            maxLength={250}
            value={declaration.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <Field name={words.description}>
          <input
            value={declaration.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        </Field>
        <Field name={words.measures} hint={words.measuresHint}>
          <input value={declaration.measures} onChange={({ target }) => set({ measures: target.value })} />
        </Field>
      </div>
      <div className="fields">
        <Choice
          name={words.key}
          value={declaration.keyColumn}
          options={names}
          onChange={(keyColumn) => set({ keyColumn })}
        />
        <Choice
          name={words.nameColumn}
          value={declaration.nameColumn}
          options={optional}
          onChange={(nameColumn) => set({ nameColumn })}
        />
        <Choice
          name={words.timeColumn}
          value={declaration.timeColumn}
          options={optional}
          onChange={(timeColumn) => set({ timeColumn })}
        />
      </div>
      <FeatureTable
        columns={columns.filter(({ name }) => name !== declaration.keyColumn)}
        features={declaration.features}
        onChange={setFeature}
      />
      {created.error && <ErrorNote error={created.error} />}
      <div className="toolbar">
        <button type="submit" className="primary" disabled={created.fetching || input.features.length === 0}>
          {words.submit}
        </button>
        {input.features.length === 0 && <p className="muted">{words.noFeature}</p>}
      </div>
    </form>
  );
}
