import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { inject, onTestFinished } from 'vitest';
import { createWorld, type World } from './app.ts';
import { S3_KEYS } from './s3-keys.ts';

/** A bucket of the test's own, seen past Gugus. */
export interface TestBucket {
  /** What makes Gugus use it. */
  env: Record<string, string>;
  keys(): Promise<string[]>;
  get(key: string): Promise<Buffer>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** How many uploads in parts have begun and not ended. */
  openUploads(): Promise<number>;
}

export async function createBucket(): Promise<TestBucket> {
  const endpoint = inject('s3Endpoint');
  const Bucket = `test-${randomBytes(6).toString('hex')}`;
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: S3_KEYS.AWS_ACCESS_KEY_ID, secretAccessKey: S3_KEYS.AWS_SECRET_ACCESS_KEY },
  });
  onTestFinished(() => client.destroy());
  await client.send(new CreateBucketCommand({ Bucket }));
  return {
    env: { ...S3_KEYS, S3_BUCKET: Bucket, S3_ENDPOINT: endpoint },
    async keys() {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key }) => Key!);
    },
    async get(Key) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from(await Body!.transformToByteArray());
    },
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    async openUploads() {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return Uploads.length;
    },
  };
}

/** A world whose blobs lie in the bucket. */
export async function createS3World({ env }: TestBucket): Promise<World> {
  const world = await createWorld();
  return { ...world, env: { ...world.env, ...env } };
}
