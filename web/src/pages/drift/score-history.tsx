import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Chart } from '../../charts/chart.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { DRIFT_COLUMN_NAMES, DRIFT_HISTORY, type Subject } from './documents.ts';
import { scoreOption } from './score-option.ts';

/** So many charts are drawn before somebody asks for the rest. */
const AT_FIRST = 6;

/** How the score of each column went, report by report. */
export function ScoreHistory({ subject }: { subject: Subject }) {
  const { t } = useLanguage();
  const [{ data }] = useQuery({ query: DRIFT_COLUMN_NAMES, variables: subject });
  const [isWhole, setWhole] = useState(false);
  const names = [
    ...new Set(data?.driftReports.edges.flatMap(({ node }) => node.columns.map(({ name }) => name))),
  ];
  if (names.length === 0) return null;
  const shown = isWhole ? names : names.slice(0, AT_FIRST);
  return (
    <section className="card drift-history">
      <h2>{t.drift.history}</h2>
      <p className="muted">{t.drift.historyHint}</p>
      <div className="grid">
        {shown.map((name) => (
          <ColumnScores key={name} subject={subject} column={name} />
        ))}
      </div>
      {shown.length < names.length && (
        <button type="button" onClick={() => setWhole(true)}>
          {t.drift.more(names.length - shown.length)}
        </button>
      )}
    </section>
  );
}

function ColumnScores({ subject, column }: { subject: Subject; column: string }) {
  const { t, time, figure } = useLanguage();
  const [{ data }] = useQuery({ query: DRIFT_HISTORY, variables: { ...subject, column } });
  const scores = useMemo(() => data?.driftHistory.edges.map(({ node }) => node).toReversed() ?? [], [data]);
  const option = useMemo(() => scoreOption(scores, t.drift, { time, figure }), [scores, t, time, figure]);
  if (scores.length === 0) return null;
  const table = {
    columns: [t.drift.started, t.drift.test, t.drift.score, t.drift.threshold, t.drift.verdict],
    rows: scores.map(({ report, test, score, threshold, drifted }) => [
      report.createdAt,
      t.drift.testNames[test],
      score,
      threshold,
      drifted ? t.drift.drifted : t.drift.notDrifted,
    ]),
  };
  return <Chart title={t.drift.scoreOf(column)} option={option} table={table} height={200} />;
}
