import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Check, Choice, Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import type { DriftPairing, DriftTest, StartDriftReportInput } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { Subject } from './documents.ts';

const START_SIDES = graphql(`
  query StartDriftSides($model: String!, $dataset: String!, $ofModel: Boolean!) {
    model(name: $model) @include(if: $ofModel) {
      alias {
        version {
          datasetVersion {
            dataset {
              name
              ...StartVersions
            }
          }
        }
      }
    }
    dataset(name: $dataset) @skip(if: $ofModel) {
      name
      ...StartVersions
    }
  }

  fragment StartVersions on Dataset {
    keyColumn
    currentVersion {
      id
      columns {
        name
      }
    }
    versions(first: 100) {
      edges {
        node {
          id
          number
          tag
        }
      }
    }
  }
`);

const START_REPORT = graphql(`
  mutation StartDriftReport($input: StartDriftReportInput!) {
    startDriftReport(input: $input) {
      id
      driftReport {
        id
      }
    }
  }
`);

interface Form {
  reference: string;
  looked: 'version' | 'window';
  current: string;
  from: string;
  to: string;
  columns: readonly string[];
  test: DriftTest | '';
  threshold: string;
  driftShare: string;
  pairing: DriftPairing;
  adjusted: boolean;
  multivariate: boolean;
}

const AT_FIRST: Form = {
  reference: '',
  looked: 'version',
  current: '',
  from: '',
  to: '',
  columns: [],
  test: '',
  threshold: '',
  driftShare: '0.5',
  pairing: 'AUTO',
  adjusted: false,
  multivariate: true,
};

function inputOf(subject: Subject, form: Form): StartDriftReportInput {
  const isWindow = form.looked === 'window';
  return {
    ...subject,
    ...(form.reference && { reference: form.reference }),
    ...(isWindow
      ? { window: { from: new Date(form.from).toISOString(), to: new Date(form.to).toISOString() } }
      : { pairing: form.pairing, ...(form.current && { current: form.current }) }),
    ...(form.columns.length > 0 && { columns: [...form.columns] }),
    ...(form.test && { test: form.test }),
    ...(form.threshold && { threshold: Number(form.threshold) }),
    driftShare: Number(form.driftShare),
    adjusted: form.adjusted,
    multivariate: form.multivariate,
  };
}

/** Asks what to compare and how, and starts the report. */
export function StartReport({
  subject,
  onStarted,
  onClose,
}: {
  subject: Subject;
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  const client = useClient();
  const [form, setForm] = useState(AT_FIRST);
  const ofModel = 'model' in subject;
  const names = { model: '', dataset: '', ...subject };
  const [{ data }] = useQuery({ query: START_SIDES, variables: { ...names, ofModel } });
  const dataset = data?.dataset ?? data?.model?.alias?.version.datasetVersion.dataset;
  const versions = dataset?.versions.edges.map(({ node }) => node) ?? [];
  const columns = dataset?.currentVersion?.columns.filter(({ name }) => name !== dataset.keyColumn) ?? [];
  const set = (changes: Partial<Form>) => setForm((before) => ({ ...before, ...changes }));
  const start = async () => {
    const result = await client.mutation(START_REPORT, { input: inputOf(subject, form) }).toPromise();
    const id = result.data?.startDriftReport.driftReport?.id;
    if (id) onStarted(id);
    return result.error;
  };
  const words = t.drift.form;
  const listed = versions.map(({ number, tag }) => [String(number), t.drift.version(number, tag)] as const);
  return (
    <Dialog title={t.drift.start} confirm={words.submit} onConfirm={start} onClose={onClose}>
      <Choice
        name={words.reference}
        value={form.reference}
        options={[['', ofModel ? words.trainedOn : words.choose], ...listed]}
        onChange={(reference) => set({ reference })}
      />
      {ofModel && (
        <Choice
          name={words.looked}
          value={form.looked}
          options={[
            ['version', words.ofVersion],
            ['window', words.ofWindow],
          ]}
          onChange={(looked) => set({ looked })}
        />
      )}
      {form.looked === 'version' ? (
        <Choice
          name={words.current}
          value={form.current}
          options={[['', words.currentVersion], ...listed]}
          onChange={(current) => set({ current })}
        />
      ) : (
        <div className="toolbar">
          <TimeField name={words.from} value={form.from} onChange={(from) => set({ from })} />
          <TimeField name={words.to} value={form.to} onChange={(to) => set({ to })} />
        </div>
      )}
      <fieldset className="checks">
        <legend>
          {words.columns} · {words.columnsHint}
        </legend>
        {columns.map(({ name }) => (
          <Check
            key={name}
            isOn={form.columns.includes(name)}
            onChange={(isOn) =>
              set({ columns: isOn ? [...form.columns, name] : form.columns.filter((each) => each !== name) })
            }
          >
            {name}
          </Check>
        ))}
      </fieldset>
      <Options form={form} set={set} />
    </Dialog>
  );
}

function Options({ form, set }: { form: Form; set: (changes: Partial<Form>) => void }) {
  const { t } = useLanguage();
  const words = t.drift.form;
  const tests = (Object.entries(t.drift.testNames) as [DriftTest, string][]).filter(
    ([test]) => test !== 'MISSING',
  );
  return (
    <details>
      <summary>{words.options}</summary>
      <div className="toolbar">
        <Choice
          name={words.test}
          value={form.test}
          options={[['', words.evidently], ...tests]}
          onChange={(test) => set({ test })}
        />
        <Field name={words.threshold} hint={words.thresholdHint}>
          <input
            type="number"
            min="0"
            step="any"
            value={form.threshold}
            onChange={({ target }) => set({ threshold: target.value })}
          />
        </Field>
        <Field name={words.driftShare}>
          <input
            type="number"
            min="0"
            max="1"
            step="any"
            required
            value={form.driftShare}
            onChange={({ target }) => set({ driftShare: target.value })}
          />
        </Field>
        {form.looked === 'version' && (
          <Choice
            name={words.pairing}
            value={form.pairing}
            options={Object.entries(t.drift.pairing) as [DriftPairing, string][]}
            onChange={(pairing) => set({ pairing })}
          />
        )}
      </div>
      <Check isOn={form.adjusted} onChange={(adjusted) => set({ adjusted })}>
        {words.adjusted}
      </Check>
      <Check isOn={form.multivariate} onChange={(multivariate) => set({ multivariate })}>
        {words.multivariate}
      </Check>
    </details>
  );
}

function TimeField({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field name={name}>
      <input type="datetime-local" required value={value} onChange={({ target }) => onChange(target.value)} />
    </Field>
  );
}
