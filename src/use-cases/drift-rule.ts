import type { DriftColumnKind, DriftOptions, ColumnRule } from '../entities/drift-report.ts';

/**
 * The rule of a column, with Evidently's precedence: what is said of the column, of its kind, of all. Test and threshold
 * are looked for separately; null: the test's own default.
 */
export function ruleFor(
  { rules }: Pick<DriftOptions, 'rules'>,
  column: ColumnRule,
  kind: DriftColumnKind,
): ColumnRule {
  const levels = [column, rules[kind], rules.all];
  return {
    test: levels.find(({ test }) => test !== null)?.test ?? null,
    threshold: levels.find(({ threshold }) => threshold !== null)?.threshold ?? null,
  };
}
