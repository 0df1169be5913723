import { posix, win32 } from 'node:path';
import type { Context } from '../context.ts';
import { Upload } from '../entities/upload.ts';

const LONGEST_NAME = 255;

export interface UploadInput {
  /** A local file, which is gone afterwards. */
  path: string;
  /** As the sender calls it. */
  fileName: string;
  /** The id that the upload has already; storing it again changes nothing. */
  id?: string;
}

/** Keeps a file that somebody sent: first its bytes, then the row that says so. */
export async function storeUpload(
  { db, blobs }: Pick<Context, 'db' | 'blobs'>,
  { path, fileName, id }: UploadInput,
): Promise<Upload> {
  const stored = await blobs.putFile(path);
  const upload = db.manager.create(Upload, { ...(id && { id }), fileName: plainName(fileName), ...stored });
  const inserting = db.manager.createQueryBuilder().insert().into(Upload).values(upload);
  const { identifiers } = await inserting.orIgnore().execute();
  return await db.manager.findOneByOrFail(Upload, { id: id ?? (identifiers[0]['id'] as string) });
}

/** The last part of a name that may be a path, without what no terminal should print. */
function plainName(name: string): string {
  const last = win32.basename(posix.basename(name)).toWellFormed();
  return last.replace(/\p{Cc}/gu, '').slice(0, LONGEST_NAME) || 'upload';
}
