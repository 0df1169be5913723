import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { CONTENT_KINDS, type ContentKind } from '../entities/retention-policy.ts';
import { decodeCursor, pageSize, toPage, type Page, type PageInput } from './find-page.ts';
import { decideRetention, listStore } from './retention-rows.ts';

/** Something older than its policy wants. */
export interface RetentionCandidate {
  kind: ContentKind;
  id: string;
  name: string;
  since: Date;
  goes: boolean;
  sizeBytes: number;
  /** Why it stays. */
  reasons: string[];
}

export interface RetentionTotal {
  kind: ContentKind;
  count: number;
  sizeBytes: number;
}

export interface RetentionPreview {
  totals: RetentionTotal[];
  candidates: Page<RetentionCandidate>;
}

const cursorSchema = z.tuple([z.enum(CONTENT_KINDS), z.string()]);

/** What a collection would do now, from the same decision. Changes nothing. @throws AppError INVALID_INPUT */
export async function previewRetention(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  { goes, ...page }: PageInput & { goes?: boolean | null },
): Promise<RetentionPreview> {
  const size = pageSize(page);
  const [afterKind, afterId] = decodeCursor(cursorSchema, page) ?? [null, null];
  return await db.transaction(async (tx) => {
    await listStore(tx, blobs);
    await decideRetention(tx);
    await tx.query(CANDIDATES);
    const candidates: RetentionCandidate[] = await tx.query(
      `SELECT kind, id, name, since, goes, size_bytes::float8 AS "sizeBytes", reasons FROM candidate
       WHERE ($1::boolean IS NULL OR goes = $1) AND ($2::text IS NULL OR (kind, id) > ($2, $3::text))
       ORDER BY kind, id LIMIT $4`,
      [goes ?? null, afterKind, afterId, size + 1],
    );
    return {
      totals: await totalsOf(tx),
      candidates: toPage(candidates, size, ({ kind, id }) => [kind, id]),
    };
  });
}

async function totalsOf(tx: EntityManager): Promise<RetentionTotal[]> {
  const found: RetentionTotal[] = await tx.query(
    `SELECT kind, count(*)::int AS count, sum(size_bytes)::float8 AS "sizeBytes" FROM candidate WHERE goes GROUP BY kind`,
  );
  return CONTENT_KINDS.map(
    (kind) => found.find((total) => total.kind === kind) ?? { kind, count: 0, sizeBytes: 0 },
  );
}

/** An object of several things is counted at one of them, so that the sizes add up. */
const CANDIDATES = `
  CREATE TEMP TABLE candidate ON COMMIT DROP AS
  SELECT kind COLLATE "C" AS kind, id::text COLLATE "C" AS id, name, since, goes, size_bytes,
    CASE WHEN goes THEN '{}' ELSE coalesce(
      (SELECT array_agg(DISTINCT reason ORDER BY reason) FROM kept
       WHERE kept.kind = held.kind AND kept.id = held.id AND reason IS NOT NULL),
      ARRAY['its content is also that of something that stays']) END AS reasons
  FROM (
    SELECT thing.kind, thing.id, name, since, bool_or(may_go.digest IS NOT NULL) AS goes,
      coalesce(sum(may_go.size_bytes) FILTER (WHERE may_go.kind = thing.kind AND owner_id = thing.id::text), 0) AS size_bytes
    FROM thing
    JOIN (SELECT DISTINCT kind, thing_id, digest FROM blob_reference) AS reference
      ON reference.kind = thing.kind AND thing_id = thing.id
    JOIN stored_blob USING (digest)
    LEFT JOIN may_go USING (digest)
    WHERE is_old AND in_trash IS NOT TRUE
    GROUP BY thing.kind, thing.id, name, since
  ) AS held
  UNION ALL
  SELECT kind, digest, digest, stored_at, true, may_go.size_bytes, '{}'
  FROM may_go JOIN stored_blob USING (digest) WHERE kind = 'UNREFERENCED' AND NOT in_trash`;
