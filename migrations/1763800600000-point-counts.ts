import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The points that keys have spent, as rate-limiter-flexible counts them. A crash may forget them: nothing is logged. */
export class PointCounts1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE point_count (
        key text PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE point_count');
  }
}
