import { z } from 'zod';
import type { Context } from '../context.ts';
import { profileVersion } from '../data/profile-version.ts';
import { ColumnProfile } from '../entities/column-profile.ts';
import type { DatasetVersion } from '../entities/dataset-version.ts';
import { recordProfile } from './examine-version.ts';
import { decodeCursor, pageSize, toPage, type Page, type PageInput } from './find-page.ts';

type Resources = Pick<Context, 'db' | 'duck' | 'blobs'>;

/** A page of the columns of a version, in their order. */
export async function findProfile(
  ctx: Resources,
  version: DatasetVersion,
  page: PageInput,
): Promise<Page<ColumnProfile>> {
  const size = pageSize(page);
  const after = decodeCursor(z.int(), page);
  await ensureProfile(ctx, version);
  const rows = await ctx.db.manager
    .createQueryBuilder(ColumnProfile, 'profile')
    .where({ datasetVersionId: version.id })
    .andWhere('profile.position > :after', { after: after ?? -1 })
    .orderBy('profile.position')
    .limit(size + 1)
    .getMany();
  return toPage(rows, size, ({ position }) => position);
}

/** One column by its name; null where the version has none of that name. */
export async function findColumnProfile(
  ctx: Resources,
  version: DatasetVersion,
  name: string,
): Promise<ColumnProfile | null> {
  await ensureProfile(ctx, version);
  return await ctx.db.manager.findOneBy(ColumnProfile, { datasetVersionId: version.id, name });
}

/** Versions from before there were profiles get theirs when it is first asked for. */
export async function ensureProfile(ctx: Resources, version: DatasetVersion): Promise<void> {
  const { manager } = ctx.db;
  if (await manager.existsBy(ColumnProfile, { datasetVersionId: version.id })) return;
  const file = await ctx.blobs.file(version.digest);
  await recordProfile(manager, version.id, await profileVersion(ctx, file, version.columns));
}
