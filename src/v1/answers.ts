import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Explanation, FeatureChange } from '../ml/index.ts';
import { answererOf, type AnsweredRows } from '../use-cases/answer-rows.ts';
import { describeInputError } from '../use-cases/describe-input-error.ts';

/** The answer of a row as JSON: written by hand, for it is the hot path. */
export function answerJson(answered: AnsweredRows, row: number, explain: boolean): string {
  const { clusters, distances, confidences, ids } = answered;
  const { served } = answererOf(answered, row);
  const cluster = clusters[row];
  const answer =
    `{"cluster":${cluster},"cluster_label":${JSON.stringify(served.labels[cluster])},` +
    `"distance_to_center":${distances[row]},"model_version":"${served.versionName}",` +
    `"confidence":${confidences[row]},"prediction_id":"${ids[row]}"`;
  return explain ? `${answer},"explanation":${explanationJson(answered, row)}}` : `${answer}}`;
}

/** The answers of many rows, in their order; an error stands in the place of a row without one. */
export async function answersJson(parts: readonly AnsweredRows[], explain: boolean): Promise<string> {
  const items = await writeRows(parts, (answered, row) => {
    const id = JSON.stringify(answered.keys[row]);
    return answered.clusters[row] < 0
      ? `{"id":${id},"error":${JSON.stringify(describeInputError(answered.errors.get(row)!))}}`
      : `{"id":${id},${answerJson(answered, row, explain).slice(1)}`;
  });
  return `[${items.join(',')}]`;
}

const ROWS_IN_TURN = 1000;

/** Writes rows a thousand at a time, between which other requests have their turn. */
async function writeRows(
  parts: readonly AnsweredRows[],
  write: (answered: AnsweredRows, row: number) => string,
): Promise<string[]> {
  const written: string[] = [];
  for (const answered of parts) {
    for (let row = 0; row < answered.count; row++) {
      written.push(write(answered, row));
      if (written.length % ROWS_IN_TURN === 0) await setImmediate();
    }
  }
  return written;
}

function explanationJson(answered: AnsweredRows, row: number): string {
  const { served, features: values } = answererOf(answered, row);
  const { features, runnerUp, smallestChange, ...limits } = served.explain(values);
  const labelled = <Part extends { cluster: number }>(part: Part | null) =>
    part && { ...part, cluster_label: served.labels[part.cluster] };
  return JSON.stringify({
    features: features.map(({ feature, share, change }) => ({ feature, share, change: labelled(change) })),
    runner_up: labelled<NonNullable<Explanation['runnerUp']>>(runnerUp),
    out_of_distribution: limits.outOfDistribution,
    distance_limit: limits.distanceLimit,
    smallest_change: labelled<FeatureChange>(smallestChange),
  });
}

const CSV_HEADER =
  'id,cluster,cluster_label,distance_to_center,model_version,confidence,prediction_id,error_code,error_message';

/** The answers as CSV, RFC 4180; `raw` leaves texts as they are that a spreadsheet would run. */
export async function answersCsv(parts: readonly AnsweredRows[], raw: boolean): Promise<string> {
  const cell = (text: string | null) => csvCell(text, raw);
  const lines = await writeRows(parts, (answered, row) => {
    const { clusters, distances, confidences, ids, keys, errors } = answered;
    const id = cell(keys[row]);
    const error = errors.get(row);
    if (error) return `${id},,,,,,,${error.code},${cell(error.message)}`;
    const { served } = answererOf(answered, row);
    return `${id},${clusters[row]},${cell(served.labels[clusters[row]])},${distances[row]},${served.versionName},${confidences[row]},${ids[row]},,`;
  });
  return `${[CSV_HEADER, ...lines].join('\r\n')}\r\n`;
}

function csvCell(text: string | null, raw: boolean): string {
  const shown = !raw && /^[=+\-@\t\r\n]/.test(text ?? '') ? `'${text}` : (text ?? '');
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** The one form of errors under /v1. */
export function errorJson(error: AppError): string {
  return JSON.stringify({ error: describeInputError(error) });
}
