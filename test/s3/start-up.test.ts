import { expect, test } from 'vitest';
import { startFaultProxy } from '../testkit/fault-proxy.ts';
import { spawnGugus } from '../testkit/process.ts';
import { createBucket, createS3World } from '../testkit/s3.ts';

test('a bucket that cannot be used is told at start-up in one line that names the variable and no secret', async () => {
  const { env } = await createS3World(await createBucket());
  const sick = await startFaultProxy(env['S3_ENDPOINT']);
  sick.plan('GET', ...Array.from({ length: 5 }, () => 'unavailable' as const));
  const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' };
  const mistakes: [Record<string, string>, RegExp][] = [
    [{ S3_BUCKET: 'elsewhere' }, /BLOB_STORE_UNAVAILABLE: S3_BUCKET .*there is no bucket elsewhere/],
    [{ S3_BUCKET: '' }, /CONFIG_INVALID: [^]*S3_BUCKET must be set where S3_ENDPOINT/],
    [{ AWS_ACCESS_KEY_ID: 'nobody' }, /BLOB_STORE_UNAVAILABLE: AWS_ACCESS_KEY_ID .*does not know/],
    [
      { AWS_SECRET_ACCESS_KEY: 'sesame-shut' },
      /BLOB_STORE_UNAVAILABLE: AWS_SECRET_ACCESS_KEY .*not the secret/,
    ],
    [{ ...none, HOME: env['GUGUS_DATA'] }, /BLOB_STORE_UNAVAILABLE: AWS_ACCESS_KEY_ID .*no credentials/],
    [{ S3_ENDPOINT: 'http://127.0.0.1:1' }, /BLOB_STORE_UNAVAILABLE: S3_ENDPOINT .*nothing listens/],
    [{ S3_ENDPOINT: 'http://nowhere.invalid' }, /BLOB_STORE_UNAVAILABLE: S3_ENDPOINT .*no such host/],
    [{ S3_ENDPOINT: sick.url }, /BLOB_STORE_UNAVAILABLE: S3_ENDPOINT .*answers 503/],
    [
      { S3_ENDPOINT: '', AWS_REGION: '', HOME: env['GUGUS_DATA'] },
      /BLOB_STORE_UNAVAILABLE: S3_REGION .*not set/,
    ],
  ];
  for (const [changes, message] of mistakes) {
    const gugus = spawnGugus(['worker'], { ...env, ...changes });
    expect(await gugus.exited).toBe(1);
    expect(gugus.errors()).toMatch(message);
    expect(gugus.errors()).not.toMatch(/ {4}at |sesame/);
  }
});
