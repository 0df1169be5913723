import type { EntityManager } from 'typeorm';
import type { Viewer } from '../access/viewer.ts';
import type { AuditEntry } from '../entities/audit-entry.ts';
import { redacted } from './redacted.ts';

/** A request to change something, as the audit log tells it. */
export interface AuditedRequest extends Pick<AuditEntry, 'operation' | 'requestId' | 'address'> {
  arguments: Record<string, unknown>;
}

/** Logs requests before they are carried out. @returns the ids of their entries, in order */
export async function logRequests(
  manager: EntityManager,
  { name, kind, keyId, subject }: Viewer,
  requests: readonly AuditedRequest[],
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO audit_entry (kind, actor, actor_kind, key_id, subject, operation, arguments, request_id, address)
     SELECT 'REQUEST', $1, $2, $3, $4, operation, arguments, request_id, address
     FROM jsonb_to_recordset($5) AS t (operation text, arguments jsonb, request_id text, address text) RETURNING id`,
    [
      name,
      kind,
      keyId,
      subject,
      JSON.stringify(
        requests.map((request) => ({
          operation: request.operation,
          arguments: redacted(request.arguments),
          request_id: request.requestId,
          address: request.address,
        })),
      ),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Logs how requests ended: the code of the error; null where they succeeded. */
export async function logOutcomes(
  manager: EntityManager,
  outcomes: readonly { id: string; errorCode: string | null }[],
): Promise<void> {
  await manager.query(
    `INSERT INTO audit_outcome (entry_id, error_code) SELECT * FROM unnest($1::uuid[], $2::text[])`,
    [outcomes.map(({ id }) => id), outcomes.map(({ errorCode }) => errorCode)],
  );
}
