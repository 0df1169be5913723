import type { Random } from '../../src/ml/index.ts';
import { versionBefore } from '../../src/use-cases/alias-rows.ts';
import { dbOf, daysAgo, insertJob, insertRow, listed, storeOld, type ContentWorld } from './content.ts';

/** Datasets, runs, models, moves and policies at random, in place of those before. @returns all stored digests */
export async function randomContent(world: ContentWorld, random: Random): Promise<Set<string>> {
  const { db } = world;
  const rows = dbOf(db);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)];
  await db.query(`TRUNCATE dataset, experiment, registered_model, job, blob_trash CASCADE`);
  for (const digest of await listed(world)) await world.disk.delete(digest);
  const digests = new Set<string>();
  // Few texts, so that things share objects.
  const store = async (what: string, texts: number) => {
    const digest = await storeOld(world, `${what} ${upTo(texts)}`, upTo(400));
    digests.add(digest);
    return digest;
  };
  for (const kind of ['DATASET_VERSION', 'RUN', 'MODEL_VERSION', 'SCORING']) {
    await db.query(
      `UPDATE retention_policy SET enabled = $2, keep_days = $3, keep_last = $4, include_tagged = $5 WHERE kind = $1`,
      [kind, random() < 0.85, 1 + upTo(100), upTo(1), kind === 'DATASET_VERSION' && random() < 0.5],
    );
  }
  for (let i = upTo(3); i > 0; i--) await store('orphan', 100);

  const versions: string[] = [];
  for (const d of range(1 + upTo(2))) {
    const datasetId = await insertRow(rows, 'dataset', { name: `dataset ${d}` });
    const own: string[] = [];
    const taken = new Set<string>();
    for (const number of range(1 + upTo(5))) {
      const digest = await store('data', 12);
      if (taken.has(digest)) continue;
      taken.add(digest);
      const tag = random() < 0.2 ? `tag-${number}` : null;
      const version = { dataset_id: datasetId, number, tag, digest, created_at: daysAgo(upTo(400)) };
      own.push(await insertRow(rows, 'dataset_version', version));
    }
    await db.query('UPDATE dataset SET current_version_id = $2 WHERE id = $1', [datasetId, oneOf(own)]);
    versions.push(...own);
  }

  const experimentId = await insertRow(rows, 'experiment', { name: 'experiment' });
  const runs: { id: string; versionId: string }[] = [];
  for (const _ of range(1 + upTo(6))) {
    const days = upTo(400);
    const jobId = await insertJob(db, days);
    const versionId = oneOf(versions);
    const about = { experiment_id: experimentId, dataset_version_id: versionId, job_id: jobId };
    const sweepId = await insertRow(rows, 'sweep', about);
    const own: string[] = [];
    for (const k of range(1 + upTo(2))) {
      const run = { ...about, sweep_id: sweepId, name: `run ${k}`, n_clusters: k, created_at: daysAgo(days) };
      own.push(await insertRow(rows, 'run', run));
      for (const path of ['model.json', 'assignments.parquet']) {
        await insertRow(rows, 'run_artifact', { run_id: own.at(-1), path, digest: await store(path, 30) });
      }
    }
    if (random() < 0.5) {
      await db.query('UPDATE sweep SET pick = $2 WHERE id = $1', [sweepId, { pickedId: oneOf(own) }]);
    }
    if (random() < 0.15) {
      await db.query(`UPDATE job SET state = 'RUNNING', finished_at = NULL, payload = $2 WHERE id = $1`, [
        jobId,
        { sweepId },
      ]);
    }
    runs.push(...own.map((id) => ({ id, versionId })));
  }

  for (let m = 0; m < 2; m++) {
    const modelId = await insertRow(rows, 'registered_model', { name: `model ${m}` });
    const own: string[] = [];
    for (const { id, versionId } of runs.filter(() => random() < 0.4)) {
      own.push(
        await insertRow(rows, 'model_version', {
          registered_model_id: modelId,
          major: 1,
          minor: own.length,
          run_id: id,
          dataset_version_id: versionId,
          artifact_digest: await store('model.json', 30),
          assignments_digest: await store('assignments.parquet', 30),
          created_at: daysAgo(upTo(400)),
        }),
      );
    }
    if (own.length === 0) continue;
    for (let i = upTo(3); i > 0; i--) {
      const [championId, challengerId] = [oneOf(own), oneOf(own)];
      await db.query(
        `INSERT INTO model_comparison (champion_id, challenger_id, challenger_silhouette, agreement, better, reason)
         VALUES ($1, $2, 0, 1, true, '') ON CONFLICT DO NOTHING`,
        [championId, challengerId],
      );
    }
    await moveAtRandom(world, modelId, own, random);
    await scoreAtRandom(world, versions, own, random, store);
  }
  return digests;
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

async function moveAtRandom({ db }: ContentWorld, modelId: string, versions: string[], random: Random) {
  const jobId = await insertJob(db, 200);
  for (const number of range(Math.floor(random() * 8))) {
    const alias = random() < 0.7 ? 'Production' : 'Staging';
    const before = await versionBefore(db.manager, modelId, alias);
    const kind = before && random() < 0.4 ? 'ROLLBACK' : 'PROMOTE';
    const to = kind === 'ROLLBACK' ? before : versions[Math.floor(random() * versions.length)];
    await db.query(
      `INSERT INTO alias_move (registered_model_id, number, alias, kind, to_version_id, moved_by, reason, job_id, moved_at)
       VALUES ($1, $2, $3, $4, $5, 'test', 'test', $6, $7)`,
      [modelId, number, alias, kind, to, jobId, daysAgo(200)],
    );
    await db.query(
      `INSERT INTO model_alias (registered_model_id, name, model_version_id) VALUES ($1, $2, $3)
       ON CONFLICT (registered_model_id, name) DO UPDATE SET model_version_id = excluded.model_version_id`,
      [modelId, alias, to],
    );
  }
}

async function scoreAtRandom(
  { db }: ContentWorld,
  versions: readonly string[],
  models: readonly string[],
  random: Random,
  store: (what: string, texts: number) => Promise<string>,
) {
  const pairs = versions.flatMap((version) => models.map((model) => [version, model]));
  for (const [datasetVersionId, modelVersionId] of pairs.filter(() => random() < 0.1)) {
    const days = Math.floor(random() * 400);
    const jobId = await insertJob(db, days);
    if (random() < 0.2) {
      await db.query(
        `UPDATE job SET kind = 'score', state = 'RUNNING', finished_at = NULL, payload = $2 WHERE id = $1`,
        [jobId, { datasetVersionId, modelVersionId }],
      );
      continue;
    }
    await insertRow(dbOf(db), 'scoring', {
      dataset_version_id: datasetVersionId,
      model_version_id: modelVersionId,
      job_id: jobId,
      digest: await store('scored', 12),
      created_at: daysAgo(days),
    });
  }
}
