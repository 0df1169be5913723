import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the first key lies on a machine that has everything in one folder. */
export const keyFile = (dataFolder: string) => join(dataFolder, 'admin.key');

/** Only the user of this process can read it. */
export async function writeKeyFile(dataFolder: string, key: string): Promise<void> {
  const unfinished = `${keyFile(dataFolder)}.${process.pid}`;
  await writeFile(unfinished, `${key}\n`, { mode: 0o600 });
  await rename(unfinished, keyFile(dataFolder));
}

/** @returns null where there is none, or not for this user */
export async function readKeyFile(dataFolder: string): Promise<string | null> {
  return await readFile(keyFile(dataFolder), 'utf8').then(
    (text) => text.trim() || null,
    () => null,
  );
}
