import { useState } from 'react';
import { useMutation } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { CreateKey } from './create-key.tsx';
import { KEYS, REVOKE_KEY, ROTATE_KEY, type Key } from './documents.ts';
import { keyColumns, stateOf } from './key-columns.tsx';
import { SecretDialog } from './secret-dialog.tsx';

const MOST_KEYS = 5000;

type Asked = { what: 'create' } | { what: 'rotate' | 'revoke'; key: Key };

/** The keys; each can be rotated and revoked, and a new one made. */
export function Keys() {
  const speech = useLanguage();
  const { t } = speech;
  const words = t.access.key;
  const [shows, setShows] = useQueryParam('show');
  const [asked, ask] = useState<Asked | null>(null);
  const [issued, setIssued] = useState<{ name: string; key: string } | null>(null);
  const { nodes, isWhole, error, reload } = useAllPages(KEYS, {}, ({ apiKeys }) => apiKeys, MOST_KEYS);
  const rows =
    shows === 'all' ? nodes : nodes.filter((key) => key.kind === 'KEY' && stateOf(key) === 'current');
  const close = () => ask(null);
  const show = (name: string, key: string) => {
    setIssued({ name, key });
    reload();
  };
  return (
    <section className="card">
      <div className="toolbar">
        <button type="button" className="primary" onClick={() => ask({ what: 'create' })}>
          {words.create}
        </button>
        <label>
          <input
            type="checkbox"
            checked={shows === 'all'}
            onChange={({ target }) => setShows(target.checked ? 'all' : '')}
          />{' '}
          {words.all}
        </label>
      </div>
      {error && <ErrorNote error={error} retry={reload} />}
      {nodes.length === 0 && !isWhole && !error && <Loading />}
      {isWhole && rows.length === 0 && <Empty title={words.none} />}
      {rows.length > 0 && (
        <DataTable
          label={t.access.tabs.keys}
          columns={keyColumns(speech, {
            rotate: (key) => ask({ what: 'rotate', key }),
            revoke: (key) => ask({ what: 'revoke', key }),
          })}
          rows={rows}
          idOf={({ id }) => id}
        />
      )}
      {asked?.what === 'create' && <CreateKey onIssued={show} onClose={close} />}
      {asked?.what === 'rotate' && <RotateKey apiKey={asked.key} onIssued={show} onClose={close} />}
      {asked?.what === 'revoke' && <RevokeKey apiKey={asked.key} onRevoked={reload} onClose={close} />}
      {issued && (
        <SecretDialog
          title={words.issued(issued.name)}
          hint={words.issuedHint}
          secret={issued.key}
          onClose={() => setIssued(null)}
        />
      )}
    </section>
  );
}

interface RotateKeyProps {
  apiKey: Key;
  onIssued: (name: string, key: string) => void;
  onClose: () => void;
}

function RotateKey({ apiKey: { id, name }, onIssued, onClose }: RotateKeyProps) {
  const { t } = useLanguage();
  const words = t.access.key;
  const [, rotate] = useMutation(ROTATE_KEY);
  const [grace, setGrace] = useState('86400');
  const submit = async () => {
    const { data, error } = await rotate({ id, graceSeconds: Number(grace) });
    if (data) onIssued(name, data.rotateApiKey.key);
    return error;
  };
  return (
    <Dialog title={words.rotateTitle(name)} confirm={words.rotate} onConfirm={submit} onClose={onClose}>
      <p>{words.rotateHint}</p>
      <Choice name={words.expires} value={grace} options={Object.entries(words.graces)} onChange={setGrace} />
    </Dialog>
  );
}

interface RevokeKeyProps {
  apiKey: Key;
  onRevoked: () => void;
  onClose: () => void;
}

function RevokeKey({ apiKey: { id, name }, onRevoked, onClose }: RevokeKeyProps) {
  const { t } = useLanguage();
  const viewer = useViewer();
  const words = t.access.key;
  const [, revoke] = useMutation(REVOKE_KEY);
  const submit = async () => {
    const { error } = await revoke({ id });
    if (!error) onRevoked();
    return error;
  };
  return (
    <Dialog
      title={words.revokeTitle(name)}
      confirm={words.revoke}
      danger
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{words.revokeHint}</p>
      {name === viewer.name && <p className="note">{words.own}</p>}
    </Dialog>
  );
}
