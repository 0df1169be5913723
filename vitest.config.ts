import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { S3_KEYS } from './test/testkit/s3-keys.ts';

// Threads and processes of ours load the same modules again and again: https://nodejs.org/api/module.html#module-compile-cache
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

const onRedis = process.env['GUGUS_TEST_QUEUE'] === 'redis';

/**
 * What is tested on Redis too: whatever depends on how jobs, ticks and cancels are delivered. What only asks the API or the
 * databases is the same there.
 */
const QUEUED = {
  api: ['main-loop', 'progress', 'sweeps', 'registry', 'validation', 'current-version'],
  jobs: [
    'append',
    'canary',
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

const SERVERS = ['test/build-kernels.ts', 'test/testkit/global-setup.ts'];
const ONE_AT_A_TIME = { fileParallelism: false, testTimeout: 120_000, sequence: { groupOrder: 1 } };

function project(name: string, include: string[], options: TestProjectInlineConfiguration['test'] = {}) {
  return {
    ...shared,
    test: {
      name,
      include,
      globalSetup: SERVERS,
      testTimeout: 30_000,
      // What is polled for may be late on a machine that has much to do; nothing waits longer than it must.
      expect: { poll: { timeout: 10_000 } },
      // Files that follow one another have the modules in common: loading them took half of the time.
      isolate: false,
      ...options,
    },
  };
}

/** Without a server; the API, and jobs and databases, with servers of their own; with processes that get killed; on an S3 server; against scikit-learn. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      project('unit', ['src/**/*.test.ts', 'web/src/**/*.test.ts'], { globalSetup: 'test/build-kernels.ts' }),
      project('app', testsOf('api')),
      project('jobs', [
        ...testsOf('jobs'),
        onRedis ? 'test/redis/**/*.test.ts' : 'test/storage/**/*.test.ts',
      ]),
      project('browser', ['test/browser/**/*.test.ts'], { testTimeout: 60_000 }),
      project('faults', testsOf('faults'), ONE_AT_A_TIME),
      project('s3', ['test/s3/**/*.test.ts'], {
        ...ONE_AT_A_TIME,
        env: S3_KEYS,
        globalSetup: [...SERVERS, 'test/testkit/s3-setup.ts'],
      }),
      project('reference', ['test/reference/**/*.test.ts'], { testTimeout: 120_000 }),
    ],
  },
});
