/** What a column of a row held before and after. */
export interface ChangedColumn {
  column: string;
  /** null: it was not there. */
  before: string | null;
  after: string | null;
}

/** The columns of a row that are not the same before and after; of a row that is new or went, all that hold something. */
export function changedColumns(before: unknown, after: unknown): ChangedColumn[] {
  const [old, now] = [asRow(before), asRow(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((column) => ({ column, before: textOf(old[column]), after: textOf(now[column]) }))
    .filter((each) => each.before !== each.after);
}

const asRow = (value: unknown) => (value ?? {}) as Record<string, unknown>;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
