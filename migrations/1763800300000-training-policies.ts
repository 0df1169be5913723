import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a model is trained again, and the record of every firing of that. */
export class TrainingPolicies1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A job that waits for children which it made in the midst of its work is delivered once per wait.
      ALTER TABLE job ADD COLUMN turn integer NOT NULL DEFAULT 0;

      -- Ticks of the schedule up to ticked_until have been seen to; next_tick_at is the first after it.
      CREATE TABLE training_policy (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL CONSTRAINT training_policy_name UNIQUE,
        dataset_id uuid NOT NULL REFERENCES dataset,
        registered_model_id uuid NOT NULL REFERENCES registered_model,
        enabled boolean NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        run_count integer NOT NULL DEFAULT 0,
        ticked_until timestamptz,
        next_tick_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (next_tick_at IS NULL OR enabled AND ticked_until IS NOT NULL)
      );
      CREATE INDEX training_policy_dataset ON training_policy (dataset_id);
      CREATE INDEX training_policy_due ON training_policy (next_tick_at) WHERE next_tick_at IS NOT NULL;

      CREATE TABLE policy_revision (
        policy_id uuid NOT NULL REFERENCES training_policy ON DELETE CASCADE,
        number integer NOT NULL CHECK (number > 0),
        spec jsonb NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (policy_id, number)
      );
      CREATE TRIGGER immutable BEFORE UPDATE ON policy_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE pipeline_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        policy_id uuid NOT NULL REFERENCES training_policy,
        number integer NOT NULL CHECK (number > 0),
        revision integer NOT NULL,
        trigger_kind text NOT NULL CHECK (trigger_kind IN ('SCHEDULE', 'DATA_CHANGE', 'DRIFT', 'ALERT', 'MANUAL')),
        trigger_key text NOT NULL,
        details jsonb NOT NULL,
        force_retrain boolean NOT NULL,
        skip_promotion boolean NOT NULL,
        fired_by text NOT NULL,
        reason text,
        job_id uuid UNIQUE REFERENCES job,
        outcome text CHECK (outcome IN ('PROMOTED', 'NOT_PROMOTED', 'NOT_TRAINED', 'BLOCKED', 'FAILED', 'CANCELLED',
          'COALESCED', 'COOLED_DOWN')),
        why jsonb,
        dataset_version_id uuid REFERENCES dataset_version,
        drift_report_id uuid REFERENCES drift_report,
        sweep_id uuid REFERENCES sweep,
        model_version_id uuid REFERENCES model_version,
        alias_move_id uuid REFERENCES alias_move,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT pipeline_run_number UNIQUE (policy_id, number),
        CONSTRAINT pipeline_run_trigger UNIQUE (policy_id, trigger_key),
        FOREIGN KEY (policy_id, revision) REFERENCES policy_revision,
        CHECK ((outcome IS NULL) = (finished_at IS NULL)),
        CHECK ((job_id IS NULL) = (outcome IS NOT NULL AND outcome IN ('COALESCED', 'COOLED_DOWN')))
      );
      CREATE INDEX pipeline_run_unfinished ON pipeline_run (policy_id, number) WHERE finished_at IS NULL;
      CREATE INDEX pipeline_run_started ON pipeline_run (policy_id, started_at);
      CREATE INDEX pipeline_run_outcome ON pipeline_run (outcome, id);

      CREATE TABLE pipeline_stage (
        run_id uuid NOT NULL REFERENCES pipeline_run,
        position integer NOT NULL,
        stage text NOT NULL CHECK (stage IN ('COLLECT', 'VALIDATE', 'VERSION', 'DRIFT', 'SWEEP', 'COMPARE', 'PROMOTE',
          'NOTIFY')),
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED')),
        why jsonb,
        consumed text,
        job_id uuid REFERENCES job,
        started_at timestamptz,
        finished_at timestamptz,
        PRIMARY KEY (run_id, position),
        CONSTRAINT pipeline_stage_once UNIQUE (run_id, stage),
        CHECK ((finished_at IS NOT NULL) = (state IN ('DONE', 'SKIPPED', 'FAILED'))),
        CHECK (finished_at IS NULL OR why IS NOT NULL)
      );
      CREATE INDEX pipeline_stage_consumed ON pipeline_stage (consumed) WHERE state = 'DONE';
      CREATE INDEX pipeline_stage_job ON pipeline_stage (job_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE pipeline_stage, pipeline_run, policy_revision, training_policy;
      ALTER TABLE job DROP COLUMN turn;
    `);
  }
}
