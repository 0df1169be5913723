import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { useQuery, type CombinedError } from 'urql';
import { onUnknown, OURS } from './api/client.ts';
import { Field } from './components/field.tsx';
import { ErrorNote, Loading } from './components/notes.tsx';
import { graphql } from './gql/gql.ts';
import type { ViewerQuery } from './gql/graphql.ts';
import { useLanguage } from './i18n/language.tsx';

const VIEWER = graphql(`
  query Viewer {
    viewer {
      kind
      name
      roles
      keyId
    }
  }
`);

type Viewer = NonNullable<ViewerQuery['viewer']>;
export type Role = Viewer['roles'][number];

interface Session {
  /** null: nobody is signed in, or it is not known yet. */
  viewer: Viewer | null;
  /** The link that led here opens no session any more. */
  isStale: boolean;
  error: CombinedError | undefined;
  retry: () => void;
}
const SessionContext = createContext<Session | null>(null);

/** The roles that each role is included in, itself among them: as the server has it. */
const GRANTED_BY: Record<Role, readonly Role[]> = {
  VIEWER: ['VIEWER', 'OPERATOR', 'APPROVER', 'ADMIN'],
  PREDICTOR: ['PREDICTOR', 'OPERATOR', 'APPROVER', 'ADMIN'],
  OPERATOR: ['OPERATOR', 'APPROVER', 'ADMIN'],
  APPROVER: ['APPROVER', 'ADMIN'],
  ADMIN: ['ADMIN'],
};

function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of SessionProvider');
  return session;
}

/** Whether somebody is signed in. */
export const useIsSignedIn = (): boolean => useSession().viewer !== null;

/** Who looks at the page, and whether they may do what needs a role: what they may not is not offered. */
export function useViewer(): Viewer & { may: (role: Role) => boolean } {
  const { viewer } = useSession();
  if (!viewer) throw new Error('outside of SignedIn');
  return { ...viewer, may: (role) => GRANTED_BY[role].some((each) => viewer.roles.includes(each)) };
}

/** Opens a session with a ticket or a key. */
async function openSession(
  proof: { ticket: string } | { key: string },
): Promise<'open' | 'refused' | 'unreachable'> {
  const isTicket = 'ticket' in proof;
  try {
    const { ok } = await fetch('/v1/session', {
      method: 'POST',
      headers: isTicket
        ? { ...OURS, 'content-type': 'application/json' }
        : { ...OURS, authorization: `Bearer ${proof.key}` },
      ...(isTicket && { body: JSON.stringify(proof) }),
    });
    return ok ? 'open' : 'refused';
  } catch {
    return 'unreachable';
  }
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await fetch('/v1/session', { method: 'DELETE', headers: OURS });
  location.reload();
}

/** What the link of the first start carries. A fragment reaches no server and no log; it is taken out of the address. */
function takeTicket(): string | null {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  if (ticket) history.replaceState(null, '', location.pathname + location.search);
  return ticket;
}

/** Finds out who looks at the page. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [ticket] = useState(takeTicket);
  const [isOpening, setOpening] = useState(ticket !== null);
  const [isStale, setStale] = useState(false);
  useEffect(() => {
    if (ticket === null) return;
    const open = async () => {
      setStale((await openSession({ ticket })) === 'refused');
      setOpening(false);
    };
    void open();
  }, [ticket]);
  const [{ data, error }, again] = useQuery({ query: VIEWER, pause: isOpening });
  const viewer = data?.viewer ?? null;
  const isKnown = viewer !== null;
  useEffect(
    () => (isKnown ? onUnknown(() => again({ requestPolicy: 'network-only' })) : undefined),
    [isKnown, again],
  );
  const session = useMemo(() => ({ viewer, isStale, error, retry: again }), [viewer, isStale, error, again]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Shows its children to those who are signed in, and to others the way in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { viewer, isStale, error, retry } = useSession();
  if (viewer) return children;
  const code = error?.graphQLErrors[0]?.extensions['code'];
  if (code === 'UNAUTHENTICATED') return <SignIn isStale={isStale} />;
  return error ? <ErrorNote error={error} retry={retry} /> : <Loading />;
}

function SignIn({ isStale }: { isStale: boolean }) {
  const { t } = useLanguage();
  const [key, setKey] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(isStale ? t.common.signIn.stale : null);
  const input = useRef<HTMLInputElement>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await openSession({ key: key.trim() });
    if (answer === 'open') return location.reload();
    setBusy(false);
    setWrong(answer === 'refused' ? t.common.signIn.wrong : t.common.unreachable);
    input.current?.select();
  };
  return (
    <form className="card sign-in" onSubmit={(event) => void submit(event)}>
      <img src="/icon.svg" alt="" width={48} height={48} />
      <h1>{t.common.signIn.title}</h1>
      <p>{t.common.signIn.about}</p>
      <Field name={t.common.signIn.key} hint={t.common.signIn.hint}>
        <input
          ref={input}
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={wrong !== null}
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </Field>
      {wrong && (
        <p className="note error" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" className="primary" disabled={isBusy}>
        {t.common.signIn.submit}
      </button>
    </form>
  );
}
