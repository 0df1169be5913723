import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys, and the log of who did what. */
export class Access1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_key (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        public_id text NOT NULL CONSTRAINT api_key_public_id UNIQUE CHECK (public_id ~ '^[0-9A-Za-z]{8}$'),
        secret_sha256 bytea NOT NULL CHECK (length(secret_sha256) = 32),
        kind text NOT NULL CHECK (kind IN ('KEY', 'SESSION')),
        name text NOT NULL CHECK (name <> ''),
        roles text[] NOT NULL CHECK (
          cardinality(roles) > 0 AND roles <@ ARRAY['viewer', 'predictor', 'operator', 'approver', 'admin']
        ),
        models text[] CHECK (cardinality(models) > 0),
        parent_id uuid REFERENCES api_key,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        changed_by text NOT NULL,
        -- A restriction that only predictions know must not come with a role that can do more.
        CONSTRAINT api_key_models CHECK (models IS NULL OR roles = ARRAY['predictor']),
        CHECK (kind = 'KEY' OR (expires_at IS NOT NULL AND parent_id IS NOT NULL))
      );
      CREATE INDEX api_key_parent ON api_key (parent_id);

      CREATE TABLE login_ticket (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        secret_sha256 bytea NOT NULL UNIQUE CHECK (length(secret_sha256) = 32),
        key_id uuid NOT NULL REFERENCES api_key,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );

      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        kind text NOT NULL CHECK (kind IN ('REQUEST', 'CHANGE')),
        actor text NOT NULL,
        actor_kind text CHECK (actor_kind IN ('KEY', 'SESSION', 'PERSON')),
        key_id uuid,
        subject text,
        operation text NOT NULL,
        arguments jsonb,
        before jsonb,
        after jsonb,
        request_id text,
        address text,
        CHECK ((kind = 'REQUEST') = (actor_kind IS NOT NULL))
      );
      CREATE INDEX audit_entry_actor ON audit_entry (actor, id);
      CREATE INDEX audit_entry_operation ON audit_entry (operation, id);

      CREATE TABLE audit_outcome (
        entry_id uuid PRIMARY KEY REFERENCES audit_entry,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        error_code text
      );

      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON audit_outcome
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER never_empty BEFORE TRUNCATE ON audit_entry EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER never_empty BEFORE TRUNCATE ON audit_outcome EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER undeletable BEFORE DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- Logs a change of a row in the transaction that makes it. The first argument is the column that says who, the
      -- others are columns that nobody is to read.
      CREATE FUNCTION audit_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
      DECLARE
        old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
        new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
        actor text := coalesce(coalesce(new_row, old_row) ->> TG_ARGV[0], 'the platform');
      BEGIN
        FOR i IN 1 .. TG_NARGS - 1 LOOP
          old_row := old_row - TG_ARGV[i];
          new_row := new_row - TG_ARGV[i];
        END LOOP;
        INSERT INTO audit_entry (kind, actor, operation, before, after)
        VALUES ('CHANGE', actor, TG_TABLE_NAME, old_row, new_row);
        RETURN NULL;
      END $$;
      CREATE TRIGGER audited AFTER INSERT OR UPDATE OF roles, models, expires_at, revoked_at ON api_key
        FOR EACH ROW EXECUTE FUNCTION audit_change('changed_by', 'secret_sha256', 'last_used_at');
      CREATE TRIGGER audited AFTER INSERT ON alias_move FOR EACH ROW EXECUTE FUNCTION audit_change('moved_by');
      CREATE TRIGGER audited AFTER INSERT ON version_move FOR EACH ROW EXECUTE FUNCTION audit_change('moved_by');
      CREATE TRIGGER audited AFTER UPDATE ON retention_policy
        FOR EACH ROW EXECUTE FUNCTION audit_change('set_by');

      CREATE FUNCTION tell_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('gugus_key', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER told AFTER INSERT OR UPDATE OF roles, models, expires_at, revoked_at ON api_key
        FOR EACH STATEMENT EXECUTE FUNCTION tell_of_key();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audited ON alias_move;
      DROP TRIGGER audited ON version_move;
      DROP TRIGGER audited ON retention_policy;
      DROP TABLE audit_outcome, audit_entry, login_ticket, api_key;
      DROP FUNCTION audit_change();
      DROP FUNCTION tell_of_key();
    `);
  }
}
