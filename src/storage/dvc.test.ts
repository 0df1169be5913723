import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { directoryObject, objectPath, pointerText } from './dvc.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

test('the object of a directory is the one that DVC makes of the same files', () => {
  const listing = directoryObject([
    { path: 'sub/b.csv', digest: md5('x\n') },
    { path: 'a.csv', digest: md5('a,b\n1,2\n') },
  ]);
  expect(`${md5(listing)}.dir`).toBe('38e1cddae3b86f4adfb9db47228876fe.dir');
});

test("paths are ordered by code point and written in ASCII, as Python's json writes them", () => {
  const files = ['\u{1f30f}', '\uff5e', 'é "q"\\\u007f'].map((path) => ({ path, digest: 'd' }));
  expect(directoryObject(files)).toBe(
    String.raw`[{"md5": "d", "relpath": "\u00e9 \"q\"\\\u007f"}, {"md5": "d", "relpath": "\uff5e"}, {"md5": "d", "relpath": "\ud83c\udf0f"}]`,
  );
});

test('a pointer to a file and one to a directory are what `dvc add` writes', () => {
  const digest = '0123456789abcdef0123456789abcdef';
  expect(pointerText({ path: 'education_v1.parquet', digest, sizeBytes: 3 })).toBe(
    `outs:\n- md5: ${digest}\n  size: 3\n  hash: md5\n  path: education_v1.parquet\n`,
  );
  expect(pointerText({ path: 'run_1', digest: `${digest}.dir`, sizeBytes: 7, fileCount: 2 })).toBe(
    `outs:\n- md5: ${digest}.dir\n  size: 7\n  nfiles: 2\n  hash: md5\n  path: run_1\n`,
  );
  expect(objectPath(`${digest}.dir`)).toBe(`files/md5/01/${digest.slice(2)}.dir`);
});
