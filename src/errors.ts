/**
 * Every failure that a user can meet, by its stable code. `docs/errors.md` explains each one; a test keeps the two equal.
 * `status` is the HTTP status that fits the failure, `retryable` says whether the same request may succeed later.
 */
export const ERROR_CODES = {
  // What the caller sent
  INVALID_INPUT: { status: 400, retryable: false },
  QUERY_TOO_COSTLY: { status: 400, retryable: false },
  DOCUMENT_NOT_LISTED: { status: 400, retryable: false },
  RATE_LIMITED: { status: 429, retryable: true },
  NOT_FOUND: { status: 404, retryable: false },
  DATASET_IN_USE: { status: 409, retryable: false },
  NAME_TAKEN: { status: 409, retryable: false },
  TAG_TAKEN: { status: 409, retryable: false },
  // Who the caller is
  UNAUTHENTICATED: { status: 401, retryable: false },
  FORBIDDEN: { status: 403, retryable: false },
  HOST_UNKNOWN: { status: 421, retryable: false },
  IDENTITY_UNAVAILABLE: { status: 503, retryable: true },
  // The source and its snapshots
  QUERY_INVALID: { status: 400, retryable: false },
  QUERY_NOT_READ_ONLY: { status: 400, retryable: false },
  COLUMN_NOT_FOUND: { status: 400, retryable: false },
  SOURCE_UNKNOWN: { status: 400, retryable: false },
  SOURCE_UNAVAILABLE: { status: 503, retryable: true },
  FILE_INVALID: { status: 422, retryable: false },
  FILE_TOO_LARGE: { status: 413, retryable: false },
  NO_DIRECT_UPLOADS: { status: 501, retryable: false },
  UPLOAD_NOT_RECEIVED: { status: 409, retryable: true },
  UPLOAD_MISMATCH: { status: 422, retryable: false },
  UPLOAD_EXPIRED: { status: 410, retryable: false },
  URL_NOT_ALLOWED: { status: 403, retryable: false },
  URL_REFUSED: { status: 422, retryable: false },
  URL_UNREACHABLE: { status: 503, retryable: true },
  KEY_MISSING: { status: 422, retryable: false },
  KEY_NOT_UNIQUE: { status: 422, retryable: false },
  DATASET_EMPTY: { status: 422, retryable: false },
  ALREADY_CURRENT: { status: 409, retryable: false },
  CONTENT_UNCHANGED: { status: 409, retryable: false },
  NOT_WATCHABLE: { status: 422, retryable: false },
  VERSION_NOT_VALIDATED: { status: 409, retryable: true },
  VERSION_QUARANTINED: { status: 409, retryable: false },
  VERSION_BLOCKED: { status: 409, retryable: false },
  NOT_QUARANTINED: { status: 409, retryable: false },
  BLOB_CORRUPT: { status: 500, retryable: false },
  CONTENT_EXPIRED: { status: 410, retryable: false },
  CONTENT_KEPT: { status: 409, retryable: false },
  BLOB_STORE_UNAVAILABLE: { status: 503, retryable: true },
  // Features and models
  FEATURE_MISSING: { status: 400, retryable: false },
  FEATURE_NOT_NUMERIC: { status: 400, retryable: false },
  FEATURE_NOT_FINITE: { status: 400, retryable: false },
  FEATURE_OUT_OF_DOMAIN: { status: 400, retryable: false },
  EXPECTATION_FAILED: { status: 422, retryable: false },
  OUTCOME_CONFLICT: { status: 409, retryable: false },
  NO_ROW_SCORED: { status: 422, retryable: false },
  INVALID_PARAMETER: { status: 400, retryable: false },
  K_EXCEEDS_ROWS: { status: 400, retryable: false },
  TOO_FEW_DISTINCT_ROWS: { status: 422, retryable: false },
  TEST_NOT_APPLICABLE: { status: 422, retryable: false },
  INVALID_ARTIFACT: { status: 500, retryable: false },
  NOT_EXPORTABLE: { status: 422, retryable: false },
  SELF_TEST_FAILED: { status: 422, retryable: false },
  ALL_RUNS_FAILED: { status: 422, retryable: false },
  // The registry
  ALIAS_NOT_SET: { status: 404, retryable: false },
  MODEL_NOT_NAMED: { status: 400, retryable: false },
  NO_PREVIOUS_VERSION: { status: 409, retryable: false },
  NOT_COMPARABLE: { status: 422, retryable: false },
  WINDOW_EMPTY: { status: 422, retryable: false },
  NO_COMMON_KEYS: { status: 422, retryable: false },
  NOT_BETTER: { status: 409, retryable: false },
  GATE_FAILED: { status: 409, retryable: false },
  CANARY_ABORTED: { status: 409, retryable: false },
  CANARY_NOT_RUNNING: { status: 409, retryable: false },
  REPORT_NOT_READY: { status: 409, retryable: true },
  // Training policies
  POLICY_IN_USE: { status: 409, retryable: false },
  NOTHING_TO_RETRY: { status: 409, retryable: false },
  // Notifications
  ENDPOINT_EXISTS: { status: 409, retryable: false },
  MAIL_NOT_CONFIGURED: { status: 501, retryable: false },
  RECEIVER_REFUSED: { status: 422, retryable: false },
  RECEIVER_UNAVAILABLE: { status: 503, retryable: true },
  // Jobs
  JOB_IN_PROGRESS: { status: 409, retryable: true },
  JOB_FINISHED: { status: 409, retryable: false },
  JOB_ABANDONED: { status: 500, retryable: true },
  CANCELLED: { status: 409, retryable: false },
  // The process
  CONFIG_INVALID: { status: 500, retryable: false },
  DATABASE_UNAVAILABLE: { status: 503, retryable: true },
  DATABASE_TOO_OLD: { status: 500, retryable: false },
  MIGRATION_REQUIRED: { status: 503, retryable: true },
  DATA_FOLDER_UNUSABLE: { status: 500, retryable: false },
  DATA_FOLDER_IN_USE: { status: 500, retryable: true },
  EMBEDDED_POSTGRES_FAILED: { status: 500, retryable: false },
  PORT_IN_USE: { status: 500, retryable: true },
  HOST_UNUSABLE: { status: 500, retryable: false },
  FILE_CONFLICT: { status: 409, retryable: false },
  API_UNREACHABLE: { status: 503, retryable: true },
  INTERNAL_ERROR: { status: 500, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What a client may read beside the message: the offending field, its value, and what would be right. */
export interface ErrorDetails {
  field?: string;
  value?: unknown;
  expected?: string;
  [extra: string]: unknown;
}

/** A failure that the caller is meant to see. Anything else is masked as INTERNAL_ERROR. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}

/** The error of a look-up that found nothing: `notFound('dataset', 'education')`. */
export function notFound(field: string, value: string): AppError {
  return new AppError('NOT_FOUND', `There is no ${field} ${JSON.stringify(value)}.`, { field, value });
}

/** The error of a look-up of a model's version, by its name, that found nothing. */
export function noModelVersion(model: string, version: string, field = 'version'): AppError {
  const message = `There is no version ${JSON.stringify(version)} of a model ${JSON.stringify(model)}.`;
  return new AppError('NOT_FOUND', message, {
    field,
    value: version,
    expected: 'the name of a version, such as "v1.0"',
  });
}

/** Turns an error with a registered code (an AppError, or a kernel's error that crossed a thread) into an AppError. */
export function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!(error instanceof Error) || !('code' in error) || !isErrorCode(error.code)) return null;
  const details = 'details' in error ? (error.details as ErrorDetails) : {};
  return new AppError(error.code, error.message, { ...blamedField(details), ...details });
}

/** Kernels know features and parameters, and no fields of a request. */
function blamedField({ feature, features, parameter }: ErrorDetails): ErrorDetails {
  const field = feature ?? (Array.isArray(features) ? features[0] : undefined) ?? parameter;
  return typeof field === 'string' ? { field } : {};
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
