import { AppError, type ErrorDetails } from '../../errors.ts';

/** What a file may hold, so that reading it takes a bounded amount of memory and disk. */
export const MOST_COLUMNS = 1000;
export const MOST_CELLS = 500_000_000;
export const MOST_NAME_LENGTH = 255;
/** Of a line of text, and of a row of a sheet. */
export const MOST_ROW_BYTES = 1_000_000;

/** Types are found out from this many rows, and from fewer where a table is wide. */
const INFERENCE_ROWS = 100_000;
const INFERENCE_CELLS = 1_000_000;

export function inferenceRows(columns: number): number {
  return Math.min(INFERENCE_ROWS, Math.ceil(INFERENCE_CELLS / Math.max(1, columns)));
}

/** A file that is not what its format asks for. */
export function invalidFile(message: string, details: ErrorDetails = {}): AppError {
  return new AppError('FILE_INVALID', message, { field: 'file', ...details });
}

export function fileTooLarge(what: string, most: number, actual?: number): AppError {
  const seen = actual === undefined ? '' : `: ${actual.toLocaleString('en')}`;
  return new AppError(
    'FILE_TOO_LARGE',
    `The file has more than ${most.toLocaleString('en')} ${what}${seen}.`,
    {
      field: 'file',
      ...(actual !== undefined && { value: actual }),
      expected: `at most ${most.toLocaleString('en')} ${what}`,
    },
  );
}
