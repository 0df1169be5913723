import { IsNull } from 'typeorm';
import type { Context } from '../context.ts';
import { BlobTrash } from '../entities/blob-trash.ts';
import { CONTENT_KINDS, RetentionPolicy } from '../entities/retention-policy.ts';
import { findPage, type Page, type PageInput } from './find-page.ts';

/** The policies of all kinds. */
export async function findRetentionPolicies({ db }: Pick<Context, 'db'>): Promise<RetentionPolicy[]> {
  const policies = await db.manager.find(RetentionPolicy);
  return CONTENT_KINDS.flatMap((kind) => policies.filter((policy) => policy.kind === kind));
}

/** A page of the objects that can be restored, the last that came to the trash first. @throws AppError INVALID_INPUT */
export async function findTrash({ db }: Pick<Context, 'db'>, page: PageInput): Promise<Page<BlobTrash>> {
  const trash = db.manager.createQueryBuilder(BlobTrash, 'trash');
  return await findPage(trash.where({ restoredAt: IsNull(), deletedAt: IsNull() }), page);
}
