import type { EntityManager } from 'typeorm';
import { ModelVersion } from '../entities/model-version.ts';
import { leastIdOf } from '../serving/prediction-ids.ts';

export interface PredictionWindow {
  /** The registered model. */
  modelId: string;
  /** From this time on, up to but without that one. */
  from: Date;
  to: Date;
  /** At most so many rows, the newest. */
  most: number;
}

/** A window of the prediction log, newest first. All arrays are as long as it has rows. */
export interface LoggedPredictions {
  /** The callers' own names of the rows; null where none was given. */
  keys: (string | null)[];
  /** One per feature asked for, in original units; NaN where the caller gave none, or the version has none. */
  features: Float64Array[];
  clusters: Int32Array;
  /** Euclidean, in the standardised space of the version that answered. */
  distances: Float64Array;
  confidences: Float64Array;
  /** The cluster that turned out to be true; -1 where nobody has said. */
  outcomes: Int32Array;
  /** The versions that answered, and for each row which of them did. */
  versionIds: string[];
  versions: Int32Array;
}

const PAGE_ROWS = 20_000;

/** Reads the answers that a model gave its callers in a window of time, page by page. Shadows' answers are left out. */
export async function readLoggedPredictions(
  tx: EntityManager,
  { modelId, from, to, most }: PredictionWindow,
  features: readonly string[],
): Promise<LoggedPredictions> {
  const versions = await tx.findBy(ModelVersion, { registeredModelId: modelId });
  const selected = features.map((feature, j) => `${valueOf(feature, versions)} AS f${j}`);
  const pages: Row[][] = [];
  let [rows, before] = [0, leastIdOf(to)];
  while (rows < most) {
    const page: Row[] = await tx.query(
      `SELECT ${['id', 'key', 'log.cluster', 'distance', 'confidence', 'model_version_id', 'outcome.cluster AS outcome', ...selected].join(', ')}
       FROM prediction_log AS log LEFT JOIN prediction_outcome AS outcome ON prediction_id = id AND prediction_id >= $2 AND prediction_id < $3
       WHERE model_id = $1 AND role <> 'SHADOW' AND id >= $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
      [modelId, leastIdOf(from), before, Math.min(PAGE_ROWS, most - rows)],
    );
    pages.push(page);
    rows += page.length;
    if (page.length < PAGE_ROWS) break;
    before = page.at(-1)!.id;
  }
  return toColumns(pages.flat(), features.length);
}

interface Row extends Record<`f${number}`, number | null> {
  id: string;
  key: string | null;
  cluster: number;
  distance: number;
  confidence: number;
  model_version_id: string;
  outcome: number | null;
}

/** A feature's value in SQL: its place in the logged array is that in the signature of the version that answered. */
function valueOf(feature: string, versions: readonly ModelVersion[]): string {
  const places = versions.map(({ id, signature }) => ({
    id,
    place: signature.findIndex(({ name }) => name === feature) + 1,
  }));
  const cases = places
    .filter(({ place }) => place > 0)
    .map(({ id, place }) => `WHEN '${id}' THEN features[${place}]`);
  return cases.length === 0 ? 'NULL::float8' : `CASE model_version_id ${cases.join(' ')} END`;
}

function toColumns(rows: readonly Row[], features: number): LoggedPredictions {
  const versionIds = [...new Set(rows.map((row) => row.model_version_id))];
  return {
    keys: rows.map(({ key }) => key),
    features: Array.from({ length: features }, (_, j) =>
      Float64Array.from(rows, (row) => row[`f${j}`] ?? Number.NaN),
    ),
    clusters: Int32Array.from(rows, ({ cluster }) => cluster),
    distances: Float64Array.from(rows, ({ distance }) => distance),
    confidences: Float64Array.from(rows, ({ confidence }) => confidence),
    outcomes: Int32Array.from(rows, ({ outcome }) => outcome ?? -1),
    versionIds,
    versions: Int32Array.from(rows, (row) => versionIds.indexOf(row.model_version_id)),
  };
}
