import { Link } from 'wouter';
import { Check, Choice, Field } from '../../components/field.tsx';
import type {
  Algorithm,
  DriftPairing,
  DriftTest,
  PolicyConcurrency,
  PromoteHow,
  TrainWhen,
} from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { Gate } from './documents.ts';
import { gateInWords } from './gate.ts';
import { Part, type PartProps } from './part.tsx';

/** The options of a choice, from their names in words. */
const optionsOf = <Value extends string>(words: Record<Value, string>) =>
  Object.entries(words) as [Value, string][];

/** What is done when a policy has fired, and what becomes of a new model. */
export function PolicyTraining({ form, set, gate }: PartProps & { gate: Gate | null }) {
  const { t, figure } = useLanguage();
  const words = t.pipelines.form;
  return (
    <>
      <Part title={words.work}>
        <Choice<TrainWhen>
          name={t.pipelines.trainWhen}
          value={form.trainWhen}
          options={optionsOf(t.pipelines.trainWhens)}
          onChange={(trainWhen) => set({ trainWhen })}
        />
        <Field name={t.pipelines.experiment}>
          <input
            required
            value={form.experiment}
            onChange={({ target }) => set({ experiment: target.value })}
          />
        </Field>
        <Field name={t.pipelines.nClusters} hint={words.clustersHint}>
          <input
            required
            pattern="\s*\d+(\s*,\s*\d+)*\s*"
            value={form.nClusters}
            onChange={({ target }) => set({ nClusters: target.value })}
          />
        </Field>
        <Choice<Algorithm>
          name={words.algorithm}
          value={form.algorithm}
          options={optionsOf(t.pipelines.algorithms)}
          onChange={(algorithm) => set({ algorithm })}
        />
        <Check isOn={form.chooseClusters} onChange={(chooseClusters) => set({ chooseClusters })}>
          {words.chooseClusters}
        </Check>
      </Part>
      {form.trainWhen === 'DRIFT' && <DriftPart form={form} set={set} />}
      <Part title={words.after}>
        <p>
          {t.pipelines.gate}: {gateInWords(gate, t.pipelines, figure)}{' '}
          {form.model && (
            <Link href={`/models?model=${encodeURIComponent(form.model)}`}>{t.pipelines.toGate}</Link>
          )}
        </p>
        <Choice<PromoteHow>
          name={t.pipelines.promote}
          value={form.promote}
          options={optionsOf(t.pipelines.promotes)}
          onChange={(promote) => set({ promote })}
        />
        <Field name={words.cooldown}>
          <input
            type="number"
            required
            min="0"
            max={31 * 24 * 60}
            step="any"
            value={form.cooldownMinutes}
            onChange={({ target }) => set({ cooldownMinutes: target.value })}
          />
        </Field>
        <Choice<PolicyConcurrency>
          name={t.pipelines.concurrency}
          value={form.concurrency}
          options={optionsOf(t.pipelines.concurrencies)}
          onChange={(concurrency) => set({ concurrency })}
        />
      </Part>
    </>
  );
}

function DriftPart({ form, set }: PartProps) {
  const { t } = useLanguage();
  const words = t.drift.form;
  const tests = optionsOf<DriftTest>(t.drift.testNames).filter(([test]) => test !== 'MISSING');
  return (
    <Part title={t.pipelines.form.drift}>
      <Choice<DriftTest | ''>
        name={words.test}
        value={form.test}
        options={[['', words.evidently], ...tests]}
        onChange={(test) => set({ test })}
      />
      <Field name={words.driftShare}>
        <input
          type="number"
          required
          min="0"
          max="1"
          step="any"
          value={form.driftShare}
          onChange={({ target }) => set({ driftShare: target.value })}
        />
      </Field>
      <Choice<DriftPairing>
        name={words.pairing}
        value={form.pairing}
        options={optionsOf(t.drift.pairing)}
        onChange={(pairing) => set({ pairing })}
      />
      <Check isOn={form.adjusted} onChange={(adjusted) => set({ adjusted })}>
        {words.adjusted}
      </Check>
    </Part>
  );
}
