import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a version must show before an alias moves to it, what each move showed, and how well clusters were matched. */
export class PromotionGate1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE promotion_gate (
        registered_model_id uuid NOT NULL REFERENCES registered_model,
        revision integer NOT NULL CHECK (revision > 0),
        aliases text[] NOT NULL,
        metrics jsonb NOT NULL,
        require_comparable boolean NOT NULL,
        minimum_cluster_size integer CHECK (minimum_cluster_size > 0),
        minimum_cluster_share double precision CHECK (minimum_cluster_share BETWEEN 0 AND 1),
        minimum_stability double precision CHECK (minimum_stability BETWEEN -1 AND 1),
        minimum_matching double precision CHECK (minimum_matching BETWEEN -1 AND 1),
        set_by text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (registered_model_id, revision)
      );
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON promotion_gate
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      ALTER TABLE alias_move
        ADD COLUMN gate_revision integer,
        ADD COLUMN override_reason text,
        ADD FOREIGN KEY (registered_model_id, gate_revision) REFERENCES promotion_gate,
        ADD CONSTRAINT alias_move_override CHECK (override_reason IS NULL OR gate_revision IS NOT NULL);

      CREATE TABLE gate_check (
        alias_move_id uuid NOT NULL REFERENCES alias_move,
        position integer NOT NULL CHECK (position >= 0),
        name text NOT NULL,
        passed boolean NOT NULL,
        value double precision,
        bound double precision,
        reason text NOT NULL,
        PRIMARY KEY (alias_move_id, position)
      );
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON gate_check FOR EACH ROW EXECUTE FUNCTION refuse_change();

      ALTER TABLE model_comparison ADD COLUMN scores jsonb;
      ALTER TABLE model_version ADD COLUMN matching jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE model_version DROP COLUMN matching;
      ALTER TABLE model_comparison DROP COLUMN scores;
      DROP TABLE gate_check;
      ALTER TABLE alias_move DROP COLUMN gate_revision, DROP COLUMN override_reason;
      DROP TABLE promotion_gate;
    `);
  }
}
