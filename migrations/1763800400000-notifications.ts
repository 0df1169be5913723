import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened that somebody wants to hear of, whom it is told, and how that went. */
export class Notifications1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_endpoint (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL CHECK (kind IN ('GENERIC', 'SLACK', 'MAIL')),
        url text,
        recipients text[],
        events text[] NOT NULL CHECK (cardinality(events) > 0),
        language text NOT NULL CHECK (language IN ('ID', 'EN')),
        enabled boolean NOT NULL DEFAULT true,
        disabled_reason text,
        secret text,
        previous_secret text,
        previous_until timestamptz,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CHECK ((kind = 'MAIL') = (url IS NULL) AND (kind = 'MAIL') = (secret IS NULL)),
        CHECK ((kind = 'MAIL') = (recipients IS NOT NULL)),
        CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
        CHECK (disabled_reason IS NULL OR NOT enabled)
      );
      CREATE UNIQUE INDEX notification_endpoint_once ON notification_endpoint (kind, url, recipients)
        NULLS NOT DISTINCT WHERE deleted_at IS NULL;

      CREATE TABLE notification_event (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL,
        key text NOT NULL,
        at timestamptz NOT NULL,
        facts jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT notification_event_once UNIQUE (kind, key)
      );
      CREATE INDEX notification_event_at ON notification_event (at);
      CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON notification_event
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE notification_delivery (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        event_id uuid NOT NULL REFERENCES notification_event,
        endpoint_id uuid NOT NULL REFERENCES notification_endpoint,
        requested_by text,
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')),
        due_at timestamptz NOT NULL DEFAULT now(),
        claimed boolean NOT NULL DEFAULT false,
        attempt integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CHECK ((state = 'PENDING') = (finished_at IS NULL)),
        CHECK (NOT claimed OR state = 'PENDING')
      );
      CREATE UNIQUE INDEX notification_delivery_once ON notification_delivery (event_id, endpoint_id)
        WHERE requested_by IS NULL;
      CREATE INDEX notification_delivery_due ON notification_delivery (endpoint_id, due_at) WHERE state = 'PENDING';
      CREATE INDEX notification_delivery_newest ON notification_delivery (endpoint_id, id DESC);

      CREATE TABLE notification_attempt (
        delivery_id uuid NOT NULL REFERENCES notification_delivery,
        number integer NOT NULL CHECK (number > 0),
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        latency_ms integer CHECK (latency_ms >= 0),
        status integer,
        response text,
        error_code text,
        error_message text,
        PRIMARY KEY (delivery_id, number),
        CHECK ((error_code IS NULL) = (error_message IS NULL))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE notification_attempt, notification_delivery, notification_event, notification_endpoint',
    );
  }
}
