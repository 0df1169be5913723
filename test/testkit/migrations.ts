import type { DataSource, MigrationInterface } from 'typeorm';

/** Takes back a migration and all that came after it. */
export async function undo(db: DataSource, migration: new () => MigrationInterface): Promise<void> {
  const isDone = async () =>
    (await db.query('SELECT 1 FROM migration WHERE name = $1', [migration.name])).length > 0;
  while (await isDone()) await db.undoLastMigration();
}
