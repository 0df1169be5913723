import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A stage in which a new model is tried on a share of the requests. Firings that have begun go on without it. */
export class CanaryStage1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pipeline_stage DROP CONSTRAINT pipeline_stage_stage_check,
        ADD CONSTRAINT pipeline_stage_stage_check CHECK (stage IN ('COLLECT', 'VALIDATE', 'VERSION', 'DRIFT', 'SWEEP',
          'COMPARE', 'CANARY', 'PROMOTE', 'NOTIFY'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What was decided stays readable in the older words: by the canary, people decide whether to promote.
    await runner.query(`
      CREATE TEMP TABLE tried ON COMMIT DROP AS
        SELECT run_id, why, job_id FROM pipeline_stage WHERE stage = 'CANARY' AND job_id IS NOT NULL;
      UPDATE pipeline_stage AS promote SET state = 'DONE', why = tried.why || '{"code": "PROMOTED"}'
        FROM tried WHERE promote.run_id = tried.run_id AND stage = 'PROMOTE' AND tried.why ->> 'code' = 'CANARY_PROMOTED';
      UPDATE pipeline_stage AS promote
        SET state = 'SKIPPED', why = jsonb_build_object('code', 'BY_HAND', 'model', compare.why -> 'model'),
          started_at = coalesce(promote.started_at, now()), finished_at = coalesce(promote.finished_at, now())
        FROM tried JOIN pipeline_stage AS compare ON compare.run_id = tried.run_id AND compare.stage = 'COMPARE'
        WHERE promote.run_id = tried.run_id AND promote.stage = 'PROMOTE'
          AND tried.why ->> 'code' IS DISTINCT FROM 'CANARY_PROMOTED';
      UPDATE pipeline_run AS run SET why = promote.why FROM pipeline_stage AS promote
        WHERE run_id = run.id AND stage = 'PROMOTE' AND run.why ->> 'code' LIKE 'CANARY\\_%';
      DELETE FROM pipeline_stage WHERE stage = 'CANARY';
      -- One by one, from below: positions are unique.
      UPDATE pipeline_stage SET position = 6 WHERE stage = 'PROMOTE';
      UPDATE pipeline_stage SET position = 7 WHERE stage = 'NOTIFY';
      ALTER TABLE pipeline_stage DROP CONSTRAINT pipeline_stage_stage_check,
        ADD CONSTRAINT pipeline_stage_stage_check CHECK (stage IN ('COLLECT', 'VALIDATE', 'VERSION', 'DRIFT', 'SWEEP',
          'COMPARE', 'PROMOTE', 'NOTIFY'));
    `);
  }
}
