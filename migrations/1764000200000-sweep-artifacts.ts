import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file of a sweep goes with its runs: it stays as long as any of them does. */
const REFERENCES = `
  SELECT 'RUN', run.id, artifact.digest FROM sweep_artifact AS artifact JOIN run ON run.sweep_id = artifact.sweep_id`;

/** Files that a sweep leaves as a whole, such as its elbow chart. */
export class SweepArtifacts1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sweep_artifact (
        sweep_id uuid NOT NULL REFERENCES sweep,
        path text NOT NULL,
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{32}$'),
        size_bytes bigint NOT NULL,
        PRIMARY KEY (sweep_id, path)
      );
      CREATE INDEX sweep_artifact_digest ON sweep_artifact (digest);
      CREATE TRIGGER keep_blobs BEFORE INSERT ON sweep_artifact
        FOR EACH ROW EXECUTE FUNCTION keep_blobs('digest');
    `);
    const members = await membersOfView(runner);
    await defineView(runner, [...members, REFERENCES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const members = await membersOfView(runner);
    await defineView(
      runner,
      members.filter((member) => !/\bsweep_artifact\b/.test(member)),
    );
    await runner.query('DROP TABLE sweep_artifact');
  }
}

/** The view as it stands, whichever migrations have extended it. */
async function membersOfView(runner: QueryRunner): Promise<string[]> {
  const [row] = await runner.query(`SELECT pg_get_viewdef('blob_reference'::regclass) AS definition`);
  return row.definition
    .trimEnd()
    .replace(/;$/, '')
    .split(/\n\s*UNION ALL\n/);
}

async function defineView(runner: QueryRunner, members: string[]): Promise<void> {
  await runner.query(`CREATE OR REPLACE VIEW blob_reference AS ${members.join(' UNION ALL ')}`);
}
