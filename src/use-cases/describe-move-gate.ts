import type { AliasMove } from '../entities/alias-move.ts';
import type { GateCheck } from '../entities/gate-check.ts';

/** What a gate said when an alias moved. */
export interface MoveGate {
  revision: number;
  passed: boolean;
  overridden: boolean;
  overrideReason: string | null;
  checks: GateCheck[];
}

/** null where no gate guarded the move. */
export function describeMoveGate(
  { gateRevision, overrideReason }: AliasMove,
  checks: GateCheck[],
): MoveGate | null {
  if (gateRevision === null) return null;
  const passed = checks.every((check) => check.passed);
  return { revision: gateRevision, passed, overridden: !passed, overrideReason, checks };
}
