import type {
  Algorithm,
  DriftPairing,
  DriftTest,
  PolicyConcurrency,
  PolicyDriftInput,
  PromoteHow,
  TrainingPolicyInput,
  TrainWhen,
} from '../../gql/graphql.ts';
import type { Policy } from './documents.ts';

/** A policy as its form has it. */
export interface PolicyFormValues {
  name: string;
  dataset: string;
  model: string;
  enabled: boolean;
  isScheduled: boolean;
  cron: string;
  timeZone: string;
  onDataChange: boolean;
  onDrift: boolean;
  onAlert: boolean;
  trainWhen: TrainWhen;
  test: DriftTest | '';
  driftShare: string;
  pairing: DriftPairing;
  adjusted: boolean;
  experiment: string;
  nClusters: string;
  algorithm: Algorithm;
  chooseClusters: boolean;
  promote: PromoteHow;
  cooldownMinutes: string;
  concurrency: PolicyConcurrency;
}

/** What the form of a new policy begins with: the defaults of the server. */
export const NEW_POLICY: PolicyFormValues = {
  name: '',
  dataset: '',
  model: '',
  enabled: true,
  isScheduled: true,
  cron: '0 2 1 * *',
  timeZone: 'Asia/Jakarta',
  onDataChange: true,
  onDrift: true,
  onAlert: true,
  trainWhen: 'DRIFT',
  test: '',
  driftShare: '0.5',
  pairing: 'AUTO',
  adjusted: false,
  experiment: '',
  nClusters: '2, 3, 4, 5, 6',
  algorithm: 'K_MEANS',
  chooseClusters: false,
  promote: 'AUTOMATIC',
  cooldownMinutes: '0',
  concurrency: 'COALESCE',
};

export function formOf(policy: Policy): PolicyFormValues {
  const { name, dataset, model, enabled, spec } = policy;
  const { schedule, sweep } = spec;
  const drift = driftOf(spec.drift);
  return {
    name,
    dataset: dataset.name,
    model: model.name,
    enabled,
    isScheduled: !!schedule,
    cron: schedule?.cron ?? NEW_POLICY.cron,
    timeZone: schedule?.timeZone ?? NEW_POLICY.timeZone,
    onDataChange: spec.onDataChange,
    onDrift: spec.onDrift,
    onAlert: spec.onAlert,
    trainWhen: spec.trainWhen,
    test: drift.test ?? '',
    driftShare: String(drift.driftShare ?? NEW_POLICY.driftShare),
    pairing: drift.pairing ?? 'AUTO',
    adjusted: drift.adjusted ?? false,
    experiment: sweep.experiment,
    nClusters: sweep.nClusters.join(', '),
    algorithm: sweep.algorithm,
    chooseClusters: sweep.chooseClusters ?? false,
    promote: spec.promote,
    cooldownMinutes: String(spec.cooldownSeconds / 60),
    concurrency: spec.concurrency,
  };
}

/**
 * What is to be set. What the form does not ask for stays as the policy has it, and what nobody said stays unsaid:
 * otherwise to pause a policy would be a new revision of it.
 */
export function inputOf(form: PolicyFormValues, policy: Policy | null): TrainingPolicyInput {
  return {
    name: form.name.trim(),
    dataset: form.dataset,
    model: form.model.trim(),
    enabled: form.enabled,
    schedule: form.isScheduled ? { cron: form.cron, timeZone: form.timeZone } : null,
    onDataChange: form.onDataChange,
    onDrift: form.onDrift,
    onAlert: form.onAlert,
    trainWhen: form.trainWhen,
    drift: driftInputOf(form, policy),
    sweep: sweepInputOf(form, policy),
    promote: form.promote,
    cooldownSeconds: Math.round(60 * Number(form.cooldownMinutes)),
    concurrency: form.concurrency,
  };
}

function driftInputOf(form: PolicyFormValues, policy: Policy | null): PolicyDriftInput {
  const { test: _, ...before } = policy ? driftOf(policy.spec.drift) : {};
  const said = <Value>(name: 'driftShare' | 'pairing' | 'adjusted', value: Value, unsaid: Value) =>
    value !== unsaid || name in before ? { [name]: value } : {};
  return {
    ...before,
    ...(form.test && { test: form.test }),
    ...said('driftShare', Number(form.driftShare), Number(NEW_POLICY.driftShare)),
    ...said('pairing', form.pairing, NEW_POLICY.pairing),
    ...said('adjusted', form.adjusted, NEW_POLICY.adjusted),
  };
}

function sweepInputOf(form: PolicyFormValues, policy: Policy | null): TrainingPolicyInput['sweep'] {
  // The client notes of what type an object is, which the API does not take back; null is what nobody said.
  const before = Object.fromEntries(
    Object.entries(policy?.spec.sweep ?? {}).filter(
      ([name, value]) => name !== '__typename' && value !== null,
    ),
  );
  return {
    ...before,
    experiment: form.experiment.trim(),
    nClusters: form.nClusters
      .split(/[,;\s]+/)
      .filter((text) => text !== '')
      .map(Number),
    algorithm: form.algorithm,
    ...((form.chooseClusters || 'chooseClusters' in before) && { chooseClusters: form.chooseClusters }),
  };
}

/** The API stores what it was told in its own spelling of names; it takes them in capitals. */
function driftOf(stored: unknown): PolicyDriftInput {
  const { columnOptions, test, ...drift } = stored as PolicyDriftInput;
  return {
    ...drift,
    ...(test && { test: capitals(test) }),
    ...(columnOptions && {
      columnOptions: columnOptions.map((each) => ({
        ...each,
        ...(each.type && { type: capitals(each.type) }),
        ...(each.test && { test: capitals(each.test) }),
      })),
    }),
  };
}

const capitals = <Name extends string>(name: Name) => name.toUpperCase() as Name;
