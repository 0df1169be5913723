import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useTabs } from '../../components/tabs.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import './access.css';
import { Audit } from './audit.tsx';
import { Deliveries } from './deliveries.tsx';
import { Endpoints } from './endpoints.tsx';
import { Keys } from './keys.tsx';
import { Roles } from './roles.tsx';

/** Who may do what, who did what, and who is told. */
export default function Access() {
  const { t } = useLanguage();
  const viewer = useViewer();
  const isAdmin = viewer.may('ADMIN');
  return (
    <>
      <h1>{t.access.title}</h1>
      <Figures
        items={[
          [t.access.you, viewer.name],
          [t.access.kind, t.access.kinds[viewer.kind]],
          [t.access.yourRoles, viewer.roles.map((role) => <Badge key={role}>{role}</Badge>)],
        ]}
      />
      {isAdmin ? (
        <AdminTabs />
      ) : (
        <>
          <p className="note">{t.access.missing(viewer.roles.join(', '))}</p>
          <Roles />
        </>
      )}
    </>
  );
}

function AdminTabs() {
  const { t } = useLanguage();
  const { tabs } = t.access;
  const { tab, bar } = useTabs(t.access.title, [
    ['keys', tabs.keys],
    ['roles', tabs.roles],
    ['endpoints', tabs.endpoints],
    ['deliveries', tabs.deliveries],
    ['audit', tabs.audit],
  ]);
  return (
    <>
      {bar}
      {tab === 'keys' && <Keys />}
      {tab === 'roles' && <Roles />}
      {tab === 'endpoints' && <Endpoints />}
      {tab === 'deliveries' && <Deliveries />}
      {tab === 'audit' && <Audit />}
    </>
  );
}
