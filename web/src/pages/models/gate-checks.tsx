import { Badge } from '../../components/badge.tsx';
import type { GateCheckName } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import './gate-checks.css';

export interface Check {
  name: GateCheckName;
  passed: boolean;
  value?: number | null;
  bound?: number | null;
  reason: string;
}

/** What a gate asked for, and what it found. */
export function GateChecks({ checks }: { checks: readonly Check[] }) {
  const { t, number } = useLanguage();
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(value, 4);
  return (
    <section className="scroll" aria-label={t.models.checks.label} tabIndex={0}>
      <table className="gate-checks">
        <thead>
          <tr>
            <th>{t.models.checks.check}</th>
            <th className="number">{t.models.checks.value}</th>
            <th className="number">{t.models.checks.bound}</th>
            <th>{t.models.checks.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ name, passed, value, bound, reason }) => (
            <tr key={name}>
              <td>
                {t.models.checks.names[name]}
                <small className="muted" lang="en">
                  {reason}
                </small>
              </td>
              <td className="number">{show(value)}</td>
              <td className="number">{show(bound)}</td>
              <td>
                <Badge tone={passed ? 'good' : 'bad'}>
                  {passed ? t.models.checks.passed : t.models.checks.failed}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
