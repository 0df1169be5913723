import { AppError } from './errors.ts';

/**
 * What went wrong while a form was read, as the client's fault where it is: the reader of forms throws bare errors about
 * them, and disks, connections and we ourselves such with codes.
 */
export function asFormError(error: unknown): unknown {
  const isBare = error instanceof Error && error.constructor === Error && !('code' in error);
  if (!isBare) return error;
  return new AppError('INVALID_INPUT', `The form cannot be read: ${error.message}.`, {
    field: 'file',
    expected: 'a form (multipart/form-data) with one file',
  });
}
