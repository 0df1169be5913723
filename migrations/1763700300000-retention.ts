import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept for how long, and the trash. Three views are the one place that knows what holds content: a later
 * migration that adds a column with a digest extends them by CREATE OR REPLACE VIEW, and gives its table the trigger
 * `keep_blobs`.
 */
export class Retention1763700300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention_policy (
        kind text PRIMARY KEY,
        enabled boolean NOT NULL,
        keep_days integer NOT NULL CHECK (keep_days > 0),
        keep_last integer NOT NULL DEFAULT 0 CHECK (keep_last >= 0),
        include_tagged boolean NOT NULL DEFAULT false,
        trash_days integer NOT NULL DEFAULT 7 CHECK (trash_days > 0),
        set_by text,
        set_at timestamptz
      );
      INSERT INTO retention_policy (kind, enabled, keep_days, keep_last) VALUES
        ('DATASET_VERSION', false, 30, 3), ('RUN', false, 90, 0), ('MODEL_VERSION', false, 90, 3),
        ('UNREFERENCED', true, 1, 0);

      -- A row says that the object is in the trash, until it is restored. The object stays where it is until deleted_at
      -- is committed, and is gone when purged_at is set.
      CREATE TABLE blob_trash (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{32}$'),
        size_bytes bigint NOT NULL,
        policy_kind text NOT NULL,
        keep_days integer NOT NULL,
        trashed_at timestamptz NOT NULL DEFAULT now(),
        delete_at timestamptz NOT NULL,
        deleted_at timestamptz,
        purged_at timestamptz,
        restored_at timestamptz,
        CONSTRAINT blob_trash_digest UNIQUE (digest),
        CHECK (purged_at IS NULL OR deleted_at IS NOT NULL),
        CHECK (restored_at IS NULL OR deleted_at IS NULL)
      );

      -- Whoever makes content needed holds this lock in common until its commit; whoever decides what goes, alone.
      CREATE FUNCTION lock_retention() RETURNS void LANGUAGE sql AS $$
        SELECT pg_advisory_xact_lock_shared(hashtext('gugus retention'))
      $$;

      -- Rows that are about to name an object take it out of the trash. One that was deleted since it was stored must
      -- be stored again: the transaction fails, and its job starts anew.
      CREATE FUNCTION keep_blob(wanted text) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      BEGIN
        PERFORM lock_retention();
        UPDATE blob_trash SET restored_at = clock_timestamp()
          WHERE digest = wanted AND restored_at IS NULL AND deleted_at IS NULL;
        IF EXISTS (SELECT FROM blob_trash WHERE digest = wanted AND deleted_at IS NOT NULL) THEN
          RAISE EXCEPTION 'the object % was deleted since it was stored', wanted USING ERRCODE = 'serialization_failure';
        END IF;
      END $$;

      CREATE FUNCTION keep_blobs() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE
        named text;
      BEGIN
        FOREACH named IN ARRAY TG_ARGV LOOP
          PERFORM keep_blob(to_jsonb(NEW) #>> string_to_array(named, '.'));
        END LOOP;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_blobs BEFORE INSERT ON dataset_version
        FOR EACH ROW EXECUTE FUNCTION keep_blobs('digest', 'source.digest');
      CREATE TRIGGER keep_blobs BEFORE INSERT ON upload FOR EACH ROW EXECUTE FUNCTION keep_blobs('digest');
      CREATE TRIGGER keep_blobs BEFORE INSERT ON run_artifact
        FOR EACH ROW EXECUTE FUNCTION keep_blobs('digest');
      CREATE TRIGGER keep_blobs BEFORE INSERT ON model_version
        FOR EACH ROW EXECUTE FUNCTION keep_blobs('artifact_digest', 'assignments_digest');

      -- Every column that names an object, with the thing whose content the object is.
      CREATE VIEW blob_reference (kind, thing_id, digest) AS
        SELECT 'DATASET_VERSION', id, digest FROM dataset_version
        UNION ALL SELECT 'DATASET_VERSION', id, source ->> 'digest' FROM dataset_version WHERE source ? 'digest'
        UNION ALL SELECT 'UPLOAD', id, digest FROM upload
        UNION ALL SELECT 'RUN', run_id, digest FROM run_artifact
        UNION ALL SELECT 'MODEL_VERSION', id, artifact_digest FROM model_version
        UNION ALL SELECT 'MODEL_VERSION', id, assignments_digest FROM model_version;

      -- Every thing that a policy can let go, what series it belongs to, and since when it has not been in use. A kind
      -- that is not here is kept.
      CREATE VIEW content_thing (kind, id, name, series, tagged, since) AS
        SELECT 'DATASET_VERSION', version.id, format('%s, version %s', dataset.name, version.number), dataset.id,
          version.tag IS NOT NULL, greatest(version.created_at, moved.at)
        FROM dataset_version AS version JOIN dataset ON dataset.id = version.dataset_id
        LEFT JOIN (
          SELECT version_id, max(moved_at) AS at
          FROM version_move CROSS JOIN LATERAL (VALUES (from_version_id), (to_version_id)) AS end_of (version_id)
          GROUP BY version_id
        ) AS moved ON moved.version_id = version.id
        UNION ALL
        SELECT 'RUN', run.id, run.name, run.experiment_id, false, greatest(run.created_at, job.finished_at)
        FROM run JOIN job ON job.id = run.job_id
        UNION ALL
        SELECT 'MODEL_VERSION', version.id, format('%s v%s.%s', model.name, major, minor), model.id, false,
          greatest(version.created_at, moved.at)
        FROM model_version AS version JOIN registered_model AS model ON model.id = version.registered_model_id
        LEFT JOIN (
          SELECT version_id, max(moved_at) AS at
          FROM alias_move CROSS JOIN LATERAL (VALUES (from_version_id), (to_version_id)) AS end_of (version_id)
          GROUP BY version_id
        ) AS moved ON moved.version_id = version.id;

      -- What needs a thing: another thing, as long as that is kept, or (null) something that no policy lets go.
      CREATE VIEW content_need (kind, id, for_kind, for_id, reason) AS
        SELECT 'DATASET_VERSION', current_version_id, NULL::text, NULL::uuid, 'it is the current version'
        FROM dataset WHERE current_version_id IS NOT NULL
        UNION ALL
        SELECT 'DATASET_VERSION', max(version.id::text)::uuid, NULL, NULL, 'it is the newest version, and none is current'
        FROM dataset JOIN dataset_version AS version ON version.dataset_id = dataset.id
        WHERE current_version_id IS NULL GROUP BY dataset.id
        UNION ALL
        SELECT 'DATASET_VERSION', dataset_version_id, 'RUN', id, format('run %s was trained on it', name) FROM run
        UNION ALL
        SELECT 'DATASET_VERSION', dataset_version_id, 'MODEL_VERSION', id,
          format('model version v%s.%s was trained on it', major, minor) FROM model_version
        UNION ALL
        SELECT 'RUN', run_id, 'MODEL_VERSION', id, format('model version v%s.%s was made by it', major, minor)
        FROM model_version
        UNION ALL
        SELECT 'RUN', run.id, NULL, NULL, 'its sweep picked it'
        FROM sweep JOIN run ON run.id::text = sweep.pick ->> 'pickedId'
        WHERE NOT EXISTS (SELECT FROM model_version WHERE run_id = run.id)
        UNION ALL
        SELECT need.kind, need.id, NULL, NULL, 'a sweep is at work on it'
        FROM job JOIN sweep ON sweep.id::text = job.payload ->> 'sweepId'
        CROSS JOIN LATERAL (
          SELECT 'DATASET_VERSION', sweep.dataset_version_id UNION ALL SELECT 'RUN', run.id FROM run WHERE sweep_id = sweep.id
        ) AS need (kind, id)
        WHERE job.finished_at IS NULL
        UNION ALL
        SELECT 'MODEL_VERSION', model_version_id, NULL, NULL, format('the alias %s names it', name) FROM model_alias
        UNION ALL
        SELECT 'MODEL_VERSION', (payload ->> 'toVersionId')::uuid, NULL, NULL, 'an alias is about to name it'
        FROM job WHERE kind = 'promote' AND finished_at IS NULL
        UNION ALL
        -- A rollback undoes the last promotion that was not undone: those that stand form a stack.
        SELECT 'MODEL_VERSION', to_version_id, NULL, NULL, format('a rollback of %s can lead to it', alias)
        FROM (
          SELECT *, min(depth) OVER (
            PARTITION BY registered_model_id, alias ORDER BY number ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
          ) AS least_since
          FROM (
            SELECT *, sum(CASE kind WHEN 'ROLLBACK' THEN -1 ELSE 1 END) OVER (
              PARTITION BY registered_model_id, alias ORDER BY number
            ) AS depth FROM alias_move
          ) AS deep
        ) AS stacked
        WHERE kind = 'PROMOTE' AND depth <= least_since
        UNION ALL
        SELECT 'MODEL_VERSION', champion_id, 'MODEL_VERSION', challenger_id, format('v%s.%s was compared with it', major, minor)
        FROM model_comparison JOIN model_version ON model_version.id = challenger_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW content_need, content_thing, blob_reference;
      DROP TRIGGER keep_blobs ON dataset_version;
      DROP TRIGGER keep_blobs ON upload;
      DROP TRIGGER keep_blobs ON run_artifact;
      DROP TRIGGER keep_blobs ON model_version;
      DROP FUNCTION keep_blobs(), keep_blob(text), lock_retention();
      DROP TABLE blob_trash, retention_policy;
    `);
  }
}
