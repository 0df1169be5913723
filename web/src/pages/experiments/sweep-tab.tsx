import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { Badge } from '../../components/badge.tsx';
import { Choice } from '../../components/field.tsx';
import { Figures } from '../../components/figures.tsx';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { curveOption, type Curve, type Mark } from './curve-option.ts';
import { metricOf, SWEEP, versionName, type RunRow, type SweepDetails } from './documents.ts';
import { EvidenceCharts } from './evidence-charts.tsx';
import { toneOfJob } from './tones.ts';

const [BLUE, ORANGE] = ['#3b8ec2', '#d55e00'];
/** Older sweeps are reached by their runs. */
const MOST_SWEEPS = 200;

/** A sweep: the curves over the numbers of clusters, what was picked, and why. */
export function SweepTab({ id, runs, beat }: { id: string; runs: readonly RunRow[]; beat: number }) {
  const { t, time } = useLanguage();
  const [, setSweep] = useQueryParam('sweep');
  const [{ data, error }, again] = useQuery({ query: SWEEP, variables: { id } });
  const own = useMemo(
    () => runs.filter(({ sweep }) => sweep.id === id).toSorted((a, b) => a.nClusters - b.nClusters),
    [runs, id],
  );
  useEffect(() => {
    again({ requestPolicy: 'network-only' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked again as the sweep gets on
  }, [again, beat]);
  const sweeps = useMemo(() => [...new Map(runs.map((run) => [run.sweep.id, run])).values()], [runs]);
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const sweep = data.sweep;
  if (!sweep) return <p>{t.experiments.unknownSweep}</p>;
  return (
    <>
      <div className="toolbar">
        <Choice
          name={t.experiments.tabs.sweep}
          value={id}
          options={sweeps
            .slice(0, MOST_SWEEPS)
            .map(({ sweep: each, createdAt, datasetVersion }) => [
              each.id,
              `${time(createdAt)} · ${versionName(datasetVersion)}`,
            ])}
          onChange={(chosen) => setSweep(chosen, { push: true })}
        />
        <Badge tone={toneOfJob(sweep.job.state)}>{t.experiments.jobStates[sweep.job.state]}</Badge>
        {sweep.elbowChart && (
          <a href={sweep.elbowChart} download>
            {t.experiments.elbowChart}
          </a>
        )}
      </div>
      <SweepFacts sweep={sweep} />
      <Curves sweep={sweep} runs={own} />
      <EvidenceCharts evidence={sweep.evidence} />
    </>
  );
}

function SweepFacts({ sweep }: { sweep: SweepDetails }) {
  const { t } = useLanguage();
  const words = t.experiments;
  const { modelVersion } = sweep;
  return (
    <section className="card">
      <Figures
        items={[
          [words.data, versionName(sweep.datasetVersion)],
          [words.start.algorithm, words.algorithms[sweep.algorithm]],
          [words.start.scaling, words.scalings[sweep.scaling]],
          sweep.pickedRun ? [words.picked, `k = ${sweep.pickedRun.nClusters}`] : null,
          sweep.evidence.elbow ? [words.elbow, `k = ${sweep.evidence.elbow}`] : null,
          modelVersion ? [words.registered, `${modelVersion.model.name} ${modelVersion.name}`] : null,
        ]}
      />
      {sweep.pickReason && <p>{sweep.pickReason}</p>}
      {sweep.job.error && (
        <p className="note error">
          {sweep.job.error.message} <code>{sweep.job.error.code}</code>
        </p>
      )}
      {sweep.rejectedRuns.length > 0 && (
        <>
          <h2>{words.rejected}</h2>
          <ul>
            {sweep.rejectedRuns.map(({ nClusters, reason }) => (
              <li key={nClusters}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Curves({ sweep, runs }: { sweep: SweepDetails; runs: readonly RunRow[] }) {
  const { t } = useLanguage();
  const { nClusters, elbow, metrics, picked } = t.experiments;
  const charts = useMemo(() => {
    const curve = (key: string, color: string): Curve => ({
      name: metrics[key as keyof typeof metrics],
      color,
      points: runs.flatMap((run) => {
        const value = metricOf(run, key);
        return value === null ? [] : [[run.nClusters, value] as const];
      }),
    });
    const elbowAt = sweep.evidence.elbow;
    const pickedAt = sweep.pickedRun?.nClusters;
    const elbowMarks: Mark[] = elbowAt ? [{ nClusters: elbowAt, text: elbow }] : [];
    const pickedMarks: Mark[] = pickedAt ? [{ nClusters: pickedAt, text: picked }] : [];
    return [
      { title: t.experiments.elbowCurve, curve: curve('inertia', BLUE), marks: elbowMarks },
      { title: t.experiments.silhouetteCurve, curve: curve('silhouette_score', ORANGE), marks: pickedMarks },
    ].map((each) => ({ ...each, option: curveOption(nClusters, [each.curve], each.marks) }));
  }, [runs, sweep, t, nClusters, elbow, metrics, picked]);
  if (charts.every(({ curve }) => curve.points.length === 0)) {
    return <p className="muted">{t.experiments.noCurve}</p>;
  }
  return (
    <div className="grid">
      {charts.map(({ title, curve, option }) => (
        <section key={title} className="card">
          <Chart
            title={title}
            option={option}
            table={{ columns: [nClusters, curve.name], rows: curve.points }}
          />
        </section>
      ))}
    </div>
  );
}
