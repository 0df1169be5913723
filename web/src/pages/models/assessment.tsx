import { useQuery } from 'urql';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { GateChecks } from './gate-checks.tsx';

const ASSESSMENT = graphql(`
  query Assessment($model: String!, $version: String!, $alias: String!) {
    assessPromotion(model: $model, version: $version, alias: $alias) {
      gateRevision
      passed
      challenger {
        name
      }
      champion {
        name
      }
      checks {
        name
        passed
        value
        bound
        reason
      }
    }
  }
`);

/** What the gate of an alias would say of a version; null until it is known. */
export function useAssessment(model: string, version: string, alias: string) {
  const [{ data, error, fetching }] = useQuery({
    query: ASSESSMENT,
    variables: { model, version, alias },
    requestPolicy: 'network-only',
    pause: alias === '' || version === '',
  });
  return { assessment: fetching ? null : (data?.assessPromotion ?? null), error };
}

/** What the gate says before an alias moves. */
export function Assessment({ assessment, error }: ReturnType<typeof useAssessment>) {
  const { t } = useLanguage();
  if (error) return <ErrorNote error={error} />;
  if (!assessment) {
    return (
      <p className="muted" role="status">
        {t.models.promote.assessing}
      </p>
    );
  }
  const { gateRevision, passed, challenger, champion, checks } = assessment;
  const isFree = gateRevision === null || gateRevision === undefined;
  return (
    <>
      <p className={passed ? 'note' : 'note error'} role="status">
        {isFree ? t.models.promote.free : passed ? t.models.promote.passed : t.models.promote.refused}{' '}
        {champion && champion.name !== challenger.name && t.models.promote.champion(champion.name)}
      </p>
      {checks.length > 0 && <GateChecks checks={checks} />}
    </>
  );
}

interface OverrideProps {
  /** Why it moves although the gate refuses; null: it does not. */
  reason: string | null;
  onChange: (reason: string | null) => void;
}

/** Lets an approver go past a gate that refuses, and say why. */
export function Override({ reason, onChange }: OverrideProps) {
  const { t } = useLanguage();
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={reason !== null}
          onChange={({ target }) => onChange(target.checked ? '' : null)}
        />
        {t.models.promote.override}
      </label>
      {reason !== null && (
        <label className="field">
          {t.models.promote.overrideReason}
          <textarea required rows={2} value={reason} onChange={({ target }) => onChange(target.value)} />
        </label>
      )}
    </>
  );
}
