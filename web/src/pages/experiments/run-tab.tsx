import { useMemo } from 'react';
import { useGoTo, useQueryParam } from '../../api/query-param.ts';
import { Chart } from '../../charts/chart.tsx';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { componentsOption, silhouetteOption } from './cluster-options.ts';
import { versionName, type RunDetails } from './documents.ts';
import { Centroids, KeyValues, RunFiles } from './run-tables.tsx';
import { toneOfRun } from './tones.ts';
import { useRun } from './use-run.ts';

/** One run, whole. */
export function RunTab({ beat }: { beat: number }) {
  const { t } = useLanguage();
  const [id] = useQueryParam('run');
  const { run, isLoading, error, retry } = useRun(id, beat);
  if (error) return <ErrorNote error={error} retry={retry} />;
  if (isLoading) return <Loading />;
  if (!run) {
    return (
      <Empty title={id === '' ? t.experiments.noRun : t.experiments.unknownRun}>
        <p>{t.experiments.noRunHint}</p>
      </Empty>
    );
  }
  return <RunView run={run} />;
}

function RunView({ run }: { run: RunDetails }) {
  const { t, time, number } = useLanguage();
  const goTo = useGoTo();
  const words = t.experiments;
  const { silhouette, points, modelVersions } = run;
  return (
    <>
      <section className="card">
        <div className="page-head">
          <h2>
            {run.name} <Badge tone={toneOfRun(run.status)}>{words.statuses[run.status]}</Badge>
          </h2>
          <div className="toolbar">
            <button type="button" onClick={() => goTo({ tab: 'compare', a: run.id })}>
              {words.compareAs('A')}
            </button>
            <button type="button" onClick={() => goTo({ tab: 'compare', b: run.id })}>
              {words.compareAs('B')}
            </button>
            <button type="button" onClick={() => goTo({ tab: 'sweep', sweep: run.sweep.id })}>
              {words.itsSweep}
            </button>
          </div>
        </div>
        <Figures
          items={[
            [words.data, versionName(run.datasetVersion)],
            [t.common.columns.created, time(run.createdAt)],
            silhouette
              ? [
                  words.metrics.silhouette_score,
                  silhouette.exact
                    ? number(silhouette.score, 4)
                    : `${number(silhouette.score, 3)} (${number(silhouette.low, 3)} – ${number(silhouette.high, 3)})`,
                ]
              : null,
            modelVersions.length > 0
              ? [words.registered, modelVersions.map(({ name, model }) => `${model.name} ${name}`).join(', ')]
              : null,
          ]}
        />
        {run.error && (
          <p className="note error">
            {run.error.message} <code>{run.error.code}</code>
          </p>
        )}
      </section>
      {points && (
        <div className="grid">
          <SilhouettePlot run={run} />
          <ComponentsPlot run={run} />
        </div>
      )}
      {points && points.points.length < points.rowCount && (
        <p className="muted">{words.sample(number(points.points.length), number(points.rowCount))}</p>
      )}
      <Centroids clusters={run.clusters} silhouettes={run.clusterSilhouettes ?? []} />
      <div className="grid">
        <KeyValues title={words.metricsTitle} rows={run.metrics} />
        <KeyValues title={words.paramsTitle} rows={run.params} />
        <RunFiles run={run} />
      </div>
    </>
  );
}

function SilhouettePlot({ run }: { run: RunDetails }) {
  const { t } = useLanguage();
  const points = run.points!.points;
  const option = useMemo(
    () => silhouetteOption(points, run.clusters, run.silhouette?.score ?? null),
    [points, run],
  );
  if (points.every(({ silhouette }) => silhouette === null)) return null;
  return (
    <section className="card">
      <Chart
        title={t.experiments.silhouettePlot}
        option={option}
        table={{
          columns: [t.experiments.key, t.experiments.cluster, t.experiments.metrics.silhouette_score],
          rows: points.map(({ key, cluster, silhouette }) => [
            key,
            run.clusters[cluster].label,
            silhouette ?? null,
          ]),
        }}
      />
    </section>
  );
}

function ComponentsPlot({ run }: { run: RunDetails }) {
  const { t, number } = useLanguage();
  const points = run.points!.points;
  const names = useMemo(
    () =>
      [0, 1].map((index) => {
        const share = run.principalComponents.at(index)?.explained;
        return share === undefined ? `PC${index + 1}` : `PC${index + 1} (${number(100 * share, 0)} %)`;
      }) as [string, string],
    [run, number],
  );
  const option = useMemo(() => componentsOption(points, run.clusters, names), [points, run, names]);
  if (points.every(({ pc1 }) => pc1 === null)) return null;
  return (
    <section className="card">
      <Chart
        title={t.experiments.componentsPlot}
        option={option}
        table={{
          columns: [t.experiments.key, t.experiments.cluster, ...names],
          rows: points.map(({ key, cluster, pc1, pc2 }) => [
            key,
            run.clusters[cluster].label,
            pc1 ?? null,
            pc2 ?? null,
          ]),
        }}
      />
    </section>
  );
}
