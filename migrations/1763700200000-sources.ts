import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Datasets from files, URLs and further databases, beside the one query. */
export class Sources1763700200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A change of type rewrites the rows of versions without an UPDATE, which their trigger refuses.
    await runner.query(`
      ALTER TABLE dataset ALTER COLUMN query TYPE jsonb
        USING jsonb_build_object('kind', 'query', 'query', query, 'database', null);
      ALTER TABLE dataset RENAME COLUMN query TO source;
      ALTER TABLE dataset ADD CONSTRAINT dataset_source_kind CHECK (source ->> 'kind' IN ('query', 'files', 'url'));

      ALTER TABLE dataset_version ALTER COLUMN query TYPE jsonb
        USING jsonb_build_object('kind', 'query', 'query', query, 'database', null);
      ALTER TABLE dataset_version RENAME COLUMN query TO source;
      ALTER TABLE dataset_version ADD CONSTRAINT dataset_version_source_kind
        CHECK (source ->> 'kind' IN ('query', 'files', 'url'));

      CREATE TABLE upload (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        file_name text NOT NULL,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{32}$'),
        size_bytes bigint NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER immutable BEFORE UPDATE ON upload FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  /** Refuses where a dataset is not one query on the default database: there was no place for it before. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE names text;
      BEGIN
        SELECT string_agg(name, ', ' ORDER BY name) INTO names FROM dataset
        WHERE source ->> 'kind' <> 'query' OR source ->> 'database' IS NOT NULL;
        IF names IS NOT NULL THEN
          RAISE EXCEPTION 'these datasets come from files, URLs or databases of their own, which the older schema cannot hold: %', names;
        END IF;
      END $$;

      DROP TABLE upload;

      ALTER TABLE dataset_version DROP CONSTRAINT dataset_version_source_kind;
      ALTER TABLE dataset_version RENAME COLUMN source TO query;
      ALTER TABLE dataset_version ALTER COLUMN query TYPE text USING query ->> 'query';

      ALTER TABLE dataset DROP CONSTRAINT dataset_source_kind;
      ALTER TABLE dataset RENAME COLUMN source TO query;
      ALTER TABLE dataset ALTER COLUMN query TYPE text USING query ->> 'query';
    `);
  }
}
