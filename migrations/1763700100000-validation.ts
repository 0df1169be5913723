import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profiles of versions, expectations of datasets, and the reports of what was found. */
export class Validation1763700100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE column_profile (
        dataset_version_id uuid NOT NULL REFERENCES dataset_version,
        position integer NOT NULL CHECK (position >= 0),
        name text NOT NULL,
        type text NOT NULL,
        count bigint NOT NULL CHECK (count >= 0),
        nulls bigint NOT NULL CHECK (nulls >= 0),
        not_finite bigint NOT NULL CHECK (not_finite >= 0),
        distinct_count bigint NOT NULL CHECK (distinct_count >= 0),
        min text,
        max text,
        mean double precision,
        standard_deviation double precision,
        quantiles jsonb,
        quantiles_exact boolean,
        histogram jsonb,
        top_values jsonb NOT NULL,
        PRIMARY KEY (dataset_version_id, position),
        CONSTRAINT column_profile_name UNIQUE (dataset_version_id, name)
      );
      CREATE TRIGGER immutable BEFORE UPDATE ON column_profile FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE expectation_suite (
        dataset_id uuid NOT NULL REFERENCES dataset,
        revision integer NOT NULL CHECK (revision > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (dataset_id, revision)
      );
      CREATE TRIGGER immutable BEFORE UPDATE ON expectation_suite FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE expectation (
        dataset_id uuid NOT NULL,
        revision integer NOT NULL,
        position integer NOT NULL CHECK (position >= 0),
        kind text NOT NULL,
        severity text NOT NULL CHECK (severity IN ('WARN', 'BLOCK')),
        spec jsonb NOT NULL,
        PRIMARY KEY (dataset_id, revision, position),
        FOREIGN KEY (dataset_id, revision) REFERENCES expectation_suite
      );
      CREATE TRIGGER immutable BEFORE UPDATE ON expectation FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE validation_report (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dataset_version_id uuid NOT NULL REFERENCES dataset_version,
        dataset_id uuid NOT NULL,
        suite_revision integer NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('PASS', 'QUARANTINE', 'BLOCK')),
        results jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (dataset_id, suite_revision) REFERENCES expectation_suite
      );
      CREATE INDEX validation_report_newest ON validation_report (dataset_version_id, suite_revision DESC, id DESC);
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON validation_report
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE version_release (
        report_id uuid PRIMARY KEY REFERENCES validation_report,
        reason text NOT NULL,
        released_by text NOT NULL,
        released_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON version_release
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE version_release, validation_report, expectation, expectation_suite, column_profile',
    );
  }
}
