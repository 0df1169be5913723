import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads that clients put into the bucket themselves, until they are finished. */
export class DirectUploads1763700500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE direct_upload (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        file_name text NOT NULL,
        size_bytes bigint NOT NULL CHECK (size_bytes > 0),
        md5 text CHECK (md5 ~ '^[0-9a-f]{32}$'),
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  /** What was not finished was not accepted; what was is an upload. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE direct_upload');
  }
}
