import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expectedMd5, md5, openBlobFolder, type BlobFolder } from './blob-folder.ts';

/** Local copies of objects that are kept elsewhere. The time of a copy's last use is its file's time. */
export interface BlobCache {
  folder: BlobFolder;
  /** The copy's path, after a check of its bytes; null where there is no good one. */
  find(digest: string): Promise<string | null>;
  /** Moves a whole file in; the copies that have not been used for longest make room. */
  add(path: string, digest: string): Promise<string>;
}

export interface CacheLimits {
  /** What the copies may take together. Those in use may take more. */
  maxBytes: number;
  /** Whoever asked for a copy may be reading it for this long. */
  inUseMs: number;
}

export async function openBlobCache(path: string, { maxBytes, inUseMs }: CacheLimits): Promise<BlobCache> {
  const folder = await openBlobFolder(path);

  /** Says that a copy is in use: from here on no process removes it. @returns whether there is one */
  async function touch(file: string): Promise<boolean> {
    const now = new Date();
    return await utimes(file, now, now).then(
      () => true,
      () => false,
    );
  }

  async function makeRoom(): Promise<void> {
    const names = await readdir(join(path, 'files'), { recursive: true, withFileTypes: true });
    const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
    const copies = (await Promise.all(files.map(useOf))).filter((copy) => copy !== null);
    let total = copies.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of copies.sort((a, b) => a.usedAt - b.usedAt)) {
      if (total <= maxBytes) return;
      // Another process may have asked for it, or removed it, since the list was made.
      const usedAt = (await useOf(file))?.usedAt ?? 0;
      if (usedAt > Date.now() - inUseMs) continue;
      await rm(file, { force: true });
      total -= size;
    }
  }

  return {
    folder,
    async find(digest) {
      const file = folder.pathOf(digest);
      if (!(await touch(file))) return null;
      const actual = await md5(file).catch(() => null);
      if (actual === expectedMd5(digest)) return file;
      await rm(file, { force: true });
      return null;
    },
    async add(file, digest) {
      const target = folder.pathOf(digest);
      await touch(target);
      await touch(file);
      await folder.add(file, digest);
      await makeRoom();
      return target;
    },
  };
}

async function useOf(file: string): Promise<{ file: string; size: number; usedAt: number } | null> {
  return await stat(file).then(
    ({ size, mtimeMs }) => ({ file, size, usedAt: mtimeMs }),
    () => null,
  );
}
