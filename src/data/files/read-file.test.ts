import { expect, test, vi } from 'vitest';
import { openDiskBlobs } from '../../storage/blobs.ts';
import { readFile } from './read-file.ts';
import { AS_FOUND, createReader, sheetRow, workbook } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

const typesOf = (columns: { name: string; type: string }[]) =>
  Object.fromEntries(columns.map(({ name, type }) => [name, type]));

test('a CSV file gets the narrowest types that all of its values have', async () => {
  const { read } = await createReader();
  const { format, columns, rows } = await read(
    [
      'id,whole,half,code,flag,day,moment,zoned,mixed,none',
      'a,1,0.5,007,true,2024-02-29,2024-02-29 10:00,2024-02-29T10:00:00+07:00,1,',
      'b,-20,1e-3,012,FALSE,2023-01-01,2024-02-29T10:00:01.5,2024-02-29T10:00:00Z,x,',
      '"c, ""d""",,2,,,,2024-03-01,,,',
    ].join('\n'),
  );
  expect(format).toBe('csv');
  expect(typesOf(columns)).toEqual({
    id: 'text',
    whole: 'bigint',
    half: 'double precision',
    code: 'text',
    flag: 'boolean',
    day: 'date',
    moment: 'timestamp without time zone',
    zoned: 'timestamp with time zone',
    mixed: 'text',
    none: 'text',
  });
  expect(rows[1]).toEqual([
    'b',
    -20n,
    0.001,
    '012',
    false,
    new Date('2023-01-01'),
    new Date('2024-02-29T10:00:01.5Z'),
    new Date('2024-02-29T10:00:00Z'),
    'x',
    null,
  ]);
  expect(rows[2].slice(0, 4)).toEqual(['c, "d"', null, 2, null]);
});

test('dates that there are not, and numbers that would lose digits, stay text', async () => {
  const { read } = await createReader();
  const { columns } = await read('day,nik,huge\n2023-02-29,12345678901234567890,1e999\n2023-02-28,1,1\n');
  expect(typesOf(columns)).toEqual({ day: 'text', nik: 'text', huge: 'text' });
});

test.each([
  [',', 'a,b\n1,x\n'],
  [';', 'a;b\n1,5;x\n2,5;y,z\n'],
  ['\t', 'a\tb\n1\tx, y\n'],
  ['|', 'a|b\n1|x;y\n'],
  [',', 'a\n1\n'],
  [';', 'a;"b;c,d,e,f"\n1;2\n'],
])('the delimiter %j is found', async (delimiter, text) => {
  const { read } = await createReader();
  expect((await read(text)).delimiter).toBe(delimiter);
});

test('the decimal sign is found column by column, and ambiguous numbers follow the others', async () => {
  const { read } = await createReader();
  const { columns, rows } = await read(
    'indo;english;thousands;whole\n1.234,5;1.5;1.234;12\n0,25;2.25;12.345;1.000.000\n',
  );
  expect(columns).toEqual([
    { name: 'indo', type: 'double precision', decimal: ',', isAmbiguous: false },
    { name: 'english', type: 'double precision', decimal: '.', isAmbiguous: false },
    { name: 'thousands', type: 'double precision', decimal: ',', isAmbiguous: true },
    { name: 'whole', type: 'double precision', decimal: ',', isAmbiguous: false },
  ]);
  expect(rows).toEqual([
    [1234.5, 1.5, 1234, 12],
    [0.25, 2.25, 12345, 1_000_000],
  ]);
});

test('the decimal sign, the types and the texts for "nothing" can be said', async () => {
  const { read } = await createReader();
  const text = 'id,x,y,z\n1,1.234,-,5\n2,12.345,2,\n';
  const found = await read(text);
  expect(found.rows).toEqual([
    [1n, 1.234, '-', 5n],
    [2n, 12.345, '2', null],
  ]);
  const columns = [
    { name: 'id', type: 'text' },
    { name: 'z', type: 'double precision' },
  ];
  const said = await read(text, { decimal: ',', nullTexts: ['-'], columns });
  expect(said.rows).toEqual([
    ['1', 1234, null, 5],
    ['2', 12345, 2n, null],
  ]);
});

test.each([
  ['utf-8', Buffer.from('id,nama\n1,Café 🌏\n')],
  ['utf-8', Buffer.from('\uFEFFid,nama\r\n1,Café 🌏\r\n')],
  ['utf-16le', Buffer.from('\uFEFFid,nama\n1,Café 🌏\n', 'utf16le')],
  ['utf-16be', Buffer.from('\uFEFFid,nama\n1,Café 🌏\n', 'utf16le').swap16()],
])('%s is read, with its byte order mark', async (encoding, bytes) => {
  const { read } = await createReader();
  expect(await read(bytes)).toMatchObject({
    encoding,
    columns: [{ name: 'id' }, { name: 'nama' }],
    rows: [[1n, 'Café 🌏']],
  });
});

test('what is no UTF-8 is read as windows-1252, and the answer says so', async () => {
  const { read } = await createReader();
  const bytes = Buffer.concat([Buffer.from('id,nama\n1,Caf'), Buffer.from([0xe9, 0x80]), Buffer.from('\n')]);
  expect(await read(bytes)).toMatchObject({ encoding: 'windows-1252', rows: [[1n, 'Café€']] });
});

test('JSON lines have a column for each key of any line; what is nested is its JSON', async () => {
  const { read } = await createReader();
  const { format, columns, rows } = await read(
    '{"id": 1, "a/b~\'c": "x"}\n\n{"id": 2.5, "late": {"a": [1, null]}, "a/b~\'c": null, "flag": true}\n',
  );
  expect(format).toBe('jsonl');
  expect(typesOf(columns)).toEqual({
    id: 'double precision',
    "a/b~'c": 'text',
    late: 'text',
    flag: 'boolean',
  });
  expect(rows).toEqual([
    [1, 'x', null, null],
    [2.5, null, '{"a":[1,null]}', true],
  ]);
});

test('Parquet keeps its types; lists and structs are their JSON', async () => {
  const { duck, path, readPath } = await createReader();
  await duck.withConnection((connection) =>
    connection.run(
      `COPY (SELECT 'a' AS id, 7::UTINYINT AS small, 1.25::DECIMAL(10,2) AS exact, 0.5::FLOAT AS x, DATE '2024-01-02' AS day,
         [1, 2] AS list, {'k': 'v'} AS struct, '0042' AS code, uuid() AS id2) TO '${path('p')}' (FORMAT parquet)`,
    ),
  );
  const { format, columns, rows } = await readPath(path('p'));
  expect(format).toBe('parquet');
  expect(columns.map(({ type }) => type)).toEqual([
    'text',
    'smallint',
    'numeric(10,2)',
    'real',
    'date',
    'text',
    'text',
    'text',
    'text',
  ]);
  expect(rows[0].slice(5, 8)).toEqual(['[1,2]', '{"k":"v"}', '0042']);
});

test('a workbook gives texts, numbers, dates by their style, booleans and the stored values of formulas', async () => {
  const { read } = await createReader();
  const { format, sheets, columns, rows } = await read(
    workbook({
      sharedStrings: ['<t>Nama</t>', '<r><t>Aceh </t></r><r><t>&amp; Co</t></r><rPh><t>x</t></rPh>'],
      formats: ['dd/mm/yyyy', '0.00 &quot;day&quot;', 'yyyy-mm-dd hh:mm', '[Red]#,##0'],
      sheet:
        '<row r="3"><c r="B3" t="s"><v>0</v></c><c r="A3" t="inlineStr"><is><t>id</t></is></c><c r="C3" t="str"><v>day</v></c>' +
        '<c r="D3" t="str"><v>days</v></c><c r="E3" t="str"><v>at</v></c><c r="F3" t="str"><v>ok</v></c><c r="G3" t="str"><v>sum</v></c></row>' +
        '<row r="5"><c r="A5"><v>1</v></c><c r="B5" t="s"><v>1</v></c><c r="C5" s="1"><v>45351</v></c><c r="D5" s="2"><v>2.50</v></c>' +
        '<c r="E5" s="3"><v>45351.75</v></c><c r="F5" t="b"><v>1</v></c><c r="G5" s="4"><f>1+1</f><v>1E3</v></c></row>' +
        '<row r="6"><c r="A6"><v>2</v></c></row><row r="7"/>',
    }),
  );
  expect(format).toBe('xlsx');
  expect(sheets).toEqual(['First']);
  expect(typesOf(columns)).toEqual({
    id: 'bigint',
    Nama: 'text',
    day: 'date',
    days: 'double precision',
    at: 'timestamp without time zone',
    ok: 'boolean',
    sum: 'bigint',
  });
  expect(rows).toEqual([
    [1n, 'Aceh & Co', new Date('2024-02-29'), 2.5, new Date('2024-02-29T18:00:00Z'), true, 1000n],
    [2n, null, null, null, null, null, null],
  ]);
});

test('a sheet is read by its name, and days may count from 1904', async () => {
  const { read } = await createReader();
  const bytes = workbook({
    sheet: sheetRow(1, ['a']),
    secondSheet: '<row><c t="str"><v>day</v></c></row><row><c s="1"><v>0</v></c></row>',
    formats: ['d mmm yy'],
    date1904: true,
  });
  const { sheets, rows } = await read(bytes, { sheet: 'Second & last' });
  expect(sheets).toEqual(['First', 'Second & last']);
  expect(rows).toEqual([[new Date('1904-01-01')]]);
  await expect(read(bytes, { sheet: 'Third' })).rejects.toMatchObject({
    code: 'FILE_INVALID',
    details: { field: 'sheet', expected: 'one of First, Second & last' },
  });
});

test('types come from the first rows, and a later row that does not fit is named', async () => {
  const { read } = await createReader();
  const text = `id,x\n${'a,1\n'.repeat(150_000)}b,1.5\nc,2\n`;
  await expect(read(text)).rejects.toMatchObject({
    code: 'FILE_INVALID',
    message: expect.stringContaining('as the first 100,000 rows have it'),
    details: { field: 'x', row: 150_001, value: '1.5' },
  });
  const columns = [{ name: 'x', type: 'double precision' }];
  expect((await read(text, { columns })).rows).toHaveLength(150_002);
  const looked = await read(text, {}, { firstRows: true });
  expect(looked.rows).toHaveLength(100_000);
});

test('whoever does not wait any more stops the reading', async () => {
  const { duck, path } = await createReader();
  await duck.withConnection((connection) =>
    connection.run(
      `COPY (SELECT hash(i)::VARCHAR AS t FROM range(3000000) AS r (i)) TO '${path('p')}' (FORMAT parquet)`,
    ),
  );
  const blobs = await openDiskBlobs(path('blobs'));
  const stop = new AbortController();
  await duck.withConnection(async (connection) => {
    const request = { path: path('p'), reading: AS_FOUND };
    const reading = readFile({ blobs }, connection, request, stop.signal);
    setImmediate(() => stop.abort(new Error('stopped')));
    await expect(reading).rejects.toThrow('stopped');
    await expect(readFile({ blobs }, connection, request, stop.signal)).rejects.toThrow('stopped');
  });
});

test('a file can be asked for exactly the columns that are there already', async () => {
  const { read } = await createReader();
  const as = [
    { name: 'id', type: 'text' },
    { name: 'x', type: 'double precision' },
  ];
  expect((await read('x,id\n1,2\n', {}, { as })).rows).toEqual([[1, '2']]);
  await expect(read('id,x\n1,one\n', {}, { as })).rejects.toMatchObject({
    code: 'FILE_INVALID',
    details: { field: 'x', row: 1 },
  });
  await expect(read('id,y\n1,2\n', {}, { as })).rejects.toMatchObject({
    code: 'COLUMN_NOT_FOUND',
    details: { field: 'x' },
  });
  await expect(read('id,x,y\n1,2,3\n', {}, { as })).rejects.toMatchObject({
    code: 'COLUMN_NOT_FOUND',
    details: { field: 'y' },
  });
});
