import { Badge } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import type { ReportColumn } from './documents.ts';

/** What a column came to: whether it drifted, in a word. */
export function DriftedBadge({ drifted }: { drifted: boolean }) {
  const { t } = useLanguage();
  return <Badge tone={drifted ? 'warn' : 'good'}>{drifted ? t.drift.drifted : t.drift.notDrifted}</Badge>;
}

/** The effect that belongs to the test that decides: of pairs that of the pairs. */
function effectOf({ effects, test }: ReportColumn) {
  const isPaired = test === 'WILCOXON' || test === 'SIGN';
  return effects.find(({ measure }) => (measure === 'RANK_BISERIAL') === isPaired) ?? null;
}

export function ColumnsTable({
  columns,
  selected,
  onSelect,
}: {
  columns: readonly ReportColumn[];
  selected: string;
  onSelect: (name: string) => void;
}) {
  const speech = useLanguage();
  return (
    <DataTable
      label={speech.t.drift.columns}
      columns={columnsOf(speech)}
      rows={columns}
      idOf={({ name }) => name}
      selected={selected}
      onSelect={({ name }) => onSelect(name)}
      sortParam="columnsort"
      height={320}
    />
  );
}

/** The columns of the table, which has a row for each column of the data. */
function columnsOf({ t, figure }: ReturnType<typeof useLanguage>): Column<ReportColumn>[] {
  const shown = (value: number | null | undefined) => (typeof value === 'number' ? figure(value) : '–');
  return [
    {
      id: 'name',
      name: t.drift.column,
      value: ({ name }) => name,
      cell: ({ name, unit }) => (
        <>
          {name} {unit && <span className="muted">({unit})</span>}
        </>
      ),
    },
    {
      id: 'drifted',
      name: t.drift.verdict,
      value: ({ drifted }) => (drifted ? t.drift.drifted : t.drift.notDrifted),
      cell: ({ drifted }) => <DriftedBadge drifted={drifted} />,
    },
    { id: 'test', name: t.drift.test, value: ({ test }) => t.drift.testNames[test] },
    { id: 'score', name: t.drift.score, value: ({ score }) => score, cell: ({ score }) => figure(score) },
    { id: 'threshold', name: t.drift.threshold, value: ({ threshold }) => threshold },
    {
      id: 'effect',
      name: t.drift.effect,
      value: (column) => Math.abs(effectOf(column)?.value ?? 0),
      cell: (column) => {
        const effect = effectOf(column);
        return effect ? `${figure(effect.value)} (${t.drift.sizes[effect.size]})` : '–';
      },
    },
    { id: 'rose', name: t.drift.rose, value: ({ paired }) => paired?.rose ?? null },
    { id: 'fell', name: t.drift.fell, value: ({ paired }) => paired?.fell ?? null },
    {
      id: 'p',
      name: t.drift.pValue,
      value: ({ pValue }) => pValue ?? null,
      cell: ({ pValue }) => shown(pValue),
    },
    {
      id: 'adjusted',
      name: t.drift.adjustedPValue,
      value: ({ adjustedPValue }) => adjustedPValue ?? null,
      cell: ({ adjustedPValue }) => shown(adjustedPValue),
    },
  ];
}
