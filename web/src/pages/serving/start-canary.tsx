import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { Assessment, Override, useAssessment } from '../models/assessment.tsx';

const START = graphql(`
  mutation StartCanary($input: StartCanaryInput!) {
    startCanary(input: $input) {
      id
    }
  }
`);

interface StartCanaryProps {
  model: string;
  /** The versions that may be tried, newest first. */
  candidates: readonly string[];
  onClose: () => void;
}

/** Asks which version is tried, by which plan and within which limits; the gate of Production says beforehand what it says. */
export function StartCanary({ model, candidates, onClose }: StartCanaryProps) {
  const { t } = useLanguage();
  const words = t.serving.canary;
  const [version, setVersion] = useState(candidates[0]);
  const [reason, setReason] = useState('');
  const [overrideReason, setOverrideReason] = useState<string | null>(null);
  const [plan, setPlan] = useState({
    steps: '1, 10, 50, 100',
    seconds: '600',
    minimum: '100',
    agreement: '80',
    errorRate: '1',
    slowdown: '3',
  });
  const assessed = useAssessment(model, version, 'Production');
  const [, start] = useMutation(START);
  const isRefused = assessed.assessment?.passed === false;
  const confirm = async () => {
    const { error } = await start({
      input: {
        model,
        version,
        reason,
        steps: plan.steps
          .split(',')
          .filter((share) => share.trim() !== '')
          .map((share) => ({
            share: Number(share) / 100,
            seconds: Number(plan.seconds),
            minimumRequests: Number(plan.minimum),
          })),
        minimumAgreement: Number(plan.agreement) / 100,
        maximumErrorRate: Number(plan.errorRate) / 100,
        maximumSlowdown: Number(plan.slowdown),
        override: isRefused && overrideReason !== null ? { reason: overrideReason } : null,
      },
    });
    return error;
  };
  const numeric = (each: keyof typeof plan) => (
    <Field key={each} name={words[each]}>
      <input
        type="number"
        step="any"
        min={0}
        required
        value={plan[each]}
        onChange={({ target }) => setPlan({ ...plan, [each]: target.value })}
      />
    </Field>
  );
  return (
    <Dialog title={words.startTitle} confirm={words.confirm} onConfirm={confirm} onClose={onClose}>
      <Choice
        name={t.serving.version}
        value={version}
        options={candidates.map((name) => [name, name] as const)}
        onChange={setVersion}
      />
      <Assessment {...assessed} />
      {isRefused && <Override reason={overrideReason} onChange={setOverrideReason} />}
      <Field name={words.steps} hint={words.stepsHint}>
        <input
          required
          pattern="[0-9., ]+"
          value={plan.steps}
          onChange={({ target }) => setPlan({ ...plan, steps: target.value })}
        />
      </Field>
      <div className="grid tight">
        {(['seconds', 'minimum', 'agreement', 'errorRate', 'slowdown'] as const).map(numeric)}
      </div>
      <Field name={t.serving.reason}>
        <textarea required rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
