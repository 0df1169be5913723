import { useState, type ReactNode } from 'react';
import { useInterval } from '../../api/use-interval.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage, type Messages } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { DRIFT_REPORTS, type ListedReport, type Subject } from './documents.ts';
import { ScoreHistory } from './score-history.tsx';
import { useSidesInWords } from './sides.ts';
import { StartReport } from './start-report.tsx';

/** So often the list is asked for while a report in it is at work. */
const LOOK_MS = 3000;

/** The reports about a model or a dataset, and how the scores of its columns went. */
export function History({ subject, choice }: { subject: Subject; choice: ReactNode }) {
  const speech = useLanguage();
  const { t, apiLanguage } = speech;
  const viewer = useViewer();
  const sidesOf = useSidesInWords();
  const [, setReport] = useQueryParam('report');
  const [isStarting, setStarting] = useState(false);
  const { nodes, isWhole, error, reload } = useAllPages(
    DRIFT_REPORTS,
    { model: null, dataset: null, ...subject, language: apiLanguage },
    ({ driftReports }) => driftReports,
  );
  useInterval(reload, nodes.some(isAtWork) ? LOOK_MS : null);
  const open = (id: string) => setReport(id, { push: true });
  const startButton = viewer.may('OPERATOR') && (
    <button type="button" className="primary" onClick={() => setStarting(true)}>
      {t.drift.start}
    </button>
  );
  return (
    <>
      <div className="toolbar">
        {choice}
        {startButton}
      </div>
      {isStarting && <StartReport subject={subject} onStarted={open} onClose={() => setStarting(false)} />}
      {error && <ErrorNote error={error} retry={reload} />}
      {!isWhole && !error && nodes.length === 0 && <Loading />}
      {isWhole && nodes.length === 0 && (
        <Empty title={t.drift.noReports}>
          <p>{t.drift.noReportsHint}</p>
        </Empty>
      )}
      {nodes.length > 0 && (
        <>
          <section className="card">
            <h2>{t.drift.reports}</h2>
            <DataTable
              label={t.drift.reports}
              columns={columnsOf(speech, sidesOf)}
              rows={nodes}
              idOf={({ id }) => id}
              onSelect={({ id }) => open(id)}
              height={400}
            />
          </section>
          <ScoreHistory subject={subject} />
        </>
      )}
    </>
  );
}

const isAtWork = ({ job }: ListedReport) => ['WAITING', 'QUEUED', 'RUNNING'].includes(job.state);

type Speech = ReturnType<typeof useLanguage>;

function columnsOf({ t, time }: Speech, sidesOf: (report: ListedReport) => string): Column<ListedReport>[] {
  return [
    {
      id: 'created',
      name: t.drift.started,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => time(createdAt),
    },
    { id: 'sides', name: t.drift.sides, value: sidesOf },
    {
      id: 'state',
      name: t.drift.verdict,
      value: (report) => stateOf(report, t).word,
      cell: (report) => <StateBadge report={report} />,
    },
    { id: 'share', name: t.drift.share, value: ({ share }) => share ?? null },
    {
      id: 'drifted',
      name: t.drift.driftedColumns,
      value: ({ driftedCount }) => driftedCount ?? null,
      cell: ({ driftedCount, columnCount }) =>
        columnCount ? t.drift.ofColumns(driftedCount ?? 0, columnCount) : '–',
    },
    { id: 'words', name: t.drift.words, value: ({ verdict }) => verdict ?? null },
    { id: 'by', name: t.drift.by, value: ({ createdBy }) => createdBy },
  ];
}

export function StateBadge({ report }: { report: Pick<ListedReport, 'drifted' | 'job'> }) {
  const { t } = useLanguage();
  const { word, tone } = stateOf(report, t);
  return <Badge tone={tone}>{word}</Badge>;
}

function stateOf(
  { drifted, job }: Pick<ListedReport, 'drifted' | 'job'>,
  { drift }: Messages,
): { word: string; tone: Tone } {
  if (typeof drifted === 'boolean')
    return drifted ? { word: drift.drifted, tone: 'warn' } : { word: drift.notDrifted, tone: 'good' };
  if (job.state === 'FAILED') return { word: drift.failed, tone: 'bad' };
  if (job.state === 'CANCELLED') return { word: drift.cancelled, tone: 'plain' };
  return { word: drift.atWork, tone: 'plain' };
}
