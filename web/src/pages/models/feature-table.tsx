import { useLanguage } from '../../i18n/language.tsx';
import { profilesOf, type ColumnProfile, type VersionDetails } from './version-document.ts';

type Transform = VersionDetails['signature'][number]['transform'];

/** What a version needs to answer: its features, and what becomes of them. */
export function FeatureTable({ version }: { version: VersionDetails }) {
  const { t, number } = useLanguage();
  const { card, clusters } = t.models;
  const profiles = profilesOf(version);
  const between = (low: unknown, high: unknown) => `${number(Number(low))} – ${number(Number(high))}`;
  const rangeOf = (profile: ColumnProfile | undefined) =>
    profile?.min && profile.max ? between(profile.min, profile.max) : '–';
  const transformOf = ({ kind, low, high, max, lambda }: Transform) => {
    const learnt =
      typeof low === 'number'
        ? between(low, high)
        : typeof lambda === 'number'
          ? `λ = ${number(lambda)}`
          : typeof max === 'number'
            ? `0 – ${number(max)}`
            : null;
    return learnt ? `${card.transforms[kind]} (${learnt})` : card.transforms[kind];
  };
  return (
    <section className="scroll" aria-label={card.features} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{clusters.feature}</th>
            <th>{clusters.unit}</th>
            <th>{card.direction}</th>
            <th>{card.transform}</th>
            <th>{card.range}</th>
            <th>{card.missing}</th>
          </tr>
        </thead>
        <tbody>
          {version.signature.map(({ name, unit, direction, transform, missing }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{unit}</td>
              <td>{direction === 'HIGHER_IS_BETTER' ? clusters.higherIsBetter : clusters.lowerIsBetter}</td>
              <td>{transformOf(transform)}</td>
              <td>{rangeOf(profiles.get(name))}</td>
              <td>{card.missingPolicy[missing]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
