import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What drift reports and firings at work need, as the last members of the view's UNION ALL. */
const NEEDS = `
  SELECT need.kind, need.id, NULL::text, NULL::uuid, 'a drift report is being made of it'
  FROM drift_report AS report JOIN job ON job.id = report.job_id AND job.finished_at IS NULL
  CROSS JOIN LATERAL (VALUES
    ('DATASET_VERSION', report.reference_version_id), ('DATASET_VERSION', report.current_version_id),
    ('MODEL_VERSION', report.model_version_id)
  ) AS need (kind, id)
  WHERE need.id IS NOT NULL
  UNION ALL
  SELECT need.kind, need.id, NULL::text, NULL::uuid, 'a training policy is at work on it'
  FROM pipeline_run AS firing
  CROSS JOIN LATERAL (VALUES
    ('DATASET_VERSION', firing.dataset_version_id), ('MODEL_VERSION', firing.model_version_id)
  ) AS need (kind, id)
  WHERE firing.finished_at IS NULL AND need.id IS NOT NULL`;

/** Content that a drift report or a firing is at work on is not let go meanwhile. */
export class WorkKeepsContent1763800910000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE OR REPLACE VIEW content_need AS ${await definition(runner)} UNION ALL ${NEEDS}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const members = (await definition(runner)).split(/\n\s*UNION ALL\n/);
    const added = members.findIndex((member) => /\bdrift_report\b/.test(member));
    await runner.query(
      `CREATE OR REPLACE VIEW content_need AS ${members.slice(0, added).join(' UNION ALL ')}`,
    );
  }
}

async function definition(runner: QueryRunner): Promise<string> {
  const [row] = await runner.query(`SELECT pg_get_viewdef('content_need'::regclass) AS definition`);
  return row.definition.trimEnd().replace(/;$/, '');
}
