import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of a dataset is the current one, and the history of that. Until now it was the newest. */
export class CurrentVersion1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dataset_version ADD CONSTRAINT dataset_version_of_dataset UNIQUE (dataset_id, id);
      ALTER TABLE dataset ADD COLUMN current_version_id uuid;
      ALTER TABLE dataset ADD CONSTRAINT dataset_current_version
        FOREIGN KEY (id, current_version_id) REFERENCES dataset_version (dataset_id, id);

      -- Whole milliseconds, as the API shows them: so a time that it showed finds the move that it was shown for.
      CREATE TABLE version_move (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        dataset_id uuid NOT NULL REFERENCES dataset,
        number integer NOT NULL CHECK (number > 0),
        kind text NOT NULL CHECK (kind IN ('SNAPSHOT', 'ROLLBACK', 'RESTORE', 'RELEASE')),
        from_version_id uuid,
        to_version_id uuid NOT NULL,
        moved_by text NOT NULL,
        reason text,
        moved_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        CONSTRAINT version_move_number UNIQUE (dataset_id, number),
        CONSTRAINT version_move_reason CHECK (reason IS NOT NULL OR kind = 'SNAPSHOT'),
        FOREIGN KEY (dataset_id, from_version_id) REFERENCES dataset_version (dataset_id, id),
        FOREIGN KEY (dataset_id, to_version_id) REFERENCES dataset_version (dataset_id, id)
      );

      INSERT INTO version_move (dataset_id, number, kind, from_version_id, to_version_id, moved_by, reason, moved_at)
      SELECT dataset_id, row_number() OVER history, 'SNAPSHOT', lag(id) OVER history, id, 'local', message,
             date_trunc('milliseconds', max(created_at) OVER history)
      FROM dataset_version WINDOW history AS (PARTITION BY dataset_id ORDER BY number)
      ORDER BY dataset_id, number;

      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON version_move
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      UPDATE dataset SET current_version_id = (
        SELECT id FROM dataset_version WHERE dataset_id = dataset.id ORDER BY number DESC LIMIT 1
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE version_move;
      ALTER TABLE dataset DROP COLUMN current_version_id;
      ALTER TABLE dataset_version DROP CONSTRAINT dataset_version_of_dataset;
    `);
  }
}
