export type MlErrorCode =
  | 'K_EXCEEDS_ROWS'
  | 'TOO_FEW_DISTINCT_ROWS'
  | 'FEATURE_NOT_FINITE'
  | 'FEATURE_MISSING'
  | 'FEATURE_NOT_NUMERIC'
  | 'FEATURE_OUT_OF_DOMAIN'
  | 'FIT_CANCELLED'
  | 'INVALID_PARAMETER'
  | 'INVALID_ARTIFACT'
  | 'TEST_NOT_APPLICABLE';

/**
 * The one error this folder throws. `details` names the feature or parameter, the value, and what would be right;
 * it survives JSON (numbers that are not finite are given as strings).
 */
export class MlError extends Error {
  readonly code: MlErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: MlErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'MlError';
    this.code = code;
    this.details = details;
  }
}
