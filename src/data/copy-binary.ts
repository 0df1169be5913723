import { AppError } from '../errors.ts';

/** Takes the fields of rows one after the other. */
export interface FieldSink {
  /** @param length in bytes; -1: null. The bytes hold during the call only. */
  field(column: number, view: DataView, offset: number, length: number): void;
  endRow(): void;
}

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const HEADER_BYTES = SIGNATURE.length + 8;
const WITH_OIDS = 1 << 16;

/**
 * Parses the stream of COPY … (FORMAT binary), cut into chunks anywhere. Of what has not come as a whole it keeps one
 * field. https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-BINARY-FORMAT
 */
export class CopyBinaryParser {
  private stage: 'header' | 'rows' | 'ended' = 'header';
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  /** Before which nothing can go on. */
  private neededBytes = HEADER_BYTES;
  private column: number;
  private rowBytes = 0;
  private readonly sink: FieldSink;
  private readonly columns: number;
  private readonly maxRowBytes: number;

  constructor(sink: FieldSink, columns: number, maxRowBytes: number) {
    this.sink = sink;
    this.columns = columns;
    this.maxRowBytes = maxRowBytes;
    this.column = columns;
  }

  /** @throws AppError QUERY_INVALID (a row above `maxRowBytes`, before it is all there) */
  push(chunk: Buffer): void {
    this.pending.push(chunk);
    this.pendingBytes += chunk.length;
    if (this.pendingBytes < this.neededBytes) return;
    const bytes = this.pending.length === 1 ? chunk : Buffer.concat(this.pending);
    const rest = bytes.subarray(this.parse(bytes));
    this.pending = rest.length === 0 ? [] : [rest];
    this.pendingBytes = rest.length;
  }

  /** @throws Error when the stream has ended early */
  end(): void {
    if (this.stage !== 'ended') throw new Error('The binary COPY ended in the middle.');
  }

  /** @returns how many bytes it is done with */
  private parse(bytes: Buffer): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    if (this.stage === 'header') {
      at = this.parseHeader(bytes, view);
      if (at === 0) return 0;
      this.stage = 'rows';
    }
    while (this.stage === 'rows') {
      if (this.column === this.columns) {
        if (bytes.length - at < 2) return this.waitFor(2, at);
        this.startRow(view.getInt16(at));
        at += 2;
        continue;
      }
      if (bytes.length - at < 4) return this.waitFor(4, at);
      const length = view.getInt32(at);
      const size = 4 + Math.max(length, 0);
      if (this.rowBytes + size > this.maxRowBytes) throw this.rowTooLarge();
      if (bytes.length - at < size) return this.waitFor(size, at);
      this.sink.field(this.column, view, at + 4, length);
      this.rowBytes += size;
      at += size;
      if (++this.column === this.columns) this.sink.endRow();
    }
    if (at < bytes.length) throw new Error('The binary COPY goes on after its end.');
    return at;
  }

  private parseHeader(bytes: Buffer, view: DataView): number {
    const extension = view.getInt32(HEADER_BYTES - 4);
    if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE) || extension < 0) {
      throw new Error('This is no binary COPY.');
    }
    if ((view.getInt32(SIGNATURE.length) & WITH_OIDS) !== 0) throw new Error('A binary COPY with OIDs.');
    const size = HEADER_BYTES + extension;
    return bytes.length < size ? this.waitFor(size, 0) : size;
  }

  private startRow(columns: number): void {
    if (columns === -1) {
      this.stage = 'ended';
      this.neededBytes = 1;
      return;
    }
    if (columns !== this.columns) throw new Error(`A row of ${columns} columns, not of ${this.columns}.`);
    this.column = 0;
    this.rowBytes = 0;
  }

  private waitFor(bytes: number, at: number): number {
    this.neededBytes = bytes;
    return at;
  }

  private rowTooLarge(): AppError {
    const most = this.maxRowBytes / 1e6;
    return new AppError('QUERY_INVALID', `A row is larger than ${most} MB.`, {
      field: 'query',
      expected: `rows of at most ${most} MB`,
    });
  }
}
