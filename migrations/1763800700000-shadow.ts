import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a shadow answered beside which prediction, and how many requests it gets. */
export class Shadow1763800700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE prediction_log
        -- The prediction that a shadow answered too; it is older, and of the same partition or the one before.
        ADD COLUMN paired_id uuid,
        -- Why a shadow did not answer; its cluster is -1 then.
        ADD COLUMN error text,
        -- The rows that latency_ms was spent on; null in rows from before.
        ADD COLUMN call_rows integer;
      CREATE INDEX prediction_log_shadow ON prediction_log (model_id, id) WHERE role = 'SHADOW';

      CREATE TABLE shadow_setting (
        registered_model_id uuid NOT NULL PRIMARY KEY REFERENCES registered_model,
        ratio double precision NOT NULL CHECK (ratio BETWEEN 0 AND 1),
        set_by text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE shadow_setting;
      DELETE FROM prediction_log WHERE error IS NOT NULL;
      ALTER TABLE prediction_log DROP COLUMN paired_id, DROP COLUMN error, DROP COLUMN call_rows;
      DROP INDEX prediction_log_shadow;
    `);
  }
}
