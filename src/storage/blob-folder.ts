import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DIRECTORY_SUFFIX, objectPath } from './dvc.ts';

/** Objects as local files, laid out as DVC 3 lays out a remote. Several processes may use one folder. */
export interface BlobFolder {
  /** Where the object lies, if it is there. */
  pathOf(digest: string): string;
  /** A fresh path in the same file system. */
  temporaryFile(extension: string): string;
  /** Moves a whole file in under its digest: nobody ever sees a part of it. */
  add(path: string, digest: string): Promise<void>;
  has(digest: string): Promise<boolean>;
  /** Removes the object, if it is there. */
  remove(digest: string): Promise<void>;
  /** All objects under a plain MD5, not those for directories. */
  list(): AsyncIterable<StoredBlob>;
}

export interface StoredBlob {
  digest: string;
  sizeBytes: number;
  storedAt: Date;
}

const OLD_MS = 24 * 3600 * 1000;

export async function openBlobFolder(folder: string): Promise<BlobFolder> {
  const temporary = join(folder, 'tmp');
  // The folder above may be open to other users, for the embedded PostgreSQL to pass through.
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  await removeOldFiles(temporary);
  const pathOf = (digest: string) => join(folder, objectPath(digest));
  return {
    pathOf,
    temporaryFile: (extension) => join(temporary, `${randomUUID()}.${extension}`),
    async add(path, digest) {
      const target = pathOf(digest);
      if (await exists(target)) return await rm(path);
      await mkdir(dirname(target), { recursive: true });
      await flush(path);
      await rename(path, target);
      await flush(dirname(target));
    },
    has: (digest) => exists(pathOf(digest)),
    remove: async (digest) => await rm(pathOf(digest), { force: true }),
    list: () => listObjects(folder),
  };
}

async function* listObjects(folder: string): AsyncIterable<StoredBlob> {
  const root = join(folder, 'files', 'md5');
  for (const start of await namesIn(root)) {
    for (const end of await namesIn(join(root, start))) {
      const digest = start + end;
      const found = isPlainDigest(digest) && (await stat(join(root, start, end)).catch(unlessMissing));
      if (found) yield { digest, sizeBytes: found.size, storedAt: found.mtime };
    }
  }
}

/** Whether an object is a file, and not DVC's list of the files of a directory. */
export function isPlainDigest(digest: string): boolean {
  return /^[0-9a-f]{32}$/.test(digest);
}

const namesIn = async (folder: string) => (await readdir(folder).catch(unlessMissing)) ?? [];

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** What killed processes left; other processes may be at work on what is younger. */
export async function removeOldFiles(folder: string): Promise<void> {
  const before = Date.now() - OLD_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOld = await stat(path).then(
      ({ mtimeMs }) => mtimeMs < before,
      () => false,
    );
    if (isOld) await rm(path, { recursive: true, force: true });
  }
}

/** The MD5 of a file's bytes, in hex. */
export async function md5(path: string): Promise<string> {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The MD5 that an object's bytes must have: that of a directory is its name up to the suffix. */
export function expectedMd5(digest: string): string {
  return digest.replace(DIRECTORY_SUFFIX, '');
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function flush(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}
