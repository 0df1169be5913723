import { invalidParameter } from '../check.ts';

/** @throws MlError INVALID_PARAMETER unless the value lies strictly between 0 and 1 */
export function requireShare(parameter: string, value: number): void {
  if (!(value > 0 && value < 1)) throw invalidParameter(parameter, value, 'between 0 and 1');
}
