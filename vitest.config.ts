import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { S3_KEYS } from './test/testkit/s3-keys.ts';

const onRedis = process.env['GUGUS_TEST_QUEUE'] === 'redis';

/**
 * What is tested on Redis too: whatever depends on how jobs, ticks and cancels are delivered. What only asks the API or the
 * databases is the same there.
 */
const QUEUED = {
  api: ['main-loop', 'progress', 'sweeps', 'registry', 'validation', 'current-version', 'canary'],
  jobs: [
    'append',
    'delivery',
    'collect-content',
    'pipeline',
    'pipeline-cancel',
    'policy-triggers',
    'scorings',
  ],
  faults: [
    'policies',
    'separate-processes',
    'snapshots',
    'scorings',
    'canaries',
    'retention',
    'yearly-update',
  ],
};
const testsOf = (folder: keyof typeof QUEUED) =>
  onRedis ? QUEUED[folder].map((name) => `test/${folder}/${name}.test.ts`) : [`test/${folder}/**/*.test.ts`];

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
        test: {
          name: 'unit',
          expect,
          include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'],
          globalSetup: 'test/build-kernels.ts',
        },
      },
      {
        ...shared,
        test: {
          name: 'app',
          expect,
          include: testsOf('api'),
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'jobs',
          expect,
          include: [...testsOf('jobs'), onRedis ? 'test/redis/**/*.test.ts' : 'test/storage/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          expect,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/build-kernels.ts', 'test/testkit/global-setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          expect,
          include: testsOf('faults'),
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
