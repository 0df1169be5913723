import type { Tone } from '../../components/badge.tsx';
import type { JobState, RunStatus } from '../../gql/graphql.ts';

export function toneOfJob(state: JobState): Tone {
  if (state === 'SUCCEEDED') return 'good';
  if (state === 'FAILED') return 'bad';
  return state === 'CANCELLED' ? 'plain' : 'warn';
}

export function toneOfRun(status: RunStatus): Tone {
  if (status === 'FINISHED') return 'good';
  if (status === 'FAILED') return 'bad';
  return status === 'KILLED' ? 'plain' : 'warn';
}
