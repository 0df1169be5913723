import type { ValidationReport } from '../entities/validation-report.ts';

export const STANDINGS = ['UNCHECKED', 'PASSED', 'QUARANTINED', 'RELEASED', 'BLOCKED'] as const;

/** What the newest report of a version says of its use; UNCHECKED: there is none. */
export type Standing = (typeof STANDINGS)[number];

export function standingOf(report: ValidationReport | null, isReleased: boolean): Standing {
  switch (report?.outcome) {
    case undefined:
      return 'UNCHECKED';
    case 'PASS':
      return 'PASSED';
    case 'QUARANTINE':
      return isReleased ? 'RELEASED' : 'QUARANTINED';
    case 'BLOCK':
      return 'BLOCKED';
  }
}

/** Whether the version may stand for its dataset without being named. */
export function mayBeCurrent(standing: Standing): boolean {
  return standing !== 'BLOCKED' && standing !== 'QUARANTINED';
}
