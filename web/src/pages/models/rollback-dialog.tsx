import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { FollowedJob } from './job-note.tsx';
import type { Standing } from './use-alias-moves.ts';

const ROLLBACK = graphql(`
  mutation RollBack($input: RollbackAliasInput!) {
    rollbackAlias(input: $input) {
      id
    }
  }
`);

/** `from` is the version that a rollback would lead to. */
const TARGET = graphql(`
  query RollbackTarget($model: String!) {
    migrations(model: $model) {
      from {
        name
      }
      to {
        name
      }
    }
  }
`);

interface RollbackDialogProps {
  model: string;
  current: readonly Standing[];
  onStarted: (job: FollowedJob) => void;
  onClose: () => void;
}

/** Asks which alias goes back and why, and shows where Production would go. */
export function RollbackDialog({ model, current, onStarted, onClose }: RollbackDialogProps) {
  const { t } = useLanguage();
  const names = current.map((each) => each.alias);
  const [alias, setAlias] = useState(names.includes('Production') ? 'Production' : names[0]);
  const [reason, setReason] = useState('');
  const isProduction = alias === 'Production';
  const [{ data, error }] = useQuery({
    query: TARGET,
    variables: { model },
    requestPolicy: 'network-only',
    pause: !isProduction,
  });
  const [, rollBack] = useMutation(ROLLBACK);
  const confirm = async () => {
    const { data: started, error: wrong } = await rollBack({ input: { model, alias, reason } });
    if (started) onStarted({ id: started.rollbackAlias.id, title: `${t.models.job.rollback}: ${alias}` });
    return wrong;
  };
  return (
    <Dialog
      title={t.models.rollback.title}
      confirm={t.models.rollback.confirm}
      danger
      onConfirm={confirm}
      onClose={onClose}
    >
      <Choice
        name={t.models.promote.alias}
        value={alias}
        options={names.map((name) => [name, name] as const)}
        onChange={setAlias}
      />
      {isProduction && error && <ErrorNote error={error} />}
      {isProduction && data && (
        <p className="note">{t.models.rollback.to(data.migrations.to.name, data.migrations.from.name)}</p>
      )}
      {!isProduction && <p className="note">{t.models.rollback.other}</p>}
      <Field name={t.models.reason} hint={t.models.reasonHint}>
        <textarea required rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
    </Dialog>
  );
}
