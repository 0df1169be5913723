import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What this migration adds to the views of what holds content. Each is the last member of its view's UNION ALL. */
const ADDED = {
  blob_reference: `SELECT 'SCORING', id, digest FROM scoring`,
  content_thing: `
    SELECT 'SCORING', scoring.id, format('%s, version %s, scored by %s v%s.%s', dataset.name, version.number, model.name, major, minor),
      model.id, false, scoring.created_at
    FROM scoring JOIN dataset_version AS version ON version.id = scoring.dataset_version_id
    JOIN dataset ON dataset.id = version.dataset_id
    JOIN model_version ON model_version.id = scoring.model_version_id
    JOIN registered_model AS model ON model.id = model_version.registered_model_id`,
  content_need: `
    SELECT need.kind, need.id, need.for_kind, need.for_id, need.reason
    FROM (
      SELECT 'DATASET_VERSION', dataset_version_id, 'SCORING', id, 'a scored version was made of it' FROM scoring
      UNION ALL
      SELECT 'MODEL_VERSION', model_version_id, 'SCORING', id, 'a scored version was made by it' FROM scoring
      UNION ALL
      SELECT 'DATASET_VERSION', (payload ->> 'datasetVersionId')::uuid, NULL, NULL, 'it is being scored'
      FROM job WHERE kind = 'score' AND finished_at IS NULL
      UNION ALL
      SELECT 'MODEL_VERSION', (payload ->> 'modelVersionId')::uuid, NULL, NULL, 'it is scoring a dataset version'
      FROM job WHERE kind = 'score' AND finished_at IS NULL
    ) AS need (kind, id, for_kind, for_id, reason)`,
};

/** Dataset versions with the clusters that a model version puts their rows into. */
export class Scorings1763800800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scoring (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dataset_version_id uuid NOT NULL REFERENCES dataset_version,
        model_version_id uuid NOT NULL REFERENCES model_version,
        job_id uuid NOT NULL REFERENCES job,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{32}$'),
        size_bytes bigint NOT NULL,
        row_count bigint NOT NULL CHECK (row_count > 0),
        refused_count bigint NOT NULL CHECK (refused_count BETWEEN 0 AND row_count - 1),
        cluster_counts integer[] NOT NULL,
        refusals jsonb NOT NULL,
        scored_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT scoring_once UNIQUE (dataset_version_id, model_version_id)
      );
      CREATE INDEX scoring_model_version ON scoring (model_version_id);
      CREATE INDEX scoring_digest ON scoring (digest);
      CREATE TRIGGER keep_blobs BEFORE INSERT ON scoring FOR EACH ROW EXECUTE FUNCTION keep_blobs('digest');
      INSERT INTO retention_policy (kind, enabled, keep_days, keep_last) VALUES ('SCORING', false, 90, 3);
    `);
    for (const [view, added] of Object.entries(ADDED)) {
      await runner.query(
        `CREATE OR REPLACE VIEW ${view} AS ${await definition(runner, view)} UNION ALL ${added}`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of Object.keys(ADDED)) {
      const members = (await definition(runner, view)).split(/\n\s*UNION ALL\n/);
      const added = members.findIndex((member) => /\bscoring\b/.test(member));
      await runner.query(`CREATE OR REPLACE VIEW ${view} AS ${members.slice(0, added).join(' UNION ALL ')}`);
    }
    await runner.query(`
      DELETE FROM retention_policy WHERE kind = 'SCORING';
      DROP TABLE scoring;
    `);
  }
}

/** The view as it stands, whichever migrations have extended it. */
async function definition(runner: QueryRunner, view: string): Promise<string> {
  const [row] = await runner.query(`SELECT pg_get_viewdef($1::regclass) AS definition`, [view]);
  return row.definition.trimEnd().replace(/;$/, '');
}
