import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { md5 as md5Of } from './blob-folder.ts';
import type { StagingArea } from './blobs.ts';
import { isMissing, unavailable, type S3Settings } from './s3-errors.ts';

const TRIES = 5;
/** What S3 takes in one request. */
const MOST_PUT_BYTES = 5e9;

/** Objects below `<prefix>uploads/`. */
export function createS3Staging(
  client: S3Client,
  settings: S3Settings,
  prefix: string,
  mostFileBytes: number,
): StagingArea {
  const { bucket: Bucket } = settings;
  const keyOf = (id: string) => `${prefix}uploads/${id}`;

  async function explained<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return await answer.catch((error: unknown) => {
      throw unavailable(settings, error);
    });
  }

  async function readOnce(id: string, path: string): Promise<{ actual: string; etag: string }> {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(id) }));
    await pipeline(Body as Readable, createWriteStream(path));
    return { actual: await md5Of(path), etag: ETag!.replaceAll('"', '') };
  }

  return {
    mostBytes: Math.min(mostFileBytes, MOST_PUT_BYTES),
    async sign(id, { sizeBytes, md5 }, seconds) {
      const contentMd5 = md5 && Buffer.from(md5, 'hex').toString('base64');
      const command = new PutObjectCommand({
        Bucket,
        Key: keyOf(id),
        ContentLength: sizeBytes,
        ...(contentMd5 && { ContentMD5: contentMd5 }),
      });
      const url = await explained(getSignedUrl(client, command, { expiresIn: seconds }));
      const headers = [{ name: 'Content-Length', value: String(sizeBytes) }];
      if (contentMd5) headers.push({ name: 'Content-MD5', value: contentMd5 });
      return { url, method: 'PUT', headers };
    },
    async sizeOf(id) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: keyOf(id) }));
        return ContentLength!;
      } catch (error) {
        if (isMissing(error)) return null;
        throw unavailable(settings, error);
      }
    },
    /**
     * Nothing but the object itself says what its MD5 is. So a reading counts when the ETag agrees, which is the MD5
     * unless the server encrypts with keys of its own or the client's, or else an earlier reading.
     */
    async read(id, path) {
      const earlier = new Set<string>();
      for (let tries = 1; ; tries++) {
        try {
          const { actual, etag } = await readOnce(id, path);
          if (actual === etag || earlier.has(actual)) return actual;
          if (tries === TRIES) throw new Error('no two readings of the object agree');
          earlier.add(actual);
        } catch (error) {
          if (isMissing(error)) return null;
          if (tries === TRIES) throw unavailable(settings, error);
        }
        await sleep(Math.random() * 100 * 2 ** tries);
      }
    },
    async remove(id) {
      await explained(client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(id) })));
    },
  };
}
