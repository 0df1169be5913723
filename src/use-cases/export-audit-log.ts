import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context.ts';
import { exportRows, type Row, type RowColumn } from '../data/export-rows.ts';
import { auditQuery, outcomeOf, type AuditFilter } from './find-audit-log.ts';
import { AuditOutcome } from '../entities/audit-entry.ts';
import { In } from 'typeorm';
import { parseInput } from './parse-input.ts';
import { parseStyle, tableDownload, type TableDownload, type WantedTable } from './table-download.ts';

const BATCH = 500;

const COLUMNS: RowColumn[] = [
  'id',
  'at',
  'kind',
  'actor',
  'actor_kind',
  'key_id',
  'subject',
  'operation',
  'arguments',
  'before',
  'after',
  'request_id',
  'address',
  'outcome',
  'error_code',
].map((name) => ({ name, type: name === 'at' ? 'time' : 'text' }));

const filterSchema = z.object({
  actor: z.string().optional(),
  operation: z.string().optional(),
  from: z.iso
    .datetime({ offset: true, error: 'must be a time in ISO 8601' })
    .pipe(z.coerce.date())
    .optional(),
  to: z.iso.datetime({ offset: true, error: 'must be a time in ISO 8601' }).pipe(z.coerce.date()).optional(),
});

/** The audit log as a file, oldest first. @throws AppError INVALID_INPUT */
export async function exportAuditLog(
  ctx: Pick<Context, 'db' | 'duck' | 'blobs'>,
  wanted: WantedTable & { [filter: string]: unknown },
): Promise<TableDownload> {
  const style = parseStyle(wanted);
  const filter = parseInput(filterSchema, wanted);
  return tableDownload('audit', style, {
    etag: null,
    open: (signal) =>
      ctx.db.transaction(
        'REPEATABLE READ',
        async (tx) => await exportRows(ctx, COLUMNS, readBatches(tx, filter), style, signal),
      ),
  });
}

async function* readBatches(tx: EntityManager, filter: AuditFilter): AsyncGenerator<Row[]> {
  let after: string | null = null;
  do {
    const query = auditQuery(tx, filter);
    if (after !== null) query.andWhere('entry.id > :after', { after });
    const entries = await query.orderBy('entry.id').limit(BATCH).getMany();
    const outcomes = await tx.findBy(AuditOutcome, { entryId: In(entries.map(({ id }) => id)) });
    const byEntry = new Map(outcomes.map((outcome) => [outcome.entryId, outcome]));
    yield entries.map((entry) => {
      const outcome = outcomeOf(entry, byEntry.get(entry.id) ?? null);
      return [
        entry.id,
        entry.at.toISOString(),
        entry.kind,
        entry.actor,
        entry.actorKind,
        entry.keyId,
        entry.subject,
        entry.operation,
        ...[entry.arguments, entry.before, entry.after].map((value) => value && JSON.stringify(value)),
        entry.requestId,
        entry.address,
        outcome?.state ?? null,
        outcome?.errorCode ?? null,
      ] as Row;
    });
    after = entries.length === BATCH ? entries.at(-1)!.id : null;
  } while (after !== null);
}
