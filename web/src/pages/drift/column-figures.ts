import type { ChartTable } from '../../charts/download.ts';
import type { ReportColumn } from './documents.ts';

const SIDES = ['reference', 'current'] as const;
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

/** What was found of all columns as a table, to be saved: its names are those of the API, in any language. */
export function columnFigures(columns: readonly ReportColumn[]): ChartTable {
  const rows = columns.map((column) => {
    const { paired, twoSample } = column;
    return {
      column: column.name,
      type: column.type,
      unit: column.unit ?? null,
      drifted: String(column.drifted),
      test: column.test,
      statistic: column.statistic ?? null,
      pValue: column.pValue ?? null,
      adjustedPValue: column.adjustedPValue ?? null,
      score: column.score,
      threshold: column.threshold,
      weight: column.weight,
      detectableShift: column.detectableShift ?? null,
      'twoSample.test': twoSample?.test ?? null,
      'twoSample.statistic': twoSample?.statistic ?? null,
      'twoSample.pValue': twoSample?.pValue ?? null,
      'paired.rows': paired?.rows ?? null,
      'paired.rose': paired?.rose ?? null,
      'paired.fell': paired?.fell ?? null,
      'paired.stayed': paired?.stayed ?? null,
      'paired.shift': paired?.shift ?? null,
      'paired.shiftLow': paired?.shiftLow ?? null,
      'paired.shiftHigh': paired?.shiftHigh ?? null,
      'paired.detectableShift': paired?.detectableShift ?? null,
      'paired.wilcoxon.pValue': paired?.wilcoxon.pValue ?? null,
      'paired.sign.pValue': paired?.sign.pValue ?? null,
      effects: column.effects.map(({ measure, value }) => `${measure} ${value}`).join('; '),
      ...Object.fromEntries(
        SIDES.flatMap((side) => SUMMARY.map((figure) => [`${side}.${figure}`, column[side][figure] ?? null])),
      ),
    };
  });
  return { columns: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) };
}
