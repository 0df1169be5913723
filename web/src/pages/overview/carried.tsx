import { useLanguage } from '../../i18n/language.tsx';
import type { MovedKey } from './documents.ts';

/** What carried one row to another cluster, feature by feature. */
export function Carried({ moved }: { moved: MovedKey }) {
  const { t, number } = useLanguage();
  const signed = (value: number | null | undefined) =>
    typeof value === 'number' ? `${value > 0 ? '+' : ''}${number(value, 2)}` : '–';
  const plain = (value: number | null | undefined) => (typeof value === 'number' ? number(value) : '–');
  return (
    <section className="scroll" aria-label={t.overview.whatCarried(moved.name)} tabIndex={0}>
      <h3>{t.overview.whatCarried(moved.name)}</h3>
      <p className="muted">{t.overview.carriedHint}</p>
      <table>
        <thead>
          <tr>
            <th>{t.overview.feature}</th>
            <th className="number">{t.overview.before}</th>
            <th className="number">{t.overview.after}</th>
            <th className="number">{t.overview.byItself}</th>
            <th className="number">{t.overview.byOthers}</th>
            <th className="number">{t.overview.together}</th>
          </tr>
        </thead>
        <tbody>
          {moved.features.map(({ feature, unit, before, after, byValue, byCentres, contribution }) => (
            <tr key={feature}>
              <td>
                {feature} <small className="muted">{unit}</small>
              </td>
              <td className="number">{plain(before)}</td>
              <td className="number">{plain(after)}</td>
              <td className="number">{signed(byValue)}</td>
              <td className="number">{signed(byCentres)}</td>
              <td className="number">{signed(contribution)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
