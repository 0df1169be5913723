import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CopyBinaryParser } from './copy-binary.ts';

type Row = (Buffer | null)[];

const int16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEADER = Buffer.concat([SIGNATURE, int32(0), int32(0)]);
const TRAILER = int16(-1);
const encodeRow = (row: Row) =>
  Buffer.concat([
    int16(row.length),
    ...row.flatMap((field) => (field === null ? [int32(-1)] : [int32(field.length), field])),
  ]);
const encode = (rows: Row[], header = HEADER) => Buffer.concat([header, ...rows.map(encodeRow), TRAILER]);

/** The rows that come out when the bytes are pushed in chunks that end at `cuts`. */
function parse(bytes: Buffer, cuts: number[], columns: number, maxRowBytes = 1e6): Row[] {
  const rows: Row[] = [];
  let row: Row = [];
  const sink = {
    field(column: number, view: DataView, offset: number, length: number) {
      expect(column).toBe(row.length);
      const field = Buffer.from(Buffer.from(view.buffer, view.byteOffset + offset, Math.max(length, 0)));
      row.push(length < 0 ? null : field);
    },
    endRow() {
      rows.push(row);
      row = [];
    },
  };
  const parser = new CopyBinaryParser(sink, columns, maxRowBytes);
  const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
  ends.forEach((end, index) => parser.push(bytes.subarray(index === 0 ? 0 : ends[index - 1], end)));
  parser.end();
  return rows;
}

const table = fc.integer({ min: 1, max: 5 }).chain((columns) => {
  const field = fc.option(fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)));
  const row = fc.array(field, { minLength: columns, maxLength: columns });
  return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { maxLength: 20 }) });
});

describe('the parser of binary COPY', () => {
  test('gives the rows that were sent, wherever the stream is cut', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat()), ({ columns, rows }, places) => {
        const bytes = encode(rows);
        const cuts = places.map((place) => place % (bytes.length + 1));
        expect(parse(bytes, cuts, columns)).toEqual(rows);
      }),
    );
  });

  test('gives them byte by byte too, after a header with an extension', () => {
    const rows = [
      [Buffer.from('one'), null],
      [Buffer.alloc(0), Buffer.alloc(300, 7)],
    ];
    const bytes = encode(rows, Buffer.concat([SIGNATURE, int32(0), int32(5), Buffer.from('extra')]));
    expect(parse(bytes, [...bytes.keys()], 2)).toEqual(rows);
  });

  test('refuses a stream that ends early, at whatever byte', () => {
    const bytes = encode([[Buffer.from('one'), null]]);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => parse(bytes.subarray(0, length), [], 2)).toThrow('ended in the middle');
    }
  });

  test('refuses what is no binary COPY, goes on after its end, or has other columns', () => {
    expect(() => parse(Buffer.from('id,name\nand more of this'), [], 2)).toThrow('no binary COPY');
    expect(() => parse(Buffer.concat([encode([]), TRAILER]), [], 2)).toThrow('goes on');
    expect(() => parse(Buffer.concat([encode([]), TRAILER]), [21], 2)).toThrow('goes on');
    expect(() => parse(encode([[null]]), [], 2)).toThrow('A row of 1 columns');
  });

  test('refuses a row that is too large before it has come', () => {
    const parser = new CopyBinaryParser({ field: () => {}, endRow: () => {} }, 2, 1000);
    parser.push(Buffer.concat([HEADER, encodeRow([Buffer.alloc(400), Buffer.alloc(400)])]));
    parser.push(Buffer.concat([int16(2), int32(400), Buffer.alloc(400)]));
    expect(() => parser.push(int32(600))).toThrow('A row is larger');
  });
});
