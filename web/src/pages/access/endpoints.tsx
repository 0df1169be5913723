import { useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { Link, useLocation } from 'wouter';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Badge } from '../../components/badge.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { CreateEndpoint } from './create-endpoint.tsx';
import {
  DELETE_ENDPOINT,
  ENABLE_ENDPOINT,
  ENDPOINTS,
  ROTATE_SECRET,
  TEST_ENDPOINT,
  type Endpoint,
} from './documents.ts';
import { SecretDialog } from './secret-dialog.tsx';

type Asked = { what: 'create' } | { what: 'rotate' | 'delete'; endpoint: Endpoint };

/** Where an endpoint leads, as people tell one from another. */
export const placeOf = ({ url, recipients }: Pick<Endpoint, 'url' | 'recipients'>): string =>
  url ?? recipients?.join(', ') ?? '';

const deliveriesOf = (id: string) => `/access?tab=deliveries&endpoint=${id}`;

/** Who is told of what happens; each can be tried, rotated, disabled and deleted. */
export function Endpoints() {
  const { t } = useLanguage();
  const words = t.access.endpoint;
  const [, go] = useLocation();
  const [asked, ask] = useState<Asked | null>(null);
  const [issued, setIssued] = useState<{ place: string; secret: string } | null>(null);
  const [wrong, setWrong] = useState<CombinedError>();
  const [, test] = useMutation(TEST_ENDPOINT);
  const [, enable] = useMutation(ENABLE_ENDPOINT);
  const [, rotate] = useMutation(ROTATE_SECRET);
  const [, remove] = useMutation(DELETE_ENDPOINT);
  const { nodes, isWhole, error, reload } = useAllPages(
    ENDPOINTS,
    {},
    ({ notificationEndpoints }) => notificationEndpoints,
  );
  const close = () => ask(null);
  const issue = (place: string, secret: string) => setIssued({ place, secret });

  const doTest = async ({ id }: Endpoint) => {
    const { error: failed } = await test({ endpoint: id });
    if (failed) setWrong(failed);
    else go(deliveriesOf(id));
  };
  const doEnable = async ({ id, enabled }: Endpoint) => {
    const { error: failed } = await enable({ id, enabled: !enabled });
    setWrong(failed);
    reload();
  };
  const doRotate = async (endpoint: Endpoint) => {
    const { data, error: failed } = await rotate({ id: endpoint.id });
    if (data) issue(placeOf(endpoint), data.rotateWebhookSecret.secret);
    reload();
    return failed;
  };
  const doDelete = async ({ id }: Endpoint) => {
    const { error: failed } = await remove({ id });
    reload();
    return failed;
  };
  return (
    <>
      <div className="toolbar">
        <button type="button" className="primary" onClick={() => ask({ what: 'create' })}>
          {words.create}
        </button>
      </div>
      {(error ?? wrong) && <ErrorNote error={(error ?? wrong)!} retry={reload} />}
      {nodes.length === 0 && !isWhole && !error && <Loading />}
      {isWhole && nodes.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
        </Empty>
      )}
      <ul className="endpoints" aria-label={words.title}>
        {nodes.map((endpoint) => (
          <li key={endpoint.id} className="card">
            <About endpoint={endpoint} />
            <div className="toolbar">
              <Link href={deliveriesOf(endpoint.id)}>{words.deliveries}</Link>
              <button type="button" onClick={() => void doTest(endpoint)}>
                {words.test}
              </button>
              <button type="button" onClick={() => void doEnable(endpoint)}>
                {endpoint.enabled ? words.disable : words.enable}
              </button>
              {endpoint.kind === 'GENERIC' && (
                <button type="button" onClick={() => ask({ what: 'rotate', endpoint })}>
                  {words.rotate}
                </button>
              )}
              <button type="button" className="danger" onClick={() => ask({ what: 'delete', endpoint })}>
                {words.delete}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {asked?.what === 'create' && <CreateEndpoint onIssued={issue} onMade={reload} onClose={close} />}
      {asked?.what === 'rotate' && (
        <Dialog
          title={words.rotateTitle}
          confirm={words.rotate}
          onConfirm={async () => await doRotate(asked.endpoint)}
          onClose={close}
        >
          <p>{placeOf(asked.endpoint)}</p>
          <p>{words.rotateHint}</p>
        </Dialog>
      )}
      {asked?.what === 'delete' && (
        <Dialog
          title={words.deleteTitle}
          confirm={words.delete}
          danger
          onConfirm={async () => await doDelete(asked.endpoint)}
          onClose={close}
        >
          <p>{placeOf(asked.endpoint)}</p>
          <p>{words.deleteHint}</p>
        </Dialog>
      )}
      {issued && (
        <SecretDialog
          title={words.secretOf(issued.place)}
          hint={words.secretHint}
          secret={issued.secret}
          onClose={() => setIssued(null)}
        />
      )}
    </>
  );
}

function About({ endpoint }: { endpoint: Endpoint }) {
  const { t, time } = useLanguage();
  const [now] = useState(() => Date.now());
  const words = t.access.endpoint;
  const { kind, events, enabled, disabledReason, previousSecretUntil, createdBy, createdAt } = endpoint;
  const state = enabled ? 'enabled' : 'disabled';
  return (
    <>
      <h2>
        {placeOf(endpoint)} <Badge>{words.kinds[kind]}</Badge>{' '}
        <Badge tone={state === 'enabled' ? 'good' : 'warn'}>{words.states[state]}</Badge>
      </h2>
      <p>{events.map((event) => t.access.event[event]).join(', ')}</p>
      {disabledReason && <p className="note">{disabledReason}</p>}
      {previousSecretUntil && Date.parse(previousSecretUntil) > now && (
        <p className="muted">{words.both(time(previousSecretUntil))}</p>
      )}
      <p className="muted">
        {t.access.key.created} {time(createdAt)} {t.access.key.by} {createdBy}
      </p>
    </>
  );
}
