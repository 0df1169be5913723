import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions that serve a growing share of the requests to Production, and what was seen of them. */
export class Canary1763800700001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE canary (
        id uuid NOT NULL DEFAULT uuidv7() PRIMARY KEY,
        registered_model_id uuid NOT NULL REFERENCES registered_model,
        model_version_id uuid NOT NULL REFERENCES model_version,
        -- The version that was in Production when it began.
        baseline_id uuid NOT NULL REFERENCES model_version,
        state text NOT NULL CHECK (state IN ('STARTING', 'RUNNING', 'PROMOTING', 'PROMOTED', 'ABORTED', 'REFUSED')),
        plan jsonb NOT NULL,
        maximum_error_rate double precision NOT NULL CHECK (maximum_error_rate BETWEEN 0 AND 1),
        minimum_agreement double precision NOT NULL CHECK (minimum_agreement BETWEEN 0 AND 1),
        maximum_slowdown double precision NOT NULL CHECK (maximum_slowdown >= 1),
        false_alarm_rate double precision NOT NULL CHECK (false_alarm_rate > 0 AND false_alarm_rate < 1),
        reason text NOT NULL,
        override_reason text,
        started_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        -- Steps that began; the share of the last one holds.
        step_count integer NOT NULL DEFAULT 0,
        ended_at timestamptz,
        ended_by text,
        end_reason text,
        error_code text,
        -- The tests as they stood when it ended.
        verdict jsonb,
        job_id uuid NOT NULL UNIQUE REFERENCES job,
        due_at timestamptz NOT NULL DEFAULT now(),
        attempt integer NOT NULL DEFAULT 0,
        claimed_until timestamptz,
        CONSTRAINT canary_ended CHECK ((ended_at IS NOT NULL) = (state IN ('PROMOTED', 'ABORTED', 'REFUSED')))
      );
      CREATE UNIQUE INDEX canary_one_at_a_time ON canary (registered_model_id) WHERE ended_at IS NULL;
      CREATE INDEX canary_model ON canary (registered_model_id, id);

      CREATE TABLE canary_step (
        canary_id uuid NOT NULL REFERENCES canary,
        number integer NOT NULL CHECK (number > 0),
        began_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (canary_id, number)
      );
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON canary_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- What one process saw within a second.
      CREATE TABLE canary_observation (
        id uuid NOT NULL PRIMARY KEY,
        canary_id uuid NOT NULL REFERENCES canary,
        step integer NOT NULL,
        observed_at timestamptz NOT NULL DEFAULT now(),
        requests integer NOT NULL,
        production_requests integer NOT NULL,
        canary_errors integer NOT NULL,
        production_errors integer NOT NULL,
        disagreements integer NOT NULL,
        calls integer NOT NULL,
        slow_calls integer NOT NULL,
        canary_ms double precision NOT NULL,
        production_ms double precision NOT NULL,
        flips jsonb NOT NULL
      );
      CREATE INDEX canary_observation_canary ON canary_observation (canary_id, step);
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON canary_observation
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM model_alias WHERE name = 'Canary'
        AND registered_model_id IN (SELECT registered_model_id FROM canary WHERE ended_at IS NULL);
      DROP TABLE canary_observation, canary_step, canary;
      UPDATE job SET state = 'CANCELLED', finished_at = now() WHERE kind = 'canary' AND finished_at IS NULL;
    `);
  }
}
