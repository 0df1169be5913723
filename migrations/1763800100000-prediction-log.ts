import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What models answered, and what turned out to be true. Both tables are partitioned by the id, a UUIDv7 that begins with
 * the time: one partition a day, made and dropped by the platform. There are no foreign keys, so that writing behind the
 * answers neither locks nor reads other tables.
 */
export class PredictionLog1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prediction_log (
        id uuid NOT NULL PRIMARY KEY,
        model_id uuid NOT NULL,
        model_version_id uuid NOT NULL,
        alias text NOT NULL,
        role text NOT NULL CHECK (role IN ('PRODUCTION', 'CANARY', 'SHADOW')),
        caller text NOT NULL,
        latency_ms real NOT NULL,
        key text,
        cluster integer NOT NULL,
        distance double precision NOT NULL,
        confidence double precision NOT NULL,
        -- In the order of the version's signature; null where none was given.
        features double precision[] NOT NULL
      ) PARTITION BY RANGE (id);
      CREATE INDEX prediction_log_key ON prediction_log (model_id, key, id);

      CREATE TABLE prediction_outcome (
        prediction_id uuid NOT NULL PRIMARY KEY,
        cluster integer NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      ) PARTITION BY RANGE (prediction_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE prediction_outcome, prediction_log');
  }
}
