import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Choice } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage, type Messages } from '../../i18n/language.tsx';
import { ROW_PAIRS, type Paired, type ReportColumn } from './documents.ts';
import { dumbbellOption, scatterOption, type RowPair } from './pairs-option.ts';

/** With more rows than this their names lie over each other. */
const MOST_NAMED = 60;

/** The rows that both sides share, before and after: what the paired tests look at. */
export function Pairs({ report, column, paired }: { report: string; column: ReportColumn; paired: Paired }) {
  const { t, figure, number } = useLanguage();
  const { name, unit } = column;
  const withUnit = (value: number) => (unit ? `${figure(value)} ${unit}` : figure(value));
  const [{ data, error }, again] = useQuery({ query: ROW_PAIRS, variables: { id: report, column: name } });
  const pairs = data?.driftReport?.column?.pairs;
  return (
    <section>
      <h3>{t.drift.pairs.title}</h3>
      <Figures
        items={[
          [t.drift.rose, number(paired.rose)],
          [t.drift.fell, number(paired.fell)],
          [t.drift.stayed, number(paired.stayed)],
          [
            t.drift.shift,
            `${withUnit(paired.shift)} (${t.drift.interval(figure(paired.shiftLow), figure(paired.shiftHigh))})`,
          ],
        ]}
      />
      {error && <ErrorNote error={error} retry={again} />}
      {!pairs && !error && <Loading />}
      {pairs && pairs.length > 0 && <PairedView name={name} pairs={pairs} rows={paired.rows} />}
    </section>
  );
}

function PairedView({ name, pairs, rows }: { name: string; pairs: readonly RowPair[]; rows: number }) {
  const { t, figure, number } = useLanguage();
  const words = t.drift.pairs;
  const [view, setView] = useQueryParam('view', 'scatter');
  const isNamed = pairs.length <= MOST_NAMED;
  const isDumbbell = isNamed && view === 'dumbbell';
  const option = useMemo(
    () => (isDumbbell ? dumbbellOption : scatterOption)(pairs, t.drift, figure),
    [isDumbbell, pairs, t, figure],
  );
  const table = {
    columns: [words.key, words.name, words.before, words.after, words.change],
    rows: pairs.map((pair) => [pair.key, pair.name, pair.reference, pair.current, change(pair)]),
  };
  return (
    <>
      {pairs.length < rows && <p className="muted">{words.some(number(pairs.length), number(rows))}</p>}
      <div className="drift-pairs">
        <div>
          {isNamed && (
            <div className="toolbar">
              <Choice
                name={words.view}
                value={isDumbbell ? 'dumbbell' : 'scatter'}
                options={[
                  ['scatter', words.scatter],
                  ['dumbbell', words.dumbbell],
                ]}
                onChange={setView}
              />
            </div>
          )}
          <Chart
            title={isDumbbell ? words.slopes(name) : words.chart(name)}
            option={option}
            table={table}
            height={isDumbbell ? 80 + 22 * pairs.length : 440}
          />
          {!isDumbbell && <p className="muted">{words.diagonal}</p>}
        </div>
        <DataTable
          label={words.table}
          columns={columnsOf(words)}
          rows={pairs}
          idOf={({ key }) => key}
          sortParam="pairsort"
          height={520}
        />
      </div>
    </>
  );
}

const change = ({ reference, current }: RowPair) => current - reference;

function columnsOf(words: Messages['drift']['pairs']): Column<RowPair>[] {
  return [
    { id: 'name', name: words.name, value: ({ name }) => name },
    { id: 'key', name: words.key, value: ({ key }) => key },
    { id: 'before', name: words.before, value: ({ reference }) => reference },
    { id: 'after', name: words.after, value: ({ current }) => current },
    { id: 'change', name: words.change, value: change, cell: (pair) => <Change value={change(pair)} /> },
  ];
}

/** A difference with its sign; the arrow says what the colour says. */
function Change({ value }: { value: number }) {
  const { figure } = useLanguage();
  if (value === 0) return <>0</>;
  return value > 0 ? (
    <span className="rose">▲ +{figure(value)}</span>
  ) : (
    <span className="fell">▼ {figure(value)}</span>
  );
}
