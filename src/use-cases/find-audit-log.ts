import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Context } from '../context.ts';
import { AuditEntry, type AuditOutcome } from '../entities/audit-entry.ts';
import { findPage, isGiven, type Page, type PageInput } from './find-page.ts';

export interface AuditFilter {
  actor?: string | null;
  operation?: string | null;
  from?: Date | null;
  to?: Date | null;
}

/** A page of the audit log, newest first. @throws AppError INVALID_INPUT */
export async function findAuditLog(
  { db }: Pick<Context, 'db'>,
  filter: AuditFilter,
  page: PageInput,
): Promise<Page<AuditEntry>> {
  return await findPage(auditQuery(db.manager, filter), page);
}

export function auditQuery(
  manager: EntityManager,
  { actor, operation, from, to }: AuditFilter,
): SelectQueryBuilder<AuditEntry> {
  const query = manager.createQueryBuilder(AuditEntry, 'entry');
  if (isGiven(actor)) query.andWhere('entry.actor = :actor', { actor });
  if (isGiven(operation)) query.andWhere('entry.operation = :operation', { operation });
  if (isGiven(from)) query.andWhere('entry.at >= :from', { from });
  if (isGiven(to)) query.andWhere('entry.at < :to', { to });
  return query;
}

/** How a request ended; null for a change. */
export function outcomeOf({ kind }: AuditEntry, outcome: AuditOutcome | null) {
  if (kind === 'CHANGE') return null;
  if (!outcome) return { state: 'UNKNOWN' as const, errorCode: null };
  const { errorCode } = outcome;
  return { state: errorCode === null ? ('SUCCEEDED' as const) : ('FAILED' as const), errorCode };
}
