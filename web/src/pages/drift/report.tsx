import { Link } from 'wouter';
import { useQuery } from 'urql';
import { toCsv, saveFile } from '../../charts/download.ts';
import { useQueryParam } from '../../api/query-param.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { ColumnDetails } from './column.tsx';
import { columnFigures } from './column-figures.ts';
import { ColumnsTable } from './columns-table.tsx';
import { DRIFT_REPORT, type Report } from './documents.ts';
import { StateBadge } from './history.tsx';
import { Multivariate } from './multivariate.tsx';
import { ReportProgress } from './progress.tsx';
import { useSidesInWords } from './sides.ts';
import { ThroughModel } from './through-model.tsx';

/** One report: its verdict, its columns, all of them together, and what the model makes of both sides. */
export function ReportPage({ id }: { id: string }) {
  const { t, apiLanguage } = useLanguage();
  const [{ data, error, fetching }, again] = useQuery({
    query: DRIFT_REPORT,
    variables: { id, language: apiLanguage },
  });
  const report = data?.driftReport;
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return fetching ? <Loading /> : null;
  if (!report) {
    return (
      <Empty title={t.drift.unknownReport}>
        <Link href="/drift">{t.drift.allReports}</Link>
      </Empty>
    );
  }
  return <FoundReport report={report} again={() => again({ requestPolicy: 'network-only' })} />;
}

function FoundReport({ report, again }: { report: Report; again: () => void }) {
  const { t, time, figure } = useLanguage();
  const sidesOf = useSidesInWords();
  const { dataset, model, job, settings } = report;
  const judged = [
    t.drift.from(figure(settings.driftShare)),
    settings.adjusted ? t.drift.adjustedSetting : t.drift.plainSetting,
  ].join(', ');
  const isDone = typeof report.drifted === 'boolean';
  const listed = model
    ? `model=${encodeURIComponent(model.name)}`
    : `dataset=${encodeURIComponent(dataset.name)}`;
  return (
    <article className="drift-report">
      <p>
        <Link href={`/drift?${listed}`}>← {t.drift.allReports}</Link>
      </p>
      <section className="card">
        <h2>
          {model?.name ?? dataset.name}: {sidesOf(report)}
        </h2>
        <p className="drift-verdict">
          <StateBadge report={report} /> {report.verdict}
        </p>
        <ReportFigures report={report} />
        {isDone && <Downloads report={report} />}
        {job.error && (
          <p className="note error" role="alert">
            {job.error.message} <code>{job.error.code}</code>
          </p>
        )}
        {!isDone && ['WAITING', 'QUEUED', 'RUNNING'].includes(job.state) && (
          <ReportProgress job={job.id} onEnd={again} />
        )}
        <p className="muted">
          {t.drift.by} {report.createdBy}, {time(report.createdAt)} · {t.drift.settings}: {judged}
          {report.previous && (
            <>
              {' · '}
              <Link href={`/drift?report=${report.previous.id}`}>{t.drift.previous}</Link>
            </>
          )}
        </p>
      </section>
      {isDone && <Columns report={report} />}
      {report.multivariate && <Multivariate found={report.multivariate} />}
      {report.throughModel && <ThroughModel found={report.throughModel} />}
    </article>
  );
}

function ReportFigures({ report }: { report: Report }) {
  const { t, number } = useLanguage();
  const { dataset, model, modelVersion, share, columnCount, driftedCount } = report;
  const known = (value: number | null | undefined) => (typeof value === 'number' ? number(value) : '–');
  return (
    <Figures
      items={[
        typeof columnCount === 'number'
          ? [t.drift.driftedColumns, t.drift.ofColumns(driftedCount ?? 0, columnCount)]
          : null,
        typeof share === 'number' ? [t.drift.share, number(share, 2)] : null,
        typeof report.referenceRows === 'number'
          ? [t.drift.rows, t.drift.rowsOf(known(report.referenceRows), known(report.currentRows))]
          : null,
        typeof report.pairedRows === 'number' ? [t.drift.shared, number(report.pairedRows)] : null,
        model
          ? [
              t.drift.model,
              <Link
                key="model"
                href={`/models?model=${encodeURIComponent(model.name)}&version=${modelVersion?.name ?? ''}`}
              >
                {model.name} {modelVersion?.name}
              </Link>,
            ]
          : null,
        [
          t.drift.dataset,
          <Link key="dataset" href={`/datasets?dataset=${encodeURIComponent(dataset.name)}`}>
            {dataset.name}
          </Link>,
        ],
      ]}
    />
  );
}

function Downloads({ report }: { report: Report }) {
  const { t } = useLanguage();
  const save = () =>
    saveFile(
      `drift-${report.id}.csv`,
      new Blob([toCsv(columnFigures(report.columns))], { type: 'text/csv' }),
    );
  return (
    <p className="toolbar">
      <a href={report.evidentlyPath} download={`drift-${report.id}.json`}>
        {t.drift.exportEvidently}
      </a>
      <button type="button" onClick={save}>
        {t.drift.exportData}
      </button>
    </p>
  );
}

/** All columns in a table, and the one that was chosen in full: at first one that drifted. */
function Columns({ report }: { report: Report }) {
  const { t } = useLanguage();
  const [chosen, choose] = useQueryParam('column');
  const { columns } = report;
  const column =
    columns.find(({ name }) => name === chosen) ?? columns.find(({ drifted }) => drifted) ?? columns.at(0);
  if (!column) return null;
  return (
    <>
      <section className="card">
        <h2>{t.drift.columns}</h2>
        <ColumnsTable columns={columns} selected={column.name} onSelect={choose} />
      </section>
      <ColumnDetails key={column.name} report={report.id} column={column} />
    </>
  );
}
