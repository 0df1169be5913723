import { Badge } from '../../components/badge.tsx';
import type { TestedFragment } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DriftedBadge } from './columns-table.tsx';
import type { ReportColumn } from './documents.ts';

interface Row {
  tested: TestedFragment;
  adjustedPValue: number | null;
  detectable: number | null;
  decides: boolean;
}

/** All tests of a column: the one that decides, and those beside it. */
export function TestsTable({ column }: { column: ReportColumn }) {
  const { t, figure } = useLanguage();
  const { unit, type } = column;
  const show = (value: number | null | undefined) => (typeof value === 'number' ? figure(value) : '–');
  const shift = (value: number | null) =>
    value === null ? '–' : unit && type === 'NUMERIC' ? `${figure(value)} ${unit}` : figure(value);
  return (
    <section className="scroll drift-tests" aria-label={t.drift.tests} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t.drift.test}</th>
            <th className="number">{t.drift.statistic}</th>
            <th className="number">{t.drift.pValue}</th>
            <th className="number">{t.drift.adjustedPValue}</th>
            <th className="number">{t.drift.threshold}</th>
            <th className="number">{t.drift.detectable}</th>
            <th>{t.drift.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(column).map(({ tested, adjustedPValue, detectable, decides }) => (
            <tr key={tested.test}>
              <td>
                {t.drift.testNames[tested.test]} {decides && <Badge>{t.drift.decides}</Badge>}
              </td>
              <td className="number">
                {typeof tested.statistic === 'number' ? figure(tested.statistic) : t.drift.infinite}
              </td>
              <td className="number">{show(tested.pValue)}</td>
              <td className="number">{show(adjustedPValue)}</td>
              <td className="number">{figure(tested.threshold)}</td>
              <td className="number">{shift(detectable)}</td>
              <td>
                <DriftedBadge drifted={tested.drifted} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The test that decides may be asked for by name and be none of those that are always made. */
function rowsOf(column: ReportColumn): Row[] {
  const { paired, twoSample, missing, test, detectableShift } = column;
  const beside = [twoSample, paired?.wilcoxon, paired?.sign, missing.verdict].filter((each) => !!each);
  const decisive: TestedFragment = column;
  const isPaired = (tested: TestedFragment) => tested.test === 'WILCOXON' || tested.test === 'SIGN';
  return [decisive, ...beside.filter((each) => each.test !== test)].map((tested) => ({
    tested,
    adjustedPValue: tested === decisive ? (column.adjustedPValue ?? null) : null,
    detectable: detectableBy(tested),
    decides: tested === decisive,
  }));

  /** Known of the signed-rank test and of two-sample tests with a p-value. */
  function detectableBy(tested: TestedFragment): number | null {
    if (tested.test === 'MISSING' || tested.test === 'SIGN') return null;
    if (isPaired(tested)) return paired?.detectableShift ?? null;
    return typeof tested.pValue === 'number' ? (detectableShift ?? null) : null;
  }
}
