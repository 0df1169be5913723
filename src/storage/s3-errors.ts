import { AppError } from '../errors.ts';

export interface S3Settings {
  bucket: string;
  /** null: Amazon's own. */
  endpoint: string | null;
  /** null: what the SDK finds, as in AWS_REGION. */
  region: string | null;
  /** Of all keys, without a slash at its ends; empty: none. */
  prefix: string;
}

/** A failure of the object store: which variable is to blame, why, and what to do. @returns BLOB_STORE_UNAVAILABLE */
export function unavailable(settings: S3Settings, error: unknown): AppError {
  const { field, reason } = explain(settings, error as S3Failure);
  const place = `bucket ${settings.bucket} at ${settings.endpoint ?? 'Amazon S3'}`;
  return new AppError('BLOB_STORE_UNAVAILABLE', `${field} (${place}): ${reason}`, { field });
}

/** Whether the object is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
}

interface S3Failure {
  name?: string;
  /** Of the network, or of Node. */
  code?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

function explain(settings: S3Settings, { name, code, message, $metadata }: S3Failure) {
  const status = $metadata?.httpStatusCode;
  const server = settings.endpoint ? 'S3_ENDPOINT' : 'S3_BUCKET';
  switch (code ?? name) {
    case 'NoSuchBucket':
      return {
        field: 'S3_BUCKET',
        reason: `there is no bucket ${settings.bucket}. Create it, or name another.`,
      };
    case 'InvalidAccessKeyId':
      return { field: 'AWS_ACCESS_KEY_ID', reason: 'the server does not know this access key.' };
    case 'SignatureDoesNotMatch':
      return {
        field: 'AWS_SECRET_ACCESS_KEY',
        reason: 'this is not the secret that belongs to AWS_ACCESS_KEY_ID.',
      };
    case 'ExpiredToken':
    case 'InvalidToken':
      return { field: 'AWS_SESSION_TOKEN', reason: 'the session token has expired or is not valid.' };
    case 'CredentialsProviderError':
      return {
        field: 'AWS_ACCESS_KEY_ID',
        reason:
          'there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what else the AWS SDK reads.',
      };
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return { field: 'S3_REGION', reason: 'the bucket is in another region.' };
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EROFS':
      return { field: 'GUGUS_DATA', reason: `no local copy can be written: ${message}.` };
    case 'ECONNREFUSED':
      return { field: server, reason: 'nothing listens there. Does the server run, and is the port right?' };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { field: server, reason: 'there is no such host. Is its name right?' };
  }
  if (message && /^Region (is missing|not accepted)/.test(message)) {
    return { field: 'S3_REGION', reason: 'it is not set, and Amazon S3 needs one.' };
  }
  if (status === 403) {
    return {
      field: 'S3_BUCKET',
      reason: 'these credentials may not do that: reading, writing and listing the bucket are needed.',
    };
  }
  if (status && status >= 500) return { field: server, reason: `the server answers ${status}.` };
  if (message?.includes('Deserialization error')) {
    return { field: server, reason: 'what answers there does not speak S3.' };
  }
  return { field: server, reason: `${code ?? name}: ${message}` };
}
