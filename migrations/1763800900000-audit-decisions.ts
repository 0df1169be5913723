import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log hears of what decides by itself later: policies, gates, releases, and who is told. */
export class AuditDecisions1763800900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who changed the row; null: the platform itself.
      ALTER TABLE training_policy ADD COLUMN changed_by text;
      UPDATE training_policy SET changed_by = set_by
        FROM policy_revision WHERE policy_id = id AND number = training_policy.revision;
      ALTER TABLE notification_endpoint ADD COLUMN changed_by text;
      UPDATE notification_endpoint SET changed_by = created_by;

      CREATE TRIGGER audited AFTER INSERT OR DELETE ON training_policy
        FOR EACH ROW EXECUTE FUNCTION audit_change('changed_by', 'run_count', 'ticked_until', 'next_tick_at');
      CREATE TRIGGER audited_change AFTER UPDATE ON training_policy FOR EACH ROW
        WHEN ((OLD.enabled, OLD.revision) IS DISTINCT FROM (NEW.enabled, NEW.revision))
        EXECUTE FUNCTION audit_change('changed_by', 'run_count', 'ticked_until', 'next_tick_at');
      CREATE TRIGGER audited AFTER INSERT ON policy_revision FOR EACH ROW EXECUTE FUNCTION audit_change('set_by');
      CREATE TRIGGER audited AFTER INSERT ON promotion_gate FOR EACH ROW EXECUTE FUNCTION audit_change('set_by');
      CREATE TRIGGER audited AFTER INSERT ON version_release
        FOR EACH ROW EXECUTE FUNCTION audit_change('released_by');
      CREATE TRIGGER audited AFTER INSERT OR UPDATE ON notification_endpoint
        FOR EACH ROW EXECUTE FUNCTION audit_change('changed_by', 'secret', 'previous_secret');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER audited ON notification_endpoint;
      DROP TRIGGER audited ON version_release;
      DROP TRIGGER audited ON promotion_gate;
      DROP TRIGGER audited ON policy_revision;
      DROP TRIGGER audited_change ON training_policy;
      DROP TRIGGER audited ON training_policy;
      ALTER TABLE notification_endpoint DROP COLUMN changed_by;
      ALTER TABLE training_policy DROP COLUMN changed_by;
    `);
  }
}
