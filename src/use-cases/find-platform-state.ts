import type { Context } from '../context.ts';

/** A figure of the platform as it stands, for monitoring. */
export interface PlatformState {
  gauge: 'firings' | 'deliveries' | 'jobs' | 'expectations';
  labels: Record<string, string>;
  value: number;
}

/**
 * How many firings, deliveries and unfinished jobs there are, by how they stand, and how many expectations the newest
 * version of each dataset does not fulfil. There are as many figures as there are policies, kinds and datasets.
 */
export async function findPlatformState({ db }: Pick<Context, 'db'>): Promise<PlatformState[]> {
  return await db.query(
    `SELECT 'firings' AS gauge, jsonb_build_object('policy', name, 'outcome', coalesce(outcome, 'UNFINISHED')) AS labels,
       count(*)::int AS value
     FROM pipeline_run JOIN training_policy AS policy ON policy.id = policy_id GROUP BY name, outcome
     UNION ALL
     SELECT 'deliveries', jsonb_build_object('state', state), count(*)::int FROM notification_delivery GROUP BY state
     UNION ALL
     SELECT 'jobs', jsonb_build_object('kind', kind, 'state', state), count(*)::int
     FROM job WHERE finished_at IS NULL GROUP BY kind, state
     UNION ALL
     SELECT 'expectations', jsonb_build_object('dataset', dataset.name, 'severity', severity),
       (SELECT count(*)::int FROM jsonb_array_elements(results) AS result
        WHERE NOT (result ->> 'passed')::boolean AND result -> 'expectation' ->> 'severity' = severity)
     FROM dataset
     CROSS JOIN LATERAL (
       SELECT id FROM dataset_version WHERE dataset_id = dataset.id ORDER BY number DESC LIMIT 1
     ) AS version
     CROSS JOIN LATERAL (
       SELECT results FROM validation_report WHERE dataset_version_id = version.id
       ORDER BY suite_revision DESC, id DESC LIMIT 1
     ) AS report
     CROSS JOIN unnest(ARRAY['BLOCK', 'QUARANTINE']) AS severity`,
  );
}
