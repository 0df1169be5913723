import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseInput } from './parse-input.ts';

const MOST_PER_PAGE = 100;

export interface PageInput {
  /** How many, at most 100 unless the list says otherwise; 20 where nothing is said. */
  first?: number | null;
  /** The cursor after which the page begins. */
  after?: string | null;
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const firstSchema = (most: number) =>
  z.object({
    first: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(most, `must be at most ${most}`)
      .nullish()
      .transform((first) => first ?? 20),
  });

/** The number of rows that a page asks for. @throws AppError INVALID_INPUT */
export function pageSize({ first }: PageInput, most = MOST_PER_PAGE): number {
  return parseInput(firstSchema(most), { first }).first;
}

/** Cuts a page from `size` + 1 rows. */
export function toPage<Node>(rows: Node[], size: number, cursorOf: (node: Node) => unknown): Page<Node> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(cursorOf(node)), node }));
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** What the cursor of a page stands for; null on the first page. @throws AppError INVALID_INPUT */
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  { after }: PageInput,
): z.infer<Schema> | null {
  if (after === null || after === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(after, 'base64url').toString('utf8')));
  } catch {
    throw new AppError('INVALID_INPUT', 'The cursor is not one that this list gave.', {
      field: 'after',
      value: after,
      expected: 'a cursor of an edge of the same list, in the same order',
    });
  }
}

const encodeCursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A page of rows, newest first: ids are UUIDv7 and sort by time. */
export async function findPage<Node extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<Node>,
  page: PageInput,
  most = MOST_PER_PAGE,
): Promise<Page<Node>> {
  const size = pageSize(page, most);
  const after = decodeCursor(z.uuid(), page);
  if (after !== null) query.andWhere(`${query.alias}.id < :after`, { after });
  const rows = await query
    .orderBy(`${query.alias}.id`, 'DESC')
    .limit(size + 1)
    .getMany();
  return toPage(rows, size, (row) => row.id);
}

/** Whether an optional argument says something: 0 and "" do, null does not. */
export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
