import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { S3_KEYS } from './test/testkit/s3-keys.ts';

const onRedis = process.env['GUGUS_TEST_QUEUE'] === 'redis';

const shared = {
  // type-graphql loads graphql's CommonJS build; two copies of graphql refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
};

/** What is polled for may be late on a machine that has much to do; nothing waits longer than it must. */
const expect = { poll: { timeout: 10_000 } };

/** Without a server; the API, and jobs and databases, with servers of their own; with processes that get killed; on an S3 server; against scikit-learn. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: { name: 'unit', expect, include: ['src/**/*.test.ts'], globalSetup: 'test/build-kernels.ts' },
      },
      {
        ...shared,
        test: {
          name: 'app',
          expect,
          include: ['test/api/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'jobs',
          expect,
          // What the databases do has nothing to do with the queue.
          include: [
            'test/jobs/**/*.test.ts',
            onRedis ? 'test/redis/**/*.test.ts' : 'test/storage/**/*.test.ts',
          ],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          expect,
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: 's3',
          expect,
          env: S3_KEYS,
          include: ['test/s3/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts', 'test/testkit/s3-setup.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        ...shared,
        test: {
          name: 'reference',
          expect,
          include: ['test/reference/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
