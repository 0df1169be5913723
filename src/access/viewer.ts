import { AppError } from '../errors.ts';
import { mayDo, type Need, type Role } from './roles.ts';

/** Who asks. */
export interface Viewer {
  /** A machine's key, a browser's session, or a person whom an identity provider vouches for. */
  kind: 'KEY' | 'SESSION' | 'PERSON';
  /** The name of the key, or of the person: what histories tell. */
  name: string;
  roles: readonly Role[];
  /** The key; null for a person. */
  keyId: string | null;
  /** What the identity provider calls the person; null for a key. */
  subject: string | null;
  /** The only models that it may predict with; null: all. */
  models: readonly string[] | null;
  /** Whether the key or token still counts: asked while a connection stays open. */
  isCurrent(): boolean;
}

export function unauthenticated(message: string): AppError {
  return new AppError('UNAUTHENTICATED', message, {
    expected: 'the header "Authorization: Bearer KEY" or "X-API-Key: KEY"',
  });
}

/** @throws AppError FORBIDDEN, which names the role that is missing; what declares no need is refused to all */
export function requireRole({ name, roles }: Viewer, need: Need | undefined, what: string): void {
  if (need === undefined) {
    throw new AppError('FORBIDDEN', `${what} declares no role, so nobody may use it.`, { operation: what });
  }
  if (mayDo(roles, need)) return;
  const has = roles.length === 0 ? 'no role' : roles.join(', ');
  throw new AppError('FORBIDDEN', `${what} needs the role ${need}; ${name} has ${has}.`, {
    operation: what,
    expected: `the role ${need}`,
    roles,
  });
}
