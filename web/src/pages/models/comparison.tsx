import { Link } from 'wouter';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import type { ComparedMetric } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { VersionDetails } from './version-document.ts';

const HIGHER_IS_BETTER: Record<ComparedMetric, boolean> = {
  SILHOUETTE: true,
  CALINSKI_HARABASZ: true,
  DAVIES_BOULDIN: false,
  INERTIA: false,
};

/** A version beside the one that was in Production when it was registered. */
export function Comparison({ model, version }: { model: string; version: VersionDetails }) {
  const { t, number } = useLanguage();
  const { comparison, matching } = version;
  if (!comparison && !matching) return <p className="muted">{t.models.comparison.none}</p>;
  return (
    <>
      {comparison ? (
        <Scores name={version.name} comparison={comparison} />
      ) : (
        <p className="muted">{t.models.comparison.none}</p>
      )}
      {matching && (
        <>
          <h3>{t.models.comparison.matching}</h3>
          {matching.isPoor && <p className="note error">{t.models.comparison.poor}</p>}
          <Figures
            items={[
              [t.models.comparison.matchedTo, matching.matchedTo.name],
              typeof matching.adjustedRand === 'number'
                ? [t.models.comparison.adjustedRand, number(matching.adjustedRand)]
                : null,
              [t.models.comparison.commonKeys, number(matching.commonKeys)],
              [t.models.comparison.movedKeys, number(matching.movedKeys)],
            ]}
          />
          <p>
            <Link
              href={`/models?${new URLSearchParams({ model, tab: 'migrations', from: matching.matchedTo.name, to: version.name })}`}
            >
              {t.models.comparison.whoMoved}
            </Link>
          </p>
          <Shifts shifts={matching.shifts} />
        </>
      )}
    </>
  );
}

function Scores({
  name,
  comparison,
}: {
  name: string;
  comparison: NonNullable<VersionDetails['comparison']>;
}) {
  const { t, number } = useLanguage();
  const { champion, scores, agreement, reason } = comparison;
  return (
    <>
      <h3>{t.models.comparison.title}</h3>
      <p lang="en">{reason}</p>
      <section className="scroll" aria-label={t.models.comparison.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t.models.comparison.metric}</th>
              <th className="number">
                {t.models.columns.champion} {champion.name}
              </th>
              <th className="number">
                {t.models.columns.challenger} {name}
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ metric, champion: before, challenger: after }) => {
              const isHigher = HIGHER_IS_BETTER[metric];
              const isBetter = typeof before !== 'number' || (isHigher ? after > before : after < before);
              const isEqual = before === after;
              return (
                <tr key={metric}>
                  <th scope="row">
                    {t.models.compared[metric]}
                    <small className="muted">
                      {isHigher ? t.models.comparison.higher : t.models.comparison.lower}
                    </small>
                  </th>
                  <td className="number">
                    {typeof before === 'number' ? number(before) : '–'}{' '}
                    {!isEqual && !isBetter && <Badge tone="good">{t.models.comparison.better}</Badge>}
                  </td>
                  <td className="number">
                    {number(after)}{' '}
                    {!isEqual && isBetter && <Badge tone="good">{t.models.comparison.better}</Badge>}
                  </td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">{t.models.comparison.agreement}</th>
              <td className="number" colSpan={2}>
                {number(agreement)}
              </td>
            </tr>
          </tbody>
        </table>
      </section>
    </>
  );
}

function Shifts({ shifts }: { shifts: NonNullable<VersionDetails['matching']>['shifts'] }) {
  const { t, number } = useLanguage();
  return (
    <section className="scroll" aria-label={t.models.comparison.shifts} tabIndex={0}>
      <table>
        <caption>{t.models.comparison.shifts}</caption>
        <thead>
          <tr>
            <th>{t.models.comparison.cluster}</th>
            <th className="number">{t.models.comparison.shift}</th>
            <th className="number">{t.models.comparison.next}</th>
          </tr>
        </thead>
        <tbody>
          {shifts.map(({ cluster, label, distance, nextDistance }) => (
            <tr key={cluster}>
              <td>{label}</td>
              <td className="number">{number(distance)}</td>
              <td className="number">{typeof nextDistance === 'number' ? number(nextDistance) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
