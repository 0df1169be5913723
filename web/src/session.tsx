import { createContext, useContext, useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { useQuery } from 'urql';
import { OURS } from './api/client.ts';
import { ErrorNote, Loading } from './components/notes.tsx';
import { graphql } from './gql/gql.ts';
import type { ViewerQuery } from './gql/graphql.ts';
import { useLanguage } from './i18n/language.tsx';

const VIEWER = graphql(`
  query Viewer {
    viewer {
      name
      roles
    }
  }
`);

type Viewer = NonNullable<ViewerQuery['viewer']>;
export type Role = Viewer['roles'][number];
const ViewerContext = createContext<Viewer | null>(null);

/** The roles that each role is included in, itself among them: as the server has it. */
const GRANTED_BY: Record<Role, readonly Role[]> = {
  VIEWER: ['VIEWER', 'OPERATOR', 'APPROVER', 'ADMIN'],
  PREDICTOR: ['PREDICTOR', 'OPERATOR', 'APPROVER', 'ADMIN'],
  OPERATOR: ['OPERATOR', 'APPROVER', 'ADMIN'],
  APPROVER: ['APPROVER', 'ADMIN'],
  ADMIN: ['ADMIN'],
};

/** Who looks at the page, and whether they may do what needs a role: what they may not is not offered. */
export function useViewer(): Viewer & { may: (role: Role) => boolean } {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('outside of Session');
  return { ...viewer, may: (role) => GRANTED_BY[role].some((each) => viewer.roles.includes(each)) };
}

/** Opens a session with a ticket or a key. @returns whether the server took it */
async function openSession(proof: { ticket: string } | { key: string }): Promise<boolean> {
  const isTicket = 'ticket' in proof;
  const { ok } = await fetch('/v1/session', {
    method: 'POST',
    headers: isTicket
      ? { ...OURS, 'content-type': 'application/json' }
      : { ...OURS, authorization: `Bearer ${proof.key}` },
    ...(isTicket && { body: JSON.stringify(proof) }),
  });
  return ok;
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

/** Shows its children to those who are signed in, and to others the way in. */
export function Session({ children }: { children: ReactNode }) {
  const [ticket] = useState(takeTicket);
  const [isOpening, setOpening] = useState(ticket !== null);
  useEffect(() => {
    if (ticket === null) return;
    const open = async () => {
      await openSession({ ticket });
      setOpening(false);
    };
    void open();
  }, [ticket]);
  const [{ data, error }, again] = useQuery({ query: VIEWER, pause: isOpening });
  if (data?.viewer) return <ViewerContext value={data.viewer}>{children}</ViewerContext>;
  const code = error?.graphQLErrors[0]?.extensions['code'];
  if (code === 'UNAUTHENTICATED') return <SignIn />;
  return error ? <ErrorNote error={error} retry={again} /> : <Loading />;
}

function SignIn() {
  const { t } = useLanguage();
  const [key, setKey] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await openSession({ key })) location.reload();
    else setWrong(true);
  };
  return (
    <form className="card sign-in" onSubmit={(event) => void submit(event)}>
      <h1>{t.common.signIn.title}</h1>
      <p>{t.common.signIn.hint}</p>
      <label className="field">
        {t.common.signIn.key}
        <input
          type="password"
          autoComplete="current-password"
          required
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </label>
      {isWrong && (
        <p className="note error" role="alert">
          {t.common.signIn.wrong}
        </p>
      )}
      <button type="submit" className="primary">
        {t.common.signIn.submit}
      </button>
    </form>
  );
}
