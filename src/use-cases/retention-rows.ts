import type { EntityManager } from 'typeorm';
import type { StoredBlob } from '../storage/blob-folder.ts';
import type { BlobStore } from '../storage/blobs.ts';

const BATCH = 10_000;

/**
 * Decides what the policies let go, and leaves it in temporary tables of the caller's transaction:
 * - `thing`: what has content, how old, and what its policy says (`is_old`, `spared_by`);
 * - `kept`: the things that stay, with their reasons: those that a policy keeps, and whatever they need;
 * - `may_go`: the stored objects that no kept thing names, each with one thing that it is counted at.
 * An object is judged only if it was listed; what is stored later stays.
 */
export async function decideRetention(tx: EntityManager): Promise<void> {
  for (const statement of DECISION) await tx.query(statement);
}

/** Lists the store into the temporary table `stored_blob`. It takes its time: no lock is to be held meanwhile. */
export async function listStore(tx: EntityManager, blobs: Pick<BlobStore, 'list'>): Promise<void> {
  await tx.query(
    `CREATE TEMP TABLE stored_blob (digest text PRIMARY KEY, size_bytes bigint NOT NULL, stored_at timestamptz NOT NULL)
     ON COMMIT DROP`,
  );
  let batch: StoredBlob[] = [];
  const flush = async () => {
    await tx.query(
      `INSERT INTO stored_blob SELECT * FROM unnest($1::text[], $2::bigint[], $3::timestamptz[]) ON CONFLICT DO NOTHING`,
      [
        batch.map(({ digest }) => digest),
        batch.map(({ sizeBytes }) => sizeBytes),
        batch.map(({ storedAt }) => storedAt),
      ],
    );
    batch = [];
  };
  for await (const blob of blobs.list()) {
    batch.push(blob);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

const DECISION = [
  `CREATE TEMP TABLE thing ON COMMIT DROP AS
   SELECT kind, id, name, since,
     coalesce(enabled AND since < now() - keep_days * interval '1 day', false) AS is_old,
     CASE WHEN tagged AND NOT include_tagged THEN 'it has a tag'
          WHEN place <= keep_last THEN format('it is among the newest %s', keep_last) END AS spared_by
   FROM (
     SELECT kind, id, name, tagged, greatest(since, restored_at) AS since,
       row_number() OVER (PARTITION BY kind, series ORDER BY id DESC) AS place
     FROM content_thing LEFT JOIN (
       SELECT kind, thing_id AS id, max(restored_at) AS restored_at
       FROM blob_reference JOIN blob_trash USING (digest) GROUP BY kind, thing_id
     ) AS restored USING (kind, id)
   ) AS placed LEFT JOIN retention_policy USING (kind)`,
  `CREATE TEMP TABLE need ON COMMIT DROP AS SELECT * FROM content_need`,
  `CREATE TEMP TABLE kept ON COMMIT DROP AS
   WITH RECURSIVE kept AS (
     (SELECT kind, id, spared_by AS reason FROM thing WHERE NOT is_old OR spared_by IS NOT NULL
      UNION SELECT kind, id, reason FROM need WHERE for_id IS NULL)
     UNION
     SELECT need.kind, need.id, need.reason FROM kept JOIN need ON need.for_kind = kept.kind AND need.for_id = kept.id
   )
   SELECT * FROM kept`,
  `CREATE TEMP TABLE may_go ON COMMIT DROP AS
   WITH going AS (
     SELECT thing.kind, thing.id FROM thing
     WHERE is_old AND NOT EXISTS (SELECT FROM kept WHERE kept.kind = thing.kind AND kept.id = thing.id)
   ), owned AS (
     SELECT digest, size_bytes, (array_agg(going.kind ORDER BY going.kind, going.id))[1] AS kind,
       (array_agg(going.id::text ORDER BY going.kind, going.id))[1] AS owner_id
     FROM stored_blob JOIN blob_reference AS reference USING (digest)
     LEFT JOIN going ON going.kind = reference.kind AND going.id = reference.thing_id
     GROUP BY digest, size_bytes HAVING bool_and(going.id IS NOT NULL)
     UNION ALL
     SELECT digest, stored_blob.size_bytes, 'UNREFERENCED', digest
     FROM stored_blob LEFT JOIN blob_trash USING (digest) JOIN retention_policy ON kind = 'UNREFERENCED'
     WHERE enabled AND greatest(stored_at, restored_at) < now() - retention_policy.keep_days * interval '1 day'
       AND NOT EXISTS (SELECT FROM blob_reference AS reference WHERE reference.digest = stored_blob.digest)
   )
   SELECT owned.*, keep_days, trash_days,
     EXISTS (SELECT FROM blob_trash WHERE blob_trash.digest = owned.digest AND restored_at IS NULL) AS in_trash
   FROM owned JOIN retention_policy USING (kind)`,
];
