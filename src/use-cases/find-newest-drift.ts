import type { Context } from '../context.ts';
import type { DriftTest } from '../ml/index.ts';

/** A column of the newest finished report about a model, of those about versions or of those about the prediction log. */
export interface NewestDrift {
  model: string;
  /** What was compared with the reference. */
  current: 'version' | 'window';
  share: number;
  drifted: boolean;
  finishedAt: Date;
  column: string;
  test: DriftTest;
  score: number;
  columnDrifted: boolean;
}

/** The newest finished reports about each model, column by column: one about a version, one about a window. */
export async function findNewestDrift({ db }: Pick<Context, 'db'>): Promise<NewestDrift[]> {
  return await db.query(
    `SELECT model.name AS model, side.current, share, report.drifted, finished_at AS "finishedAt", found.name AS column, test, score,
       found.drifted AS "columnDrifted"
     FROM registered_model AS model
     CROSS JOIN (VALUES ('version'), ('window')) AS side (current)
     CROSS JOIN LATERAL (
       SELECT * FROM drift_report
       WHERE registered_model_id = model.id AND finished_at IS NOT NULL
         AND (window_from IS NOT NULL) = (side.current = 'window')
       ORDER BY id DESC LIMIT 1
     ) AS report
     JOIN drift_column AS found ON found.report_id = report.id
     ORDER BY model.name, side.current, position`,
  );
}
