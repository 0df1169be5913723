import { IsNull } from 'typeorm';
import { AliasMove } from '../../src/entities/alias-move.ts';
import { Dataset } from '../../src/entities/dataset.ts';
import { DatasetVersion } from '../../src/entities/dataset-version.ts';
import { Job } from '../../src/entities/job.ts';
import { ModelAlias } from '../../src/entities/model-alias.ts';
import { ModelComparison } from '../../src/entities/model-comparison.ts';
import { ModelVersion } from '../../src/entities/model-version.ts';
import { RetentionPolicy } from '../../src/entities/retention-policy.ts';
import { Run, RunArtifact } from '../../src/entities/run.ts';
import { Scoring } from '../../src/entities/scoring.ts';
import { Sweep } from '../../src/entities/sweep.ts';
import { versionBefore } from '../../src/use-cases/alias-rows.ts';
import { daysAgo, type ContentWorld } from './content.ts';

interface Thing {
  kind: RetentionPolicy['kind'];
  id: string;
  series: string;
  tagged: boolean;
  since: Date;
  digests: string[];
  needs: string[];
}

/** The digests that must stay, found another way than the platform finds them: by walking the rows, and rolling back. */
export async function neededDigests(world: ContentWorld): Promise<Set<string>> {
  const things = await allThings(world);
  const needed = new Set<string>();
  const visit = (id: string) => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const need of things.find((thing) => thing.id === id)?.needs ?? []) visit(need);
  };
  for (const root of await rootsOf(world, things)) visit(root);

  const digests = new Set(things.filter(({ id }) => needed.has(id)).flatMap((thing) => thing.digests));
  const named = new Set(things.flatMap((thing) => thing.digests));
  const { keepDays } = await world.db.manager.findOneByOrFail(RetentionPolicy, { kind: 'UNREFERENCED' });
  for await (const { digest, storedAt } of world.disk.list()) {
    if (!named.has(digest) && storedAt > daysAgo(keepDays)) digests.add(digest);
  }
  return digests;
}

async function allThings({ db: { manager } }: ContentWorld): Promise<Thing[]> {
  const jobs = await manager.find(Job);
  const artifacts = await manager.find(RunArtifact);
  const comparisons = await manager.find(ModelComparison);
  const moves = await manager.find(AliasMove);
  const latest = (...times: (Date | null | undefined)[]) =>
    new Date(Math.max(...times.map((time) => Number(time ?? 0))));
  const versions = (await manager.find(DatasetVersion)).map((row): Thing => ({
    kind: 'DATASET_VERSION',
    id: row.id,
    series: row.datasetId,
    tagged: row.tag !== null,
    since: row.createdAt,
    digests: [row.digest],
    needs: [],
  }));
  const runs = (await manager.find(Run)).map((row): Thing => ({
    kind: 'RUN',
    id: row.id,
    series: row.experimentId,
    tagged: false,
    since: latest(row.createdAt, jobs.find(({ id }) => id === row.jobId)!.finishedAt),
    digests: artifacts.filter(({ runId }) => runId === row.id).map(({ digest }) => digest),
    needs: [row.datasetVersionId],
  }));
  const models = (await manager.find(ModelVersion)).map((row): Thing => {
    const own = moves.filter((move) => [move.toVersionId, move.fromVersionId].includes(row.id));
    const compared = comparisons.filter(({ challengerId }) => challengerId === row.id);
    return {
      kind: 'MODEL_VERSION',
      id: row.id,
      series: row.registeredModelId,
      tagged: false,
      since: latest(row.createdAt, ...own.map(({ movedAt }) => movedAt)),
      digests: [row.artifactDigest, row.assignmentsDigest],
      needs: [row.runId, row.datasetVersionId, ...compared.map(({ championId }) => championId)],
    };
  });
  const registeredAs = new Map(models.map(({ id, series }) => [id, series]));
  const scorings = (await manager.find(Scoring)).map((row): Thing => ({
    kind: 'SCORING',
    id: row.id,
    series: registeredAs.get(row.modelVersionId)!,
    tagged: false,
    since: row.createdAt,
    digests: [row.digest],
    needs: [row.datasetVersionId, row.modelVersionId],
  }));
  return [...versions, ...runs, ...models, ...scorings];
}

async function rootsOf({ db }: ContentWorld, things: Thing[]): Promise<string[]> {
  const { manager } = db;
  const roots: (string | null)[] = [];
  for (const policy of await manager.find(RetentionPolicy)) {
    const ofKind = things.filter((thing) => thing.kind === policy.kind);
    for (const thing of ofKind) {
      const newer = ofKind.filter((other) => other.series === thing.series && other.id > thing.id);
      const isYoung = thing.since > daysAgo(policy.keepDays);
      const isSpared = newer.length < policy.keepLast || (thing.tagged && !policy.includeTagged);
      if (!policy.enabled || isYoung || isSpared) roots.push(thing.id);
    }
  }
  roots.push(...(await manager.find(Dataset)).map(({ currentVersionId }) => currentVersionId));
  const registered = (await manager.find(ModelVersion)).map(({ runId }) => runId);
  for (const sweep of await manager.find(Sweep)) {
    const job = await manager.findOneByOrFail(Job, { id: sweep.jobId });
    const runs = await manager.findBy(Run, { sweepId: sweep.id });
    if (!job.isFinished) roots.push(sweep.datasetVersionId, ...runs.map(({ id }) => id));
    const picked = sweep.pick?.pickedId;
    if (picked && !registered.includes(picked)) roots.push(picked);
  }
  for (const { payload } of await manager.findBy(Job, { kind: 'score', finishedAt: IsNull() })) {
    roots.push(payload['datasetVersionId'] as string, payload['modelVersionId'] as string);
  }
  for (const alias of await manager.find(ModelAlias)) {
    roots.push(alias.modelVersionId, ...(await rolledBackTo(db, alias)));
  }
  return roots.filter((root) => root !== null);
}

/** Rolls an alias back as long as that goes, and takes all of it back. */
async function rolledBackTo(db: ContentWorld['db'], alias: ModelAlias): Promise<string[]> {
  const { registeredModelId, name } = alias;
  const reached: string[] = [];
  const runner = db.createQueryRunner();
  await runner.startTransaction();
  for (let number = 1000; ; number++) {
    const toVersionId = await versionBefore(runner.manager, registeredModelId, name);
    if (!toVersionId) break;
    reached.push(toVersionId);
    const { jobId } = await runner.manager.findOneByOrFail(AliasMove, { registeredModelId });
    const why = { kind: 'ROLLBACK', movedBy: 'test', reason: 'test', fromVersionId: null } as const;
    const move = { registeredModelId, alias: name, number, toVersionId, jobId, ...why };
    await runner.manager.insert(AliasMove, move);
  }
  await runner.rollbackTransaction();
  await runner.release();
  return reached;
}
