import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Link } from 'wouter';
import { Dialog } from '../../components/dialog.tsx';
import { Check, Choice, Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import type { PolicySubjectsQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { SET_POLICY, type Policy } from './documents.ts';
import { Part, type PartProps } from './part.tsx';
import { PolicyTraining } from './policy-training.tsx';
import { formOf, inputOf, NEW_POLICY, type PolicyFormValues } from './policy-input.ts';
import { useSchedule } from './times.ts';

const SUBJECTS = graphql(`
  query PolicySubjects {
    datasets(first: 100) {
      edges {
        node {
          name
        }
      }
    }
    models(first: 100) {
      edges {
        node {
          name
          promotionGate {
            ...Gate
          }
        }
      }
    }
  }
`);

/** A policy to be declared, or to be set anew. */
export function PolicyForm({
  policy,
  onDone,
  onClose,
}: {
  policy: Policy | null;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  const client = useClient();
  const [form, setForm] = useState(() => (policy ? formOf(policy) : NEW_POLICY));
  const set = (changes: Partial<PolicyFormValues>) => setForm((before) => ({ ...before, ...changes }));
  const [{ data }] = useQuery({ query: SUBJECTS });
  const models = data?.models.edges.map(({ node }) => node);
  const gate = models?.find(({ name }) => name === form.model.trim())?.promotionGate ?? null;
  const words = t.pipelines.form;
  const save = async () => {
    const { error } = await client.mutation(SET_POLICY, { input: inputOf(form, policy) }).toPromise();
    if (!error) onDone();
    return error;
  };
  return (
    <Dialog
      title={policy ? `${t.pipelines.edit}: ${policy.name}` : t.pipelines.create}
      confirm={words.save}
      onConfirm={save}
      onClose={onClose}
    >
      <Subjects form={form} set={set} isNew={!policy} data={data} />
      <When form={form} set={set} />
      <PolicyTraining form={form} set={set} gate={gate} />
      <p className="muted">
        {words.notify} <Link href="/access">{words.toAccess}</Link>
      </p>
    </Dialog>
  );
}

function Subjects({
  form,
  set,
  isNew,
  data,
}: PartProps & { isNew: boolean; data: PolicySubjectsQuery | undefined }) {
  const { t } = useLanguage();
  const words = t.pipelines.form;
  const datasets = data?.datasets.edges.map(({ node }) => node.name) ?? [];
  const fixed = isNew ? {} : { hint: words.fixed };
  return (
    <Part title={words.basics}>
      <Field name={words.name}>
        <input
          required
          disabled={!isNew}
          value={form.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <Field name={t.pipelines.dataset} {...fixed}>
        <select
          required
          disabled={!isNew}
          value={form.dataset}
          onChange={({ target }) => set({ dataset: target.value })}
        >
          {['', ...new Set([...(form.dataset ? [form.dataset] : []), ...datasets])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <Field name={t.pipelines.model} hint={isNew ? words.modelHint : words.fixed}>
        <input
          required
          disabled={!isNew}
          list="policy-models"
          value={form.model}
          onChange={({ target }) => set({ model: target.value })}
        />
      </Field>
      <datalist id="policy-models">
        {data?.models.edges.map(({ node }) => (
          <option key={node.name}>{node.name}</option>
        ))}
      </datalist>
    </Part>
  );
}

const ZONES = Intl.supportedValuesOf('timeZone');

function When({ form, set }: PartProps) {
  const { t } = useLanguage();
  const { describe } = useSchedule();
  const words = t.pipelines.form;
  return (
    <Part title={words.when}>
      <Check isOn={form.enabled} onChange={(enabled) => set({ enabled })}>
        {words.enabled}
      </Check>
      <Check isOn={form.isScheduled} onChange={(isScheduled) => set({ isScheduled })}>
        {words.bySchedule}
      </Check>
      {form.isScheduled && (
        <>
          <Field name={words.cron} hint={words.cronHint}>
            <input
              required
              maxLength={100}
              value={form.cron}
              onChange={({ target }) => set({ cron: target.value })}
            />
          </Field>
          <Choice
            name={words.timeZone}
            value={form.timeZone}
            options={[
              ...new Set([form.timeZone, 'Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', ...ZONES]),
            ].map((zone) => [zone, zone] as const)}
            onChange={(timeZone) => set({ timeZone })}
          />
          <p className="schedule" role="status">
            {describe(form)}
          </p>
        </>
      )}
      <Check isOn={form.onDataChange} onChange={(onDataChange) => set({ onDataChange })}>
        {words.onDataChange}
      </Check>
      <Check isOn={form.onDrift} onChange={(onDrift) => set({ onDrift })}>
        {words.onDrift}
      </Check>
      <Check isOn={form.onAlert} onChange={(onAlert) => set({ onAlert })}>
        {words.onAlert}
      </Check>
      {form.onAlert && <p className="muted">{words.alertHint(form.name || '…')}</p>}
    </Part>
  );
}
