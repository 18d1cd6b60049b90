import type { PointEntry, PointKind } from "./schema.ts";

/** What a list tells of an entry `l`. */
export const ENTRY_COLUMNS = `l.id, l.tenant_id, l.user_id, l.kind, l.points, l.cause_key, l.reason, l.reverses_id, l.expires_at,
  l.issued, l.pending, l.available, l.held, l.redeemed, l.expired, l.lifetime, l.created_at`;

/** Names of what the ids of an entry `l` mean. An achievement is what its definition is called; a reversal has the cause of what it takes back. */
export const ENTRY_NAMES = `t.name AS tenant_name, u.name AS user_name, d.name AS cause_name, o.cause_key AS reversed_cause_key,
  (SELECT r.id FROM ledger_entry r WHERE r.reverses_id = l.id) AS reversed_by_id`;

export const ENTRY_JOINS = `JOIN tenant t ON t.id = l.tenant_id LEFT JOIN "user" u ON u.id = l.user_id
  LEFT JOIN ledger_entry o ON o.id = l.reverses_id
  LEFT JOIN achievement_definition d ON split_part(coalesce(o.cause_key, l.cause_key), ':', 1) = 'achievement'
    AND d.key = split_part(coalesce(o.cause_key, l.cause_key), ':', 2)`;

export interface EntryRow {
  id: string;
  tenant_id: string;
  tenant_name: string;
  user_id: string;
  user_name: string | null;
  kind: PointKind;
  points: number;
  cause_key: string;
  cause_name: string | null;
  reversed_cause_key: string | null;
  reason: string | null;
  reverses_id: string | null;
  reversed_by_id: string | null;
  expires_at: Date | null;
  issued: number;
  pending: number;
  available: number;
  held: number;
  redeemed: number;
  expired: number;
  lifetime: number;
  created_at: Date;
}

export const entryOf = (row: EntryRow): PointEntry => ({
  id: row.id,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  userId: row.user_id,
  userName: row.user_name,
  kind: row.kind,
  points: row.points,
  causeKey: row.cause_key,
  causeName: row.cause_name,
  reversedCauseKey: row.reversed_cause_key,
  reason: row.reason,
  reversesId: row.reverses_id,
  reversedById: row.reversed_by_id,
  expiresAt: row.expires_at?.toISOString() ?? null,
  accounts: { issued: row.issued, pending: row.pending, available: row.available, held: row.held, redeemed: row.redeemed, expired: row.expired },
  lifetime: row.lifetime,
  createdAt: row.created_at.toISOString(),
});
