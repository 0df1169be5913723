import { Link } from 'wouter';
import { Badge } from '../../components/badge.tsx';
import { Figures } from '../../components/figures.tsx';
import { useLanguage, type Messages } from '../../i18n/language.tsx';
import type { Policy, PolicySpec } from './documents.ts';
import { gateInWords } from './gate.ts';
import { OutcomeBadge } from './outcome.tsx';
import { PolicyActions } from './policy-actions.tsx';
import { useDuration, useSchedule } from './times.ts';

/** A policy: when it fires, and what it does then. @param isWhole all of it, not only what one looks for in a list */
export function PolicyCard({
  policy,
  isWhole,
  onChange,
}: {
  policy: Policy;
  isWhole: boolean;
  onChange: () => void;
}) {
  const { t, time } = useLanguage();
  const { describe, timeIn } = useSchedule();
  const { name, enabled, dataset, model, spec, nextAt, runs } = policy;
  const last = runs.edges.at(0)?.node;
  return (
    <article className="card policy" aria-label={name}>
      <h2>
        {isWhole ? name : <Link href={`/pipelines?policy=${encodeURIComponent(name)}`}>{name}</Link>}{' '}
        <Badge tone={enabled ? 'good' : 'plain'}>{enabled ? t.pipelines.enabled : t.pipelines.paused}</Badge>
      </h2>
      <p className="schedule">
        {spec.schedule ? describe(spec.schedule) : t.pipelines.noSchedule}
        {spec.schedule && <code className="muted">{spec.schedule.cron}</code>}
      </p>
      <Figures
        items={[
          [t.pipelines.next, nextAt ? timeIn(nextAt, spec.schedule?.timeZone ?? 'UTC') : t.pipelines.never],
          [t.pipelines.triggers, triggersOf(spec, t)],
          [
            t.pipelines.dataset,
            <Link key="dataset" href={`/datasets?dataset=${encodeURIComponent(dataset.name)}`}>
              {dataset.name}
            </Link>,
          ],
          [
            t.pipelines.model,
            <Link key="model" href={`/models?model=${encodeURIComponent(model.name)}`}>
              {model.name}
            </Link>,
          ],
          last
            ? [
                t.pipelines.last,
                <>
                  <Link href={`/pipelines?run=${last.id}`}>{time(last.createdAt)}</Link>{' '}
                  <OutcomeBadge run={last} />
                </>,
              ]
            : null,
        ]}
      />
      {isWhole && <PolicyDetails policy={policy} />}
      <PolicyActions policy={policy} onChange={onChange} />
    </article>
  );
}

function PolicyDetails({ policy: { model, spec } }: { policy: Policy }) {
  const { t, figure } = useLanguage();
  const duration = useDuration();
  const { sweep } = spec;
  const gate = gateInWords(model.promotionGate ?? null, t.pipelines, figure);
  return (
    <div className="policy-details">
      <Figures
        items={[
          [t.pipelines.trainWhen, t.pipelines.trainWhens[spec.trainWhen]],
          [
            t.pipelines.experiment,
            <Link key="experiment" href={`/experiments?experiment=${encodeURIComponent(sweep.experiment)}`}>
              {sweep.experiment}
            </Link>,
          ],
          [
            t.pipelines.nClusters,
            `${sweep.nClusters.join(', ')}; ${sweep.chooseClusters ? t.pipelines.chooses : t.pipelines.keeps}`,
          ],
          [t.pipelines.gate, gate],
          [t.pipelines.promote, t.pipelines.promotes[spec.promote]],
          [t.pipelines.concurrency, t.pipelines.concurrencies[spec.concurrency]],
          [
            t.pipelines.cooldown,
            spec.cooldownSeconds > 0 ? duration(spec.cooldownSeconds) : t.pipelines.noCooldown,
          ],
        ]}
      />
    </div>
  );
}

/** What fires it beside its schedule, in words. */
export function triggersOf({ onDataChange, onDrift, onAlert }: PolicySpec, { pipelines }: Messages): string {
  const found = [
    onDataChange && pipelines.onDataChange,
    onDrift && pipelines.onDrift,
    onAlert && pipelines.onAlert,
  ].filter((each) => each !== false);
  return found.length > 0 ? found.join(', ') : pipelines.nothingElse;
}
