import { DuckDBDataChunk, type DuckDBAppender } from '@duckdb/node-api';
import type { ColumnDecoder } from './column-decoders.ts';
import type { FieldSink } from './copy-binary.ts';
import { writeVector } from './duck-vectors.ts';

/** The rows of a full chunk: DuckDB's own measure. */
export const CHUNK_ROWS = 2048;

// Rows that the appender holds are outside DuckDB's memory limit, and to flush them takes a moment of the event loop.
const MOST_BYTES = 2 ** 20;

/** Gathers the fields of rows in chunks, and appends these to a table. */
export class ChunkAppender implements FieldSink {
  private readonly appender: DuckDBAppender;
  private readonly decoders: readonly ColumnDecoder[];
  private readonly nulls: number[][];
  private readonly memory: DuckDBDataChunk;
  private rows = 0;
  private chunkBytes = 0;
  private unflushedBytes = 0;

  constructor(appender: DuckDBAppender, decoders: readonly ColumnDecoder[]) {
    this.appender = appender;
    this.decoders = decoders;
    this.nulls = decoders.map(() => []);
    this.memory = DuckDBDataChunk.create(decoders.map(({ type }) => type));
  }

  field(column: number, view: DataView, offset: number, length: number): void {
    if (length < 0) {
      this.nulls[column].push(this.rows);
    } else {
      this.decoders[column].decode(this.rows, view, offset, length);
      this.chunkBytes += length;
    }
  }

  endRow(): void {
    this.rows++;
    if (this.rows === CHUNK_ROWS || this.chunkBytes >= MOST_BYTES) this.append();
  }

  close(): void {
    if (this.rows > 0) this.append();
    this.appender.closeSync();
  }

  private append(): void {
    // One chunk of native memory for all: what is freed with garbage is freed late. Only its vectors are made anew.
    this.memory.reset();
    const chunk = new DuckDBDataChunk(this.memory.chunk);
    chunk.rowCount = this.rows;
    this.decoders.forEach(({ values }, column) => {
      writeVector(chunk.getColumnVector(column), values, this.nulls[column]);
      this.nulls[column].length = 0;
    });
    this.appender.appendDataChunk(chunk);
    this.unflushedBytes += this.chunkBytes;
    this.rows = 0;
    this.chunkBytes = 0;
    if (this.unflushedBytes < MOST_BYTES) return;
    this.appender.flushSync();
    this.unflushedBytes = 0;
  }
}
