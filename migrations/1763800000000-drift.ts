import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drift reports: what was asked, what was found, and what was found of each column. */
export class Drift1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drift_report (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dataset_id uuid NOT NULL REFERENCES dataset,
        registered_model_id uuid REFERENCES registered_model,
        model_version_id uuid REFERENCES model_version,
        reference_version_id uuid NOT NULL REFERENCES dataset_version,
        current_version_id uuid REFERENCES dataset_version,
        window_from timestamptz,
        window_to timestamptz,
        options jsonb NOT NULL,
        job_id uuid NOT NULL REFERENCES job,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        reference_rows bigint,
        current_rows bigint,
        paired_rows bigint,
        column_count integer,
        drifted_count integer,
        share double precision CHECK (share BETWEEN 0 AND 1),
        multivariate jsonb,
        through_model jsonb,
        drifted boolean,
        finished_at timestamptz,
        CONSTRAINT drift_report_job UNIQUE (job_id),
        CHECK (num_nonnulls(registered_model_id, model_version_id) IN (0, 2)),
        CHECK (num_nonnulls(window_from, window_to) IN (0, 2)),
        CHECK ((current_version_id IS NULL) = (window_from IS NOT NULL)),
        CHECK (window_from < window_to),
        CHECK (num_nonnulls(reference_rows, current_rows, column_count, drifted_count, share, drifted, finished_at) IN (0, 7))
      );
      CREATE INDEX drift_report_of_model ON drift_report (registered_model_id, id DESC);
      CREATE INDEX drift_report_of_dataset ON drift_report (dataset_id, id DESC);
      -- What was asked never changes, and what was found is written once.
      CREATE TRIGGER immutable BEFORE UPDATE ON drift_report FOR EACH ROW
        WHEN (OLD.finished_at IS NOT NULL OR NEW.finished_at IS NULL OR
          (OLD.id, OLD.dataset_id, OLD.registered_model_id, OLD.model_version_id, OLD.reference_version_id,
           OLD.current_version_id, OLD.window_from, OLD.window_to, OLD.options, OLD.job_id, OLD.created_by, OLD.created_at)
          IS DISTINCT FROM
          (NEW.id, NEW.dataset_id, NEW.registered_model_id, NEW.model_version_id, NEW.reference_version_id,
           NEW.current_version_id, NEW.window_from, NEW.window_to, NEW.options, NEW.job_id, NEW.created_by, NEW.created_at))
        EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER indelible BEFORE DELETE ON drift_report FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE drift_column (
        report_id uuid NOT NULL REFERENCES drift_report,
        position integer NOT NULL CHECK (position >= 0),
        name text NOT NULL,
        type text NOT NULL CHECK (type IN ('numeric', 'categorical')),
        unit text,
        test text NOT NULL,
        statistic double precision,
        p_value double precision CHECK (p_value BETWEEN 0 AND 1),
        adjusted_p_value double precision CHECK (adjusted_p_value BETWEEN 0 AND 1),
        score double precision NOT NULL,
        threshold double precision NOT NULL,
        drifted boolean NOT NULL,
        weight double precision NOT NULL CHECK (weight > 0),
        two_sample jsonb,
        paired jsonb,
        missing jsonb NOT NULL,
        effects jsonb NOT NULL,
        detectable_shift double precision,
        histogram jsonb NOT NULL,
        reference jsonb NOT NULL,
        current jsonb NOT NULL,
        PRIMARY KEY (report_id, position),
        CONSTRAINT drift_column_name UNIQUE (report_id, name)
      );
      CREATE INDEX drift_column_history ON drift_column (name, report_id DESC);
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON drift_column
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE drift_column, drift_report;
    `);
  }
}
