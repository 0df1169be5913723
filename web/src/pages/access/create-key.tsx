import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import type { Role } from '../../session.tsx';
import { Checks } from './checks.tsx';
import { CREATE_KEY } from './documents.ts';
import { ROLES } from './roles.tsx';

interface CreateKeyProps {
  onIssued: (name: string, key: string) => void;
  onClose: () => void;
}

/** Asks what a key is to be. */
export function CreateKey({ onIssued, onClose }: CreateKeyProps) {
  const { t } = useLanguage();
  const words = t.access.key;
  const [, create] = useMutation(CREATE_KEY);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<Role[]>(['VIEWER']);
  const [models, setModels] = useState('');
  const [expires, setExpires] = useState('');
  const maySayModels = roles.length === 1 && roles[0] === 'PREDICTOR';
  const submit = async () => {
    const wanted = splitList(models);
    const { data, error } = await create({
      input: {
        name,
        roles,
        ...(maySayModels && wanted.length > 0 && { models: wanted }),
        // Midnight where the page is read.
        ...(expires !== '' && { expiresAt: new Date(`${expires}T00:00`).toISOString() }),
      },
    });
    if (data) onIssued(name, data.createApiKey.key);
    return error;
  };
  return (
    <Dialog title={words.create} confirm={words.create} onConfirm={submit} onClose={onClose}>
      <Field name={words.name} hint={words.nameHint}>
        <input required maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Checks
        name={words.roles}
        hint={words.rolesHint}
        options={ROLES.map((role) => [role, role] as const)}
        chosen={roles}
        onChange={setRoles}
      />
      {maySayModels && (
        <Field name={words.models} hint={words.modelsHint}>
          <input value={models} onChange={({ target }) => setModels(target.value)} />
        </Field>
      )}
      <Field name={words.expires} hint={words.expiresHint}>
        <input type="date" value={expires} onChange={({ target }) => setExpires(target.value)} />
      </Field>
    </Dialog>
  );
}

/** What stands in a list with commas. */
export const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
