import type { RowsTestedFragment } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DriftedBadge } from './columns-table.tsx';
import type { Report } from './documents.ts';

/** What all numeric columns say together. */
export function Multivariate({ found }: { found: NonNullable<Report['multivariate']> }) {
  const { t, number } = useLanguage();
  const words = t.drift.multivariate;
  return (
    <section className="card">
      <h2>{words.title}</h2>
      <p className="muted">
        {words.hint(number(found.referenceRows), number(found.currentRows), number(found.permutations))}
      </p>
      <div className="scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t.drift.test}</th>
              <th className="number">{t.drift.statistic}</th>
              <th className="number">{t.drift.pValue}</th>
              <th className="number">{t.drift.threshold}</th>
              <th>{t.drift.verdict}</th>
            </tr>
          </thead>
          <tbody>
            <TestOfRows name={words.classifier} tested={found.classifier} />
            <TestOfRows name={words.mmd} tested={found.mmd} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TestOfRows({ name, tested }: { name: string; tested: RowsTestedFragment }) {
  const { figure } = useLanguage();
  return (
    <tr>
      <td>{name}</td>
      <td className="number">{figure(tested.statistic)}</td>
      <td className="number">{figure(tested.pValue)}</td>
      <td className="number">{figure(tested.threshold)}</td>
      <td>
        <DriftedBadge drifted={tested.drifted} />
      </td>
    </tr>
  );
}
