import { useMemo } from 'react';
import { Chart } from '../../charts/chart.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { DriftedBadge } from './columns-table.tsx';
import type { ReportColumn } from './documents.ts';
import { binsOf, histogramOption } from './histogram-option.ts';
import { Pairs } from './pairs.tsx';
import { TestsTable } from './tests-table.tsx';

/** Everything that a report found of a column. */
export function ColumnDetails({ report, column }: { report: string; column: ReportColumn }) {
  const { t, figure } = useLanguage();
  const { name, unit, histogram, paired } = column;
  const option = useMemo(() => histogramOption(histogram, t.drift, figure), [histogram, t, figure]);
  const bins = binsOf(histogram, figure);
  const table = {
    columns: [t.drift.bin, t.drift.reference, t.drift.current],
    rows: bins.map((bin, i) => [bin, histogram.reference[i], histogram.current[i]]),
  };
  return (
    <section className="card drift-column" aria-label={name}>
      <div>
        <h2>
          {name} {unit && <small className="muted">{unit}</small>} <DriftedBadge drifted={column.drifted} />
        </h2>
        <p>{column.verdict}</p>
      </div>
      <Chart title={t.drift.histogram(name)} option={option} table={table} />
      <div>
        <h3>{t.drift.tests}</h3>
        <TestsTable column={column} />
        <p className="muted">{t.drift.detectableHint}</p>
      </div>
      <Effects column={column} />
      {paired && <Pairs report={report} column={column} paired={paired} />}
      <BothSides column={column} />
    </section>
  );
}

function Effects({ column }: { column: ReportColumn }) {
  const { t, figure } = useLanguage();
  if (column.effects.length === 0) return null;
  return (
    <div>
      <h3>{t.drift.effects}</h3>
      <ul>
        {column.effects.map(({ measure, value, size }) => (
          <li key={measure}>
            {t.drift.measures[measure]}: <strong>{figure(value)}</strong> ({t.drift.sizes[size]})
          </li>
        ))}
      </ul>
    </div>
  );
}

const SUMMARY = [
  'count',
  'missing',
  'distinct',
  'mean',
  'standardDeviation',
  'min',
  'median',
  'max',
] as const;

function BothSides({ column: { reference, current } }: { column: ReportColumn }) {
  const { t, figure } = useLanguage();
  const rows = SUMMARY.filter((each) => typeof (reference[each] ?? current[each]) === 'number');
  const show = (value: number | null | undefined) => (typeof value === 'number' ? figure(value) : '–');
  return (
    <section className="scroll" aria-label={t.drift.bothSides} tabIndex={0}>
      <h3>{t.drift.bothSides}</h3>
      <table>
        <thead>
          <tr>
            <th>{t.drift.figure}</th>
            <th className="number">{t.drift.reference}</th>
            <th className="number">{t.drift.current}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each}>
              <th scope="row">{t.drift.summary[each]}</th>
              <td className="number">{show(reference[each])}</td>
              <td className="number">{show(current[each])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
