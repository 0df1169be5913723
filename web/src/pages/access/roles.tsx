import { Badge } from '../../components/badge.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer, type Role } from '../../session.tsx';

export const ROLES: readonly Role[] = ['VIEWER', 'PREDICTOR', 'OPERATOR', 'APPROVER', 'ADMIN'];

/** What each role may do, in words. */
export function Roles() {
  const { t } = useLanguage();
  const viewer = useViewer();
  return (
    <section className="card scroll" aria-label={t.access.tabs.roles} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t.access.role}</th>
            <th>{t.access.mayDo}</th>
          </tr>
        </thead>
        <tbody>
          {ROLES.map((role) => (
            <tr key={role}>
              <td>
                <strong>{role}</strong>{' '}
                {viewer.roles.includes(role) && <Badge tone="good">{t.access.yours}</Badge>}
              </td>
              <td>{t.access.roles[role]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
