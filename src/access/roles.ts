export const ROLES = ['viewer', 'predictor', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What an operation asks of whoever calls it: a role, or only to be known. */
export type Need = Role | 'known';

/** The roles that each role includes, itself among them. */
const INCLUDES: Record<Role, readonly Role[]> = {
  viewer: ['viewer'],
  predictor: ['predictor'],
  operator: ['operator', 'viewer', 'predictor'],
  approver: ['approver', 'operator', 'viewer', 'predictor'],
  admin: ROLES,
};

/** Whether somebody with these roles may do what has this need. */
export function mayDo(roles: readonly Role[], need: Need): boolean {
  return need === 'known' || roles.some((role) => INCLUDES[role].includes(need));
}
