import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One job may fit several runs, each of which may fail alone; sweeps get weights and evidence. */
export class RunsShareJobs1763600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run
        DROP CONSTRAINT run_job_id_key,
        ADD COLUMN cluster_silhouettes double precision[],
        ADD COLUMN error_code text,
        ADD COLUMN error_message text,
        ADD COLUMN error_details jsonb,
        ADD CHECK ((error_code IS NULL) = (error_message IS NULL) AND (error_code IS NULL) = (error_details IS NULL));
      CREATE INDEX run_job ON run (job_id);
      ALTER TABLE sweep
        ADD COLUMN weight_column text,
        ADD COLUMN evidence jsonb;
    `);
  }

  /** Every run gets a job of its own again: the first of a job keeps it, the others get a copy without its events. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TEMP TABLE split ON COMMIT DROP AS
        SELECT id AS run_id, job_id AS old_job_id, uuidv7() AS new_job_id FROM (
          SELECT id, job_id, row_number() OVER (PARTITION BY job_id ORDER BY n_clusters) AS place FROM run
        ) AS numbered WHERE place > 1;
      INSERT INTO job (id, kind, subject, parent_id, state, payload, result, attempt, failures, fraction, cancel_requested,
                       error_code, error_message, error_details, created_at, started_at, finished_at, touched_at)
        SELECT new_job_id, kind, subject, parent_id, state, payload, result, attempt, failures, fraction, cancel_requested,
               error_code, error_message, error_details, created_at, started_at, finished_at, touched_at
        FROM split JOIN job ON job.id = old_job_id;
      UPDATE run SET job_id = new_job_id FROM split WHERE run.id = run_id;
      UPDATE job SET payload = jsonb_build_object('runId', run.id) FROM run WHERE run.job_id = job.id;
      UPDATE job SET state = 'FAILED', result = NULL, error_code = run.error_code, error_message = run.error_message,
             error_details = run.error_details
        FROM run WHERE run.job_id = job.id AND run.error_code IS NOT NULL;
      DROP INDEX run_job;
      ALTER TABLE run
        ADD CONSTRAINT run_job_id_key UNIQUE (job_id),
        DROP COLUMN cluster_silhouettes,
        DROP COLUMN error_code,
        DROP COLUMN error_message,
        DROP COLUMN error_details;
      ALTER TABLE sweep DROP COLUMN weight_column, DROP COLUMN evidence;
    `);
  }
}
