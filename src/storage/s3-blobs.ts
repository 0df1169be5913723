import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { openBlobCache } from './blob-cache.ts';
import { expectedMd5, isPlainDigest, md5, type StoredBlob } from './blob-folder.ts';
import { corrupt, createBlobStore, type BlobStore } from './blobs.ts';
import { objectPath } from './dvc.ts';
import { isMissing, unavailable, type S3Settings } from './s3-errors.ts';
import { createS3Staging } from './s3-staging.ts';

const TRIES = 5;
const CONNECT_MS = 5000;
const SILENCE_MS = 30_000;
const COPY_IN_USE_MS = 3600 * 1000;
/** Where servers that have no regions expect the signature to be from. */
const ANY_REGION = 'us-east-1';

/**
 * Blobs in a bucket, with copies of those that are used in the local folder `path`. Nothing of an upload is visible
 * before all of it has arrived.
 * @throws AppError BLOB_STORE_UNAVAILABLE when the bucket cannot be read
 */
export async function openS3Blobs(
  settings: S3Settings,
  path: string,
  limits: { cacheBytes: number; mostFileBytes: number },
): Promise<BlobStore> {
  const { bucket: Bucket, prefix } = settings;
  const client = createClient(settings);
  const Prefix = prefix && `${prefix}/`;
  const keyOf = (digest: string) => Prefix + objectPath(digest);
  const downloads = new Map<string, Promise<string>>();
  await explained(client.send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 })));
  const cache = await openBlobCache(path, { maxBytes: limits.cacheBytes, inUseMs: COPY_IN_USE_MS });

  async function explained(answer: Promise<unknown>): Promise<void> {
    await answer.catch((error: unknown) => {
      throw unavailable(settings, error);
    });
  }

  /** null: there is no such object. */
  async function sizeOf(digest: string): Promise<number | null> {
    try {
      return (await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(digest) }))).ContentLength!;
    } catch (error) {
      if (isMissing(error)) return null;
      throw unavailable(settings, error);
    }
  }

  async function* list(): AsyncIterable<StoredBlob> {
    const root = keyOf('').slice(0, -1);
    try {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: root })) {
        for (const { Key, Size, LastModified } of Contents) {
          const digest = Key!.slice(root.length).replace('/', '');
          if (isPlainDigest(digest)) yield { digest, sizeBytes: Size!, storedAt: LastModified! };
        }
      }
    } catch (error) {
      throw unavailable(settings, error);
    }
  }

  async function upload(file: string, digest: string): Promise<void> {
    const params = { Bucket, Key: keyOf(digest), Body: createReadStream(file) };
    await explained(new Upload({ client, params }).done());
  }

  /** Reads the object into a file. @returns the MD5 of what has come */
  async function read(digest: string, file: string): Promise<string> {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(digest) }));
    await pipeline(Body as Readable, createWriteStream(file));
    return await md5(file);
  }

  /** The SDK tries requests again; it is done with one when the body begins, so what happens to the body is ours. */
  async function download(digest: string): Promise<string> {
    const file = cache.folder.temporaryFile('part');
    try {
      for (let tries = 1; ; tries++) {
        const actual = await read(digest, file).catch((error: Error) => error);
        if (actual === expectedMd5(digest)) return await cache.add(file, digest);
        if (isMissing(actual)) throw corrupt(digest, 'it is not there');
        if (tries === TRIES) {
          throw actual instanceof Error ? unavailable(settings, actual) : corrupt(digest, actual);
        }
        await sleep(Math.random() * 100 * 2 ** tries);
      }
    } finally {
      await rm(file, { force: true });
    }
  }

  return createBlobStore(cache.folder, {
    remote: {
      url: `s3://${Bucket}${prefix && `/${prefix}`}`,
      endpointUrl: settings.endpoint,
      region: settings.region,
    },
    staging: createS3Staging(client, settings, Prefix, limits.mostFileBytes),
    async store(file, info) {
      if ((await sizeOf(info.digest)) !== info.sizeBytes) await upload(file, info.digest);
      await cache.add(file, info.digest);
    },
    async fetch(digest) {
      const copy = await cache.find(digest);
      if (copy) return copy;
      const known = downloads.get(digest);
      if (known) return await known;
      const started = download(digest).finally(() => downloads.delete(digest));
      downloads.set(digest, started);
      return await started;
    },
    has: async (digest) => (await sizeOf(digest)) !== null,
    async delete(digest) {
      await explained(client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(digest) })));
      await cache.folder.remove(digest);
    },
    list,
    close: () => client.destroy(),
  });
}

function createClient({ endpoint, region }: S3Settings): S3Client {
  return new S3Client({
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(region || endpoint ? { region: region ?? ANY_REGION } : {}),
    maxAttempts: TRIES,
    retryMode: 'standard',
    // Compatible servers refuse checksums that trail a body. The signature covers the SHA-256 of what is sent, so that
    // the server refuses what does not arrive as it was; what is read is compared with its MD5.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
  });
}
