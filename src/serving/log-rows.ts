import { idText, type IdMaker } from './prediction-ids.ts';

export const PREDICTION_ROLES = ['PRODUCTION', 'CANARY', 'SHADOW'] as const;
/** Whether an answer went to the caller from the alias asked, from a canary, or to nobody. */
export type PredictionRole = (typeof PREDICTION_ROLES)[number];

/** Answers of one call, row by row. All arrays are as long as there are rows. */
export interface LoggedAnswers {
  modelId: string;
  modelVersionId: string;
  alias: string;
  role: PredictionRole;
  caller: string;
  latencyMs: number;
  /** The caller's own names of the rows. */
  keys: readonly (string | null)[];
  /** rows x features, in the order of the signature; NaN where none was given. */
  features: Float64Array;
  /** Below 0: the row was not answered, and is logged only of a shadow. */
  clusters: Int32Array;
  distances: Float64Array;
  confidences: Float64Array;
  /** Of a shadow: the ids of the predictions that it answered too, and why it did not. */
  shadow?: { pairedIds: readonly string[]; errors: ReadonlyMap<number, { code: string }> };
}

/** The columns that a block has, in its order. */
export const LOGGED_COLUMNS =
  'id, model_id, model_version_id, alias, role, caller, latency_ms, key, cluster, distance, confidence, paired_id, error, call_rows, features';

/** Rows in the form of PostgreSQL's binary COPY. */
export interface LogBlock {
  rows: number;
  bytes: Buffer;
  /** The times of its first and last id, in milliseconds since 1970. */
  from: number;
  to: number;
}

const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
const FIRST_BYTES = 64 * 1024;
const FLOAT8 = 701;
/** A row without its text and features. */
const FIXED_BYTES = 256;

/** Collects rows into blocks; doubles go as they are, which is several times faster than as text. */
export function createLogRows(ids: IdMaker) {
  let prefix = { texts: [] as string[], bytes: Buffer.alloc(0) };
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let [length, rows, from, to] = [0, 0, 0, 0];

  function reserve(more: number): void {
    if (length + more <= bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * bytes.length, length + more));
    bytes.copy(grown, 0, 0, length);
    bytes = grown;
  }

  /** What the rows of a call begin with, mostly the same as in the last call. */
  function prefixOf({ modelId, modelVersionId, alias, role, caller }: LoggedAnswers): Buffer {
    const texts = [modelId, modelVersionId, alias, role, caller];
    if (!texts.every((text, i) => text === prefix.texts[i])) {
      // Names come from elsewhere, and PostgreSQL's text has no NUL.
      const names = [alias, role, caller.replaceAll('\0', '')].map((name) => Buffer.from(name));
      const fields = [uuid(modelId), uuid(modelVersionId), ...names];
      prefix = { texts, bytes: Buffer.concat(fields.flatMap((field) => [sized(field), field])) };
    }
    return prefix.bytes;
  }

  return {
    get rows() {
      return rows;
    },
    /** Adds a row of the answers. @returns its id */
    add(answers: LoggedAnswers, row: number): string {
      const constants = prefixOf(answers);
      const key = answers.keys[row];
      const width = answers.features.length / answers.clusters.length;
      reserve(FIXED_BYTES + constants.length + 3 * (key?.length ?? 0) + 12 * width);
      if (length === 0) length = HEADER.copy(bytes);
      length = bytes.writeInt16BE(15, length);
      length = bytes.writeInt32BE(16, length);
      const id = length;
      to = ids.write(bytes, id);
      if (rows === 0) from = to;
      length += 16;
      length += constants.copy(bytes, length);
      length = bytes.writeInt32BE(4, length);
      length = bytes.writeFloatBE(answers.latencyMs, length);
      addText(key);
      length = bytes.writeInt32BE(4, length);
      length = bytes.writeInt32BE(answers.clusters[row], length);
      length = bytes.writeInt32BE(8, length);
      length = bytes.writeDoubleBE(answers.distances[row], length);
      length = bytes.writeInt32BE(8, length);
      length = bytes.writeDoubleBE(answers.confidences[row], length);
      addPair(answers, row);
      length = bytes.writeInt32BE(4, length);
      length = bytes.writeInt32BE(answers.clusters.length, length);
      addFeatures(answers.features, row * width, width);
      rows++;
      return idText(bytes, id);
    },
    /** What was added since the last block; null: nothing. */
    takeBlock(): LogBlock | null {
      if (rows === 0) return null;
      reserve(TRAILER.length);
      length += TRAILER.copy(bytes, length);
      const block = { rows, bytes: bytes.subarray(0, length), from, to };
      bytes = Buffer.allocUnsafe(FIRST_BYTES);
      [length, rows] = [0, 0];
      return block;
    },
  };

  function addText(text: string | null): void {
    if (text === null) {
      length = bytes.writeInt32BE(-1, length);
      return;
    }
    const written = bytes.write(text, length + 4);
    bytes.writeInt32BE(written, length);
    length += 4 + written;
  }

  function addPair({ shadow }: LoggedAnswers, row: number): void {
    if (shadow) {
      length = bytes.writeInt32BE(16, length);
      length += bytes.write(shadow.pairedIds[row].replaceAll('-', ''), length, 'hex');
    } else {
      addText(null);
    }
    addText(shadow?.errors.get(row)?.code ?? null);
  }

  /** An array of one dimension: sizes, whether it has nulls, the type of its elements, its length and first index. */
  function addFeatures(features: Float64Array, start: number, width: number): void {
    const size = length;
    length += 4;
    for (const word of [1, 1, FLOAT8, width, 1]) length = bytes.writeInt32BE(word, length);
    for (let j = start; j < start + width; j++) {
      const value = features[j];
      if (Number.isNaN(value)) {
        length = bytes.writeInt32BE(-1, length);
      } else {
        length = bytes.writeInt32BE(8, length);
        length = bytes.writeDoubleBE(value, length);
      }
    }
    bytes.writeInt32BE(length - size - 4, size);
  }
}

const uuid = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex');

function sized({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(length);
  return bytes;
}
