/**
 * The forms of DVC 3 (https://dvc.org/doc/user-guide/project-structure): where a remote keeps an object, what it keeps
 * for a directory, and the text of a `.dvc` file.
 */

/** A file under its MD5, at its path within a directory. */
export interface DvcFile {
  path: string;
  digest: string;
}

/** What a `.dvc` file points to: a file, or the directory of so many files whose digest ends in `.dir`. */
export interface DvcOutput {
  /** Where `dvc pull` puts it, relative to the `.dvc` file. */
  path: string;
  digest: string;
  /** Of a directory: of all its files together. */
  sizeBytes: number;
  fileCount?: number;
}

export const DIRECTORY_SUFFIX = '.dir';

/** Where a remote keeps an object, below the remote's own folder. */
export function objectPath(digest: string): string {
  return `files/md5/${digest.slice(0, 2)}/${digest.slice(2)}`;
}

/** The object that stands for a directory: its files by path, byte for byte as Python's json.dumps writes them. */
export function directoryObject(files: readonly DvcFile[]): string {
  const items = files
    .map(({ path, digest }) => ({ md5: digest, relpath: path }))
    // The order of UTF-8 is the order of code points, which is Python's; JavaScript's own is another.
    .sort((a, b) => Buffer.compare(Buffer.from(a.relpath), Buffer.from(b.relpath)))
    .map(({ md5, relpath }) => `{"md5": ${asciiJson(md5)}, "relpath": ${asciiJson(relpath)}}`);
  return `[${items.join(', ')}]`;
}

function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text of a `.dvc` file. The path must be one that YAML reads without quotes, as names of datasets are. */
export function pointerText({ path, digest, sizeBytes, fileCount }: DvcOutput): string {
  const lines = [
    `- md5: ${digest}`,
    `  size: ${sizeBytes}`,
    ...(fileCount === undefined ? [] : [`  nfiles: ${fileCount}`]),
    '  hash: md5',
    `  path: ${path}`,
  ];
  return `outs:\n${lines.join('\n')}\n`;
}
