import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactNode } from 'react';
import { useQueryParam } from '../api/query-param.ts';
import { useLanguage } from '../i18n/language.tsx';

export interface Column<Row> {
  id: string;
  name: string;
  /** What is compared when the table is sorted, and shown unless `cell` says otherwise. */
  value: (row: Row) => string | number | null;
  cell?: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  idOf: (row: Row) => string;
  selected?: string | null;
  onSelect?: (row: Row) => void;
  /** Whose order stands in the address, where a page has several tables. */
  sortParam?: string;
  /** Of the part that scrolls, in pixels at most. */
  height?: number;
}

const ROW_HEIGHT = 36;

/**
 * A table that is sorted by a click on a column (the order stands in the address; numbers by size, texts as the language
 * sorts them, nothing last) and draws only the rows that are seen, so that ten thousand are as smooth as ten.
 */
export function DataTable<Row>({
  label,
  columns,
  rows,
  idOf,
  selected = null,
  onSelect,
  sortParam = 'sort',
  height = 560,
}: DataTableProps<Row>) {
  const { language, number } = useLanguage();
  const [sort, setSort] = useQueryParam(sortParam);
  const isDown = sort.startsWith('-');
  const by = columns.find(({ id }) => id === sort.replace(/^-/, ''));
  const sorted = useMemo(() => {
    if (!by) return rows;
    const { compare } = new Intl.Collator(language, { numeric: true });
    const order = isDown ? -1 : 1;
    const keyed = rows.map((row) => [by.value(row), row] as const);
    return keyed
      .toSorted(([a], [b]) => {
        if (a === null || b === null) return Number(a === null) - Number(b === null);
        if (typeof a === 'number' && typeof b === 'number') return order * (a - b);
        return order * compare(String(a), String(b));
      })
      .map(([, row]) => row);
  }, [rows, by, isDown, language]);

  const scroller = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- it only keeps a compiler from memoising, that is not used here
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const next = (id: string) => (sort === id ? `-${id}` : sort === `-${id}` ? '' : id);
  // A name stands where its numbers do; those that are drawn tell which columns have any.
  const isNumeric = ({ value }: Column<Row>) =>
    items.some(({ index }) => typeof value(sorted[index]) === 'number');
  const show = (value: string | number | null) =>
    typeof value === 'number' ? number(value, 4) : (value ?? '–');
  return (
    <section
      ref={scroller}
      className="scroll data-table"
      style={{ maxHeight: height }}
      aria-label={label}
      tabIndex={0}
    >
      <table aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                className={isNumeric(column) ? 'number' : undefined}
                aria-sort={by?.id === column.id ? (isDown ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" className="sort" onClick={() => setSort(next(column.id))}>
                  {column.name}
                  {by?.id === column.id && (isDown ? ' ↓' : ' ↑')}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = sorted[index];
            const id = idOf(row);
            return (
              <tr
                key={id}
                aria-rowindex={index + 2}
                aria-selected={onSelect && id === selected}
                className={onSelect && 'choosable'}
                tabIndex={onSelect && 0}
                onClick={onSelect && (() => onSelect(row))}
                onKeyDown={
                  onSelect &&
                  (({ key, target, currentTarget }) => {
                    if (key === 'Enter' && target === currentTarget) onSelect(row);
                  })
                }
              >
                {columns.map(({ id: column, value, cell }) => (
                  <td key={column} className={typeof value(row) === 'number' ? 'number' : undefined}>
                    {cell ? cell(row) : show(value(row))}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
    </section>
  );
}
