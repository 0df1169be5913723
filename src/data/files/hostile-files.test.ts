import { open, readFile as readBytes, writeFile } from 'node:fs/promises';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { strToU8 } from 'fflate';
import { expect, test, vi } from 'vitest';
import { createReader, sheetRow, workbook } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

const MB = 1_000_000;
const HEADER = sheetRow(1, ['id', 'x']);
const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);

test.each([
  ['an empty file', '', 'The file is empty.'],
  ['nothing but newlines', '\n\n\n', 'no first row'],
  ['a row that is too short', 'a,b\n1,2\n3\n', 'Line 3 has 1 values, and the first line 2 names.'],
  ['a row that is too long', 'a,b\n1,2,3\n', 'Line 2 has 3 values'],
  ['two equal names', 'id,x,id\n1,2,3\n', 'Columns 1 and 3 have the same name "id".'],
  ['names that differ in case', 'id,x, ID\n1,2,3\n', 'Columns 1 and 3 have the same name "ID".'],
  ['an empty name', 'id,,x\n1,2,3\n', 'Column 2 has no name.'],
  ['an endless name', `id,${'x'.repeat(300)}\n1,2\n`, 'The name of column 2'],
  ['an open quote', 'a,b\n1,"2\n3,4\n', 'Line 2 cannot be read'],
  ['a NUL byte', 'a,b\n1,\0\n', 'NUL bytes'],
  ['UTF-16 without its mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 'NUL bytes'],
  [
    'half of a UTF-16 file',
    Buffer.from([0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62]),
    'begins as utf-16le and is not',
  ],
  ['a JSON line that is broken', '{"a":1}\n{"a":\n{"a":2}\n', 'Line 2 is no JSON'],
  ['a JSON line that is a list', '{"a":1}\n[1]\n', 'Line 2 is no object'],
  ['a JSON line with a key twice', '{"a":1}\n{"a":1,"a":2}\n', 'Line 2 has a key twice'],
  ['a NUL in JSON', '{"a":"x"}\n{"a":"\\u0000"}\n', 'Row 2'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old .xls workbook'],
  ['a packed file', gzipSync('a,b\n1,2\n'), 'compressed by gzip'],
  ['a JSON list', '\uFEFF[\n  {"a": 1},\n  {"a": 2}\n]\n', 'one JSON list'],
  ['a web page', '<!DOCTYPE html>\n<html><body>a,b</body></html>\n', 'a web page'],
  ['the head of a Parquet file alone', 'PAR1', 'The file cannot be read'],
  ['a Parquet file without a footer', `PAR1${'x'.repeat(100)}PAR1`, 'The file cannot be read'],
  ['the head of a ZIP alone', 'PK\u0003\u0004', 'its end is missing'],
  ['a ZIP that is no workbook', workbookOf({ 'a.txt': 'x' }), 'no .xlsx workbook'],
])('%s is refused by what is wrong with it', async (_, content, message) => {
  const { read } = await createReader();
  await expect(read(content)).rejects.toMatchObject({
    code: 'FILE_INVALID',
    message: expect.stringContaining(message),
  });
});

test.each([
  ['2,000 columns in CSV', `${names(2000).join(',')}\n`],
  [
    '2,000 keys in JSON',
    names(2000)
      .map((name) => `{"${name}":1}`)
      .join('\n'),
  ],
  ['2,000 columns in a workbook', workbook({ sheet: sheetRow(1, names(2000)) })],
  ['a far column in a workbook', workbook({ sheet: '<row r="1"><c r="XFD1"><v>1</v></c></row>' })],
  ['a line of 2 MB', `a,b\n1,${'x'.repeat(2 * MB)}\n`],
  ['a row of 2 MB over many lines', `a,b\n1,"${'x\n'.repeat(MB)}"\n`],
])('%s are refused as too large', async (_, content) => {
  const { read } = await createReader();
  await expect(read(content)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test('a first line whose quotes are not right swallows no row', async () => {
  const { read } = await createReader();
  const text = 'a,"b"x\n1,2\n';
  await expect(read(text, { delimiter: ',' })).rejects.toMatchObject({ code: 'FILE_INVALID' });
  expect((await read(text)).rows).toHaveLength(1);
});

test('names full of SQL are names', async () => {
  const { read } = await createReader();
  const hostile = [
    `x"); DROP TABLE source_rows; --`,
    `'; SELECT 1; --`,
    '${1}',
    'select',
    'c0',
    'found[1]',
    '%s',
  ];
  const quoted = hostile.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
  const { columns, rows } = await read(`${quoted}\n1,2,3,4,5,6,7\n`);
  expect(columns.map(({ name }) => name)).toEqual(hostile);
  expect(rows).toEqual([[1n, 2n, 3n, 4n, 5n, 6n, 7n]]);
  const json = await read(JSON.stringify(Object.fromEntries(hostile.map((name, at) => [name, at]))));
  expect(json.columns.map(({ name }) => name)).toEqual(hostile);
});

test('of a line without an end only a piece is read', async () => {
  const { readPath, path } = await createReader();
  await using file = await open(path('endless'), 'w');
  await file.write('a,b\n1,x');
  // A sparse file of 10 GB: reading all of it would take longer than the test may.
  const block = Buffer.alloc(2 * MB, 'x');
  await file.write(block);
  await file.truncate(10_000 * MB);
  await expect(readPath(path('endless'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test.each([
  [
    'a formula that nobody has calculated',
    '<row r="2"><c r="A2"><f>1+1</f></c></row>',
    'Cell A2 is a formula',
  ],
  ['a text that is not there', '<row r="2"><c r="A2" t="s"><v>7</v></c></row>', 'Cell A2 refers to a text'],
  ['letters where a number should be', '<row r="2"><c r="B2"><v>x</v></c></row>', 'Cell B2 holds "x"'],
  ['more cells than names', sheetRow(2, [1, 2, 3]), 'Row 2 of the sheet has 3 cells'],
  ['a cell that cannot be', '<row r="2"><c r="AAAA2"><v>1</v></c></row>', 'There is no cell "AAAA2"'],
  ['tags that do not match', '<row><c></row>', 'no well-formed XML'],
  ['an entity of its own', '<row><c t="str"><v>&lol;</v></c></row>', 'no well-formed XML'],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]>', 'XML that no workbook needs'],
  ['CDATA', '<row><c t="str"><v><![CDATA[x]]></v></c></row>', 'XML that no workbook needs'],
  ['an endless attribute', `<row r="${'1'.repeat(3 * MB)}"></row>`, 'an endless text'],
])('a workbook with %s is refused', async (_, sheet, message) => {
  const { read } = await createReader();
  await expect(read(workbook({ sheet: HEADER + sheet }))).rejects.toMatchObject({
    code: 'FILE_INVALID',
    message: expect.stringContaining(message),
  });
});

test('a workbook that inflates to a thousand times its size is refused before it has', async () => {
  const { read } = await createReader();
  const bytes = workbook({ sheet: HEADER + sheetRow(2, ['a', 1]).repeat(0.4 * MB) });
  expect(bytes.length).toBeLessThan(0.2 * MB);
  const before = process.memoryUsage().rss;
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    details: { expected: expect.stringContaining('200 times') },
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * MB);
});

test('a Parquet file that claims more cells than are read is refused by its footer', async () => {
  const { duck, path, readPath } = await createReader();
  await duck.withConnection((connection) =>
    connection.run(
      `COPY (SELECT 1 AS a FROM range(600000000)) TO '${path('p')}' (FORMAT parquet, ROW_GROUP_SIZE 10000000)`,
    ),
  );
  await expect(readPath(path('p'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

test('whatever byte of a file is wrong, the reader says so or reads it, and goes on working', async () => {
  const { duck, path, read, readPath } = await createReader();
  await duck.withConnection((connection) =>
    connection.run(
      `COPY (SELECT i AS id, 'text ' || i AS t, i / 3 AS x, [i] AS l FROM range(500) AS r (i)) TO '${path('p')}' (FORMAT parquet)`,
    ),
  );
  const files = {
    parquet: await readBytes(path('p')),
    xlsx: Buffer.from(
      workbook({
        sheet: HEADER + Array.from({ length: 50 }, (_, i) => sheetRow(i + 2, [`t${i}`, i])).join(''),
      }),
    ),
    jsonl: Buffer.from(Array.from({ length: 50 }, (_, i) => `{"id":"a${i}","x":${i}}`).join('\n')),
    csv: Buffer.from(`id,x\n${Array.from({ length: 50 }, (_, i) => `a${i},${i}.5`).join('\n')}`),
  };
  for (const [name, whole] of Object.entries(files)) {
    for (let trial = 0; trial < 120; trial++) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((trial / 120) * bytes.length);
      bytes[at] ^= 1 << (trial % 8);
      bytes[(at * 7919) % bytes.length] ^= 0xff;
      const cut = trial % 10 === 9 ? bytes.subarray(0, at) : bytes;
      await writeFile(path('mutant'), cut);
      const error = await readPath(path('mutant')).then(
        () => null,
        (problem: Error & { code?: string }) => problem,
      );
      if (error)
        expect.soft(error, `${name} ${trial}`).toMatchObject({ code: expect.stringMatching(/^FILE_/) });
    }
  }
  expect((await read('a\n1\n')).rows).toEqual([[1n]]);
});

/** A ZIP of texts, by hand: entries may have any name. */
function workbookOf(entries: Record<string, string>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const packed = deflateRawSync(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(text), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(text.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, strToU8(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, strToU8(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end]);
}
