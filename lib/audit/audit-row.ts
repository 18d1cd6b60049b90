import type { AuditEntryView } from "./schema.ts";

/** A row of the trail, with the text that its hash was made of. */
export interface AuditRow {
  id: string;
  at: Date;
  tenant_id: string | null;
  actor_id: string | null;
  actor_label: string;
  behalf_of_id: string | null;
  behalf_of_label: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  ip: string | null;
  user_agent: string | null;
  request_id: string | null;
  seq: bigint;
  hash: Uint8Array;
  redacted_by: string | null;
}

export const AUDIT_COLUMNS = `id, at, tenant_id, actor_id, actor_label, behalf_of_id, behalf_of_label, action, subject_type, subject_id,
  before, after, reason, ip, user_agent, request_id, seq, hash, redacted_by`;

/**
 * What the hash of an entry covers besides the hash before: a JSON array as PostgreSQL writes jsonb. The same expression as in
 * `audit_digest`, sent along with each question, so that a changed function in the database does not deceive the check.
 */
export const HASHED_TEXT = `jsonb_build_array(seq, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), tenant_id, actor_id,
  actor_label, behalf_of_id, behalf_of_label, action, subject_type, subject_id, before, after, reason, ip, user_agent, request_id)::text`;

export const hex = (bytes: Uint8Array | null): string => (bytes ? Buffer.from(bytes).toString("hex") : "");

export function auditEntryOf(row: AuditRow): AuditEntryView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    tenantId: row.tenant_id,
    actorId: row.actor_id,
    actor: row.actor_label,
    behalfOf: row.behalf_of_label,
    behalfOfId: row.behalf_of_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
    ip: row.ip,
    userAgent: row.user_agent,
    requestId: row.request_id,
    seq: Number(row.seq),
    hash: hex(row.hash),
    isRedacted: row.redacted_by !== null,
  };
}
