import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { expectedMd5, md5, openBlobFolder, type BlobFolder, type StoredBlob } from './blob-folder.ts';
import { DIRECTORY_SUFFIX, directoryObject, type DvcFile } from './dvc.ts';

export interface BlobInfo {
  /** MD5 of the bytes, in hex: DVC's name for them. */
  digest: string;
  sizeBytes: number;
}

/** Where DVC finds the objects, without the credentials. */
export interface DvcRemote {
  /** An absolute path, or s3://bucket/prefix. */
  url: string;
  /** Where the S3 server answers, if it is not Amazon's. */
  endpointUrl: string | null;
  region: string | null;
}

/** A request that anybody may send, until it expires, without credentials of their own. */
export interface SignedRequest {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
}

/** Objects that clients put into the bucket themselves. They are no blobs, and lie where no blob is looked for. */
export interface StagingArea {
  /** The most bytes that one of them may have. */
  readonly mostBytes: number;
  /** The request that puts exactly so many bytes, and, where their MD5 is said, exactly these. */
  sign(
    id: string,
    object: { sizeBytes: number; md5: string | null },
    seconds: number,
  ): Promise<SignedRequest>;
  /** null where nothing is there. @throws AppError BLOB_STORE_UNAVAILABLE, as all that follow */
  sizeOf(id: string): Promise<number | null>;
  /** Reads it into a local file. @returns the MD5 of what was read, in hex; null where nothing is there */
  read(id: string, path: string): Promise<string | null>;
  remove(id: string): Promise<void>;
}

/** Immutable objects under the MD5 of their content, laid out as DVC 3 lays out a remote: `files/md5/<2>/<30>`. */
export interface BlobStore {
  readonly remote: DvcRemote;
  /** null where there is no bucket. */
  readonly staging: StagingArea | null;
  /** Stores the bytes; storing them again changes nothing. @throws AppError BLOB_STORE_UNAVAILABLE, as all that follow */
  put(bytes: Uint8Array): Promise<BlobInfo>;
  /** Takes over a local file, which is gone afterwards. */
  putFile(path: string): Promise<BlobInfo>;
  /** Stores DVC's object for a directory of stored files. @returns its digest, which ends in `.dir` */
  putDirectory(files: readonly DvcFile[]): Promise<string>;
  /** @throws AppError BLOB_CORRUPT when the bytes are missing or are not what the digest says. */
  get(digest: string): Promise<Buffer>;
  /** A local path of the object, for readers that want a file; checked as `get` is. Good for an hour at least. */
  file(digest: string): Promise<string>;
  /** A fresh path for a file that `putFile` may take. */
  temporaryFile(extension: string): string;
  has(digest: string): Promise<boolean>;
  /** Removes the object for good; one that is not there is no error. */
  delete(digest: string): Promise<void>;
  /**
   * All objects under a plain MD5, in no order: those for directories name no content of their own. What comes or goes
   * meanwhile may be among them or not.
   */
  list(): AsyncIterable<StoredBlob>;
  close(): void;
}

/** What the kinds of storage differ in. */
export interface BlobBackend {
  remote: DvcRemote;
  staging: StagingArea | null;
  /** Takes over the local file. */
  store(path: string, info: BlobInfo): Promise<void>;
  /** A local path of the object, whose bytes are what the digest says. */
  fetch(digest: string): Promise<string>;
  has(digest: string): Promise<boolean>;
  delete(digest: string): Promise<void>;
  list(): AsyncIterable<StoredBlob>;
  close(): void;
}

export function createBlobStore(folder: BlobFolder, backend: BlobBackend): BlobStore {
  async function store(path: string, suffix = ''): Promise<BlobInfo> {
    const { size: sizeBytes } = await stat(path);
    const info = { digest: `${await md5(path)}${suffix}`, sizeBytes };
    await backend.store(path, info);
    return info;
  }

  async function write(bytes: string | Uint8Array, suffix?: string): Promise<BlobInfo> {
    const path = folder.temporaryFile('part');
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return await store(path, suffix);
    } finally {
      await rm(path, { force: true });
    }
  }

  return {
    remote: backend.remote,
    staging: backend.staging,
    temporaryFile: (extension) => folder.temporaryFile(extension),
    put: (bytes) => write(bytes),
    putFile: (path) => store(path),
    putDirectory: async (files) => (await write(directoryObject(files), DIRECTORY_SUFFIX)).digest,
    get: async (digest) => await readFile(await backend.fetch(digest)),
    file: (digest) => backend.fetch(digest),
    has: (digest) => backend.has(digest),
    delete: (digest) => backend.delete(digest),
    list: () => backend.list(),
    close: () => backend.close(),
  };
}

/** Blobs on the local disk below `path`. */
export async function openDiskBlobs(path: string): Promise<BlobStore> {
  const folder = await openBlobFolder(path);
  return createBlobStore(folder, {
    remote: { url: path, endpointUrl: null, region: null },
    staging: null,
    store: (file, { digest }) => folder.add(file, digest),
    async fetch(digest) {
      const file = folder.pathOf(digest);
      const actual = await md5(file).catch((error: Error) => error.message);
      if (actual !== expectedMd5(digest)) throw corrupt(digest, actual);
      return file;
    },
    has: (digest) => folder.has(digest),
    delete: (digest) => folder.remove(digest),
    list: () => folder.list(),
    close: () => undefined,
  });
}

export function corrupt(digest: string, found: string): AppError {
  const message = `The stored object ${digest} cannot be read as what it was: ${found}.`;
  return new AppError('BLOB_CORRUPT', message, { value: digest });
}
