import type { Job } from '../entities/job.ts';

/** The error of a job or of a run as the API tells it; null where there is none. */
export function describeError({
  errorCode: code,
  errorMessage: message,
  errorDetails,
}: Pick<Job, 'errorCode' | 'errorMessage' | 'errorDetails'>) {
  if (code === null) return null;
  const details = errorDetails ?? {};
  return { code, message, field: details['field'] ?? null, details };
}
