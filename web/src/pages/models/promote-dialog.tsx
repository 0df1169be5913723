import { useState } from 'react';
import { useMutation } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { Assessment, Override, useAssessment } from './assessment.tsx';
import type { FollowedJob } from './job-note.tsx';
import type { ListedVersion } from './registered-model.tsx';
import { aliasesOn, type Standing } from './use-alias-moves.ts';

const PROMOTE = graphql(`
  mutation Promote($input: PromoteModelInput!) {
    promoteModel(input: $input) {
      id
    }
  }
`);

interface PromoteDialogProps {
  model: string;
  versions: readonly ListedVersion[];
  current: readonly Standing[];
  onStarted: (job: FollowedJob) => void;
  onClose: () => void;
}

/** Asks which alias goes to which version and why, and shows beforehand what its gate says. */
export function PromoteDialog({ model, versions, current, onStarted, onClose }: PromoteDialogProps) {
  const { t } = useLanguage();
  const [chosen] = useQueryParam('version');
  const [wanted] = useQueryParam('alias', 'Production');
  const [alias, setAlias] = useState(wanted);
  const [picked, setPicked] = useState(chosen);
  const other = versions.find(({ name }) => !aliasesOn(current, name).includes(alias));
  const version = picked || (other ?? versions[0]).name;
  const [reason, setReason] = useState('');
  const [overrideReason, setOverrideReason] = useState<string | null>(null);
  const [onlyIfBetter, setOnlyIfBetter] = useState(false);
  const assessed = useAssessment(model, version, alias);
  const [, promote] = useMutation(PROMOTE);
  const isRefused = assessed.assessment?.passed === false;
  const confirm = async () => {
    const override = isRefused && overrideReason !== null ? { reason: overrideReason } : null;
    const { data, error } = await promote({
      input: { model, version, alias, reason, onlyIfBetter, override },
    });
    if (data)
      onStarted({ id: data.promoteModel.id, title: `${t.models.job.promote}: ${alias} → ${version}` });
    return error;
  };
  const names = new Set(['Production', 'Shadow', ...current.map((each) => each.alias)]);
  return (
    <Dialog
      title={t.models.promote.title}
      confirm={t.models.promote.confirm}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className="grid tight">
        <Choice
          name={t.models.version}
          value={version}
          options={versions.map(
            ({ name }) => [name, [name, ...aliasesOn(current, name)].join(' · ')] as const,
          )}
          onChange={setPicked}
        />
        <Field name={t.models.promote.alias} hint={t.models.promote.aliasHint}>
          <input
            required
            list="aliases"
            pattern="[A-Za-z0-9_\-]+"
            value={alias}
            onChange={({ target }) => setAlias(target.value)}
          />
        </Field>
        <datalist id="aliases">
          {[...names].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </div>
      {aliasesOn(current, version).includes(alias) && (
        <p className="muted">{t.models.promote.already(alias)}</p>
      )}
      <Assessment {...assessed} />
      {isRefused && <Override reason={overrideReason} onChange={setOverrideReason} />}
      <label className="check">
        <input
          type="checkbox"
          checked={onlyIfBetter}
          onChange={({ target }) => setOnlyIfBetter(target.checked)}
        />
        {t.models.promote.onlyIfBetter}
      </label>
      <Field name={t.models.reason} hint={t.models.reasonHint}>
        <textarea required rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
