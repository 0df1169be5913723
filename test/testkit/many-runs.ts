import { runSql } from './databases.ts';

/** Copies every sweep with its runs `times` over, with metrics that vary: what thousands of runs look like, at once. */
export async function copySweeps(databaseUrl: string, times: number): Promise<void> {
  await runSql(
    databaseUrl,
    `SET search_path = gugus;
     CREATE TEMP TABLE copied_sweep AS
       SELECT uuidv7() AS id, uuidv7() AS job_id, sweep.id AS of FROM sweep, generate_series(1, ${times});
     INSERT INTO job SELECT (jsonb_populate_record(job, jsonb_build_object('id', copied.job_id, 'payload', jsonb_build_object('sweepId', copied.id)))).*
       FROM copied_sweep AS copied JOIN sweep ON sweep.id = copied.of JOIN job ON job.id = sweep.job_id;
     INSERT INTO sweep
       SELECT (jsonb_populate_record(sweep, jsonb_build_object('id', copied.id, 'job_id', copied.job_id))).*
       FROM copied_sweep AS copied JOIN sweep ON sweep.id = copied.of;
     CREATE TEMP TABLE copied_run AS
       SELECT uuidv7() AS id, run.id AS of, copied.id AS sweep_id
       FROM copied_sweep AS copied JOIN run ON run.sweep_id = copied.of;
     INSERT INTO run
       SELECT (jsonb_populate_record(run, jsonb_build_object('id', copied.id, 'sweep_id', copied.sweep_id))).*
       FROM copied_run AS copied JOIN run ON run.id = copied.of;
     INSERT INTO run_param SELECT copied.id, key, value
       FROM copied_run AS copied JOIN run_param ON run_id = copied.of;
     INSERT INTO run_metric (run_id, key, step, value, recorded_at)
       SELECT copied.id, key, step, value * (0.8 + 0.2 * random()), recorded_at
       FROM copied_run AS copied JOIN run_metric ON run_id = copied.of;`,
  );
}
