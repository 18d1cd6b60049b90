import type { Queryable } from "#lib/platform/database";
import { notFound } from "#lib/platform/errors";
import { type ApiKey, ENDS_SOON_DAYS } from "./schema.ts";

export interface KeyRow {
  id: string;
  service_account_id: string;
  name: string;
  prefix: string;
  scopes: string[];
  calls_per_minute: number;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  last_used_ip: string | null;
  revoked_at: Date | null;
  replaced_by_id: string | null;
}

export const KEY_COLUMNS =
  "k.id, k.service_account_id, k.name, k.prefix, k.scopes, k.calls_per_minute, k.created_at, k.expires_at, k.last_used_at, k.last_used_ip, k.revoked_at, k.replaced_by_id";

/** The key, locked until the transaction ends: of two changes at once, the second sees the first. @throws `not_found` */
export async function lockKey(tx: Queryable, tenantId: string, id: string): Promise<KeyRow> {
  const [row] = await tx.query<KeyRow>({
    text: `SELECT ${KEY_COLUMNS} FROM api_key k JOIN service_account a ON a.tenant_id = k.tenant_id AND a.id = k.service_account_id
           WHERE k.tenant_id = $1::uuid AND k.id = $2::uuid AND a.deleted_at IS NULL FOR UPDATE OF k`,
    values: [tenantId, id],
  });
  if (!row) throw notFound("This key");
  return row;
}

export function apiKeyOf(row: KeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: `biz_${row.prefix}`,
    scopes: row.scopes,
    callsPerMinute: row.calls_per_minute,
    state: stateOf(row, now),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    lastUsedIp: row.last_used_ip,
    replacedById: row.replaced_by_id,
  };
}

/** Revoked, expired, or counting, and then whether it ends soon. */
export function stateOf({ revoked_at, expires_at }: Pick<KeyRow, "revoked_at" | "expires_at">, now: Date): ApiKey["state"] {
  if (revoked_at) return "revoked";
  if (!expires_at) return "active";
  const left = expires_at.getTime() - now.getTime();
  if (left <= 0) return "expired";
  return left <= ENDS_SOON_DAYS * 86_400_000 ? "ends_soon" : "active";
}
