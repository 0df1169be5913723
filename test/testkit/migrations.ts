import type { DataSource, MigrationInterface } from 'typeorm';

/** Takes back a migration and all that came after it. */
export async function undo(db: DataSource, migration: new () => MigrationInterface): Promise<void> {
  const own = db.migrations.findIndex((each) => each instanceof migration);
  for (const _ of db.migrations.slice(own)) await db.undoLastMigration();
}
