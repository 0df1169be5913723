import type { TestProject } from 'vitest/node';
import { startRadosgw } from './radosgw.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the S3 server of the tests answers. */
    s3Endpoint: string;
  }
}

/** One real S3 server for all tests; each makes a bucket of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startRadosgw();
  project.provide('s3Endpoint', server.endpoint);
  return () => server.stop();
}
