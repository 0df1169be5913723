import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Datasets that watch their source. */
export class Watch1763700400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dataset_watch (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dataset_id uuid NOT NULL UNIQUE REFERENCES dataset ON DELETE CASCADE,
        every_seconds integer NOT NULL CHECK (every_seconds > 0),
        due_at timestamptz NOT NULL DEFAULT now(),
        attempt integer NOT NULL DEFAULT 0,
        claimed_until timestamptz,
        fingerprint text,
        job_id uuid REFERENCES job ON DELETE SET NULL,
        checked_at timestamptz,
        changed_at timestamptz,
        error_code text,
        error_message text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((error_code IS NULL) = (error_message IS NULL))
      );
      CREATE INDEX dataset_watch_due ON dataset_watch (due_at);
      CREATE INDEX dataset_watch_job ON dataset_watch (job_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dataset_watch');
  }
}
