import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ApiError } from '../client.ts';

export interface DvcProject {
  /** The folder that was asked for, with its links resolved. */
  folder: string;
  /** The folder that holds `.dvc`, or is to hold it. */
  root: string;
}

/**
 * The DVC project around a folder: the next folder upwards that has a `.dvc`, or the root of the Git repository.
 * @throws ApiError INVALID_INPUT when the folder is not there or in no Git repository, without which DVC does nothing
 */
export async function findProject(path: string): Promise<DvcProject> {
  const folder = await realpath(path).catch(() => null);
  if (!folder || !(await stat(folder)).isDirectory()) {
    throw new ApiError(`${path} is not a folder.`, 'INVALID_INPUT');
  }
  let root: string | null = null;
  for (let current = folder; ; current = dirname(current)) {
    if (!root && (await exists(join(current, '.dvc')))) root = current;
    if (await exists(join(current, '.git'))) return { folder, root: root ?? current };
    if (current === dirname(current)) break;
  }
  throw new ApiError(`${path} is in no Git repository: run \`git init\` there first.`, 'INVALID_INPUT');
}

/** The text of a file; null where there is none. */
export async function readText(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Writes a file so that nobody ever finds a part of it. */
export async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  await writeFile(temporary, text, { flag: 'wx' });
  await rename(temporary, path);
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
