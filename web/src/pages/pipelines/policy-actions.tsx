import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { useLocation } from 'wouter';
import { Dialog } from '../../components/dialog.tsx';
import { Check, Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { DELETE_POLICY, FIRE_POLICY, SET_POLICY, type Policy } from './documents.ts';
import { PolicyForm } from './policy-form.tsx';
import { formOf, inputOf } from './policy-input.ts';

type Asked = 'fire' | 'edit' | 'delete' | null;

/** What may be done with a policy, by who may do it. */
export function PolicyActions({ policy, onChange }: { policy: Policy; onChange: () => void }) {
  const { t } = useLanguage();
  const viewer = useViewer();
  const client = useClient();
  const [asked, setAsked] = useState<Asked>(null);
  const [error, setError] = useState<CombinedError>();
  const close = () => setAsked(null);
  const { name, enabled, runCount } = policy;
  const turn = async () => {
    const input = { ...inputOf(formOf(policy), policy), enabled: !enabled };
    const result = await client.mutation(SET_POLICY, { input }).toPromise();
    setError(result.error);
    onChange();
  };
  const remove = async () => {
    const result = await client.mutation(DELETE_POLICY, { name }).toPromise();
    if (!result.error) onChange();
    return result.error;
  };
  return (
    <>
      <div className="toolbar">
        {viewer.may('OPERATOR') && (
          <button type="button" className="primary" onClick={() => setAsked('fire')}>
            {t.pipelines.fire}
          </button>
        )}
        {viewer.may('APPROVER') && (
          <>
            <button type="button" onClick={() => setAsked('edit')}>
              {t.pipelines.edit}
            </button>
            <button type="button" onClick={() => void turn()}>
              {enabled ? t.pipelines.pause : t.pipelines.resume}
            </button>
            {runCount === 0 && (
              <button type="button" className="danger" onClick={() => setAsked('delete')}>
                {t.pipelines.remove}
              </button>
            )}
          </>
        )}
      </div>
      {error && <ErrorNote error={error} />}
      {asked === 'fire' && <FireDialog name={name} onClose={close} />}
      {asked === 'edit' && <PolicyForm policy={policy} onDone={onChange} onClose={close} />}
      {asked === 'delete' && (
        <Dialog
          title={t.pipelines.removeTitle(name)}
          confirm={t.pipelines.remove}
          danger
          onConfirm={remove}
          onClose={close}
        >
          <p>{t.pipelines.removeHint}</p>
        </Dialog>
      )}
    </>
  );
}

/** Fires a policy by hand, and goes to the firing. */
function FireDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLanguage();
  const client = useClient();
  const [, navigate] = useLocation();
  const [forceRetrain, setForce] = useState(false);
  const [skipPromotion, setSkip] = useState(false);
  const [reason, setReason] = useState('');
  const words = t.pipelines.fireForm;
  const fire = async () => {
    const input = { policy: name, forceRetrain, skipPromotion, ...(reason && { reason }) };
    const { data, error } = await client.mutation(FIRE_POLICY, { input }).toPromise();
    if (data) navigate(`/pipelines?run=${data.fireTrainingPolicy.id}`);
    return error;
  };
  return (
    <Dialog title={words.title(name)} confirm={words.submit} onConfirm={fire} onClose={onClose}>
      <Check isOn={forceRetrain} onChange={setForce}>
        {words.force}
      </Check>
      <Check isOn={skipPromotion} onChange={setSkip}>
        {words.skip}
      </Check>
      <Field name={words.reason}>
        <input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
