import { Link } from 'wouter';
import { Badge, type Tone } from '../../components/badge.tsx';
import type { PipelineStageState } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { FoundRun, Stage } from './documents.ts';
import { StageFigures } from './stage-figures.tsx';
import { secondsBetween, useDuration } from './times.ts';

const TONES: Record<PipelineStageState, Tone> = {
  PENDING: 'plain',
  RUNNING: 'warn',
  DONE: 'good',
  SKIPPED: 'plain',
  FAILED: 'bad',
};

/** What a firing goes through, in the order in which the server has it. */
export function Stages({ run }: { run: FoundRun }) {
  const { t } = useLanguage();
  if (run.stages.length === 0) return null;
  return (
    <section className="card" aria-label={t.pipelines.stages}>
      <h2>{t.pipelines.stages}</h2>
      <ol className="stages">
        {run.stages.map((stage) => (
          <StageItem key={stage.stage} run={run} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

function StageItem({ run, stage }: { run: FoundRun; stage: Stage }) {
  const { t } = useLanguage();
  const duration = useDuration();
  const { state, startedAt, finishedAt, reason } = stage;
  const names: Record<string, string> = t.pipelines.stageNames;
  return (
    <li className={`stage ${state.toLowerCase()}`} aria-current={state === 'RUNNING' ? 'step' : undefined}>
      <h3>
        {names[stage.stage] ?? stage.stage} <Badge tone={TONES[state]}>{t.pipelines.states[state]}</Badge>
        {state !== 'SKIPPED' && startedAt && finishedAt && (
          <small className="muted">{duration(secondsBetween(startedAt, finishedAt))}</small>
        )}
      </h3>
      {reason && <p>{reason}</p>}
      <StageFigures figures={stage.figures} />
      {state !== 'PENDING' && state !== 'SKIPPED' && <StageLinks run={run} stage={stage.stage} />}
    </li>
  );
}

/** What a stage made, or looked at. */
function StageLinks({ run, stage }: { run: FoundRun; stage: Stage['stage'] }) {
  const { t } = useLanguage();
  const { datasetVersion, driftReport, sweep, modelVersion } = run;
  const query = encodeURIComponent;
  const data = datasetVersion && {
    href: `/datasets?dataset=${query(datasetVersion.dataset.name)}&version=${datasetVersion.number}`,
    text: `${datasetVersion.dataset.name}, ${t.pipelines.version(datasetVersion.number)}`,
  };
  const model = modelVersion && {
    href: `/models?model=${query(modelVersion.model.name)}&version=${query(modelVersion.name)}`,
    text: `${modelVersion.model.name} ${modelVersion.name}`,
  };
  const report = driftReport && { href: `/drift?report=${driftReport.id}`, text: t.pipelines.driftReport };
  const runs = sweep && {
    href: `/experiments?experiment=${query(sweep.experiment.name)}&sweep=${sweep.id}`,
    text: t.pipelines.sweep,
  };
  const LINKS: Record<string, readonly (typeof data)[]> = {
    COLLECT: [data],
    VALIDATE: [data],
    VERSION: [data],
    DRIFT: [report],
    SWEEP: [runs, model],
    COMPARE: [model],
    CANARY: [model],
    PROMOTE: [model],
  };
  const links = (LINKS[stage] ?? []).filter((each) => !!each);
  if (links.length === 0) return null;
  return (
    <p className="stage-links">
      {links.map(({ href, text }) => (
        <Link key={href} href={href}>
          {text}
        </Link>
      ))}
    </p>
  );
}
