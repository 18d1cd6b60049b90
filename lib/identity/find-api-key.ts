import { type Grants, grantsInStatus, grantsOfCustomRole, type ServiceActor, type TenantRef, type TenantStatus } from "#lib/access";
import { sameText, sha256 } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";

/** `biz_` and the prefix by which the key is known, then the secret: both in base64url without `-` and `_` in the prefix. */
const KEY = /^biz_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const LAST_USE_IS_WRITTEN_EVERY_MS = 60_000;

export interface LiveApiKey {
  actor: ServiceActor;
  tenant: TenantRef;
  grants: Grants;
  callsPerMinute: number;
  /** Of all keys of the tenant together, as its plan says. */
  callsPerHour: number;
}

interface KeyRow {
  id: string;
  secret_hash: string;
  scopes: string[];
  calls_per_minute: number;
  calls_per_hour: number;
  last_used_at: Date | null;
  service_account_id: string;
  service_account_name: string;
  tenant_id: string;
  slug: string;
  tenant_name: string;
  status: TenantStatus;
  time_zone: string;
  currency: string;
  locale: string;
  is_demo: boolean;
}

const FIND_KEY = `
  SELECT k.id, k.secret_hash, k.scopes, k.calls_per_minute, p.max_api_calls_per_hour AS calls_per_hour, k.last_used_at, a.id AS service_account_id, a.name AS service_account_name,
         t.id AS tenant_id, t.slug, t.name AS tenant_name, t.status, t.time_zone, t.currency, t.locale, t.is_demo
  FROM api_key k
  JOIN service_account a ON a.tenant_id = k.tenant_id AND a.id = k.service_account_id AND a.deleted_at IS NULL
  JOIN tenant t ON t.id = k.tenant_id
  JOIN plan p ON p.key = t.plan_key
  WHERE k.prefix = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $2)`;

/**
 * The machine behind an API key as it stands now: unknown, revoked, expired, or of a tenant that is closed means null.
 * A key is 256 random bits, so its plain SHA-256 is enough to keep.
 */
export async function findApiKey(db: Database, key: string, now: Date, ip: string | null): Promise<LiveApiKey | null> {
  const [, prefix, secret] = KEY.exec(key) ?? [];
  if (!prefix || !secret) return null;
  const [row] = await db.system<KeyRow>({ name: "find-api-key", text: FIND_KEY, values: [prefix, now] });
  if (!row || !sameText(row.secret_hash, sha256(secret))) return null;
  const scopes = grantsOfCustomRole(Object.fromEntries(row.scopes.map((scope) => [scope, "all"])));
  const grants = grantsInStatus(row.status, "service", scopes);
  if (!grants) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > LAST_USE_IS_WRITTEN_EVERY_MS) {
    await db.system({
      name: "touch-api-key",
      text: "UPDATE api_key SET last_used_at = $2, last_used_ip = $3 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
      values: [row.id, now, ip],
    });
  }
  return {
    actor: { kind: "service", serviceAccountId: row.service_account_id, keyId: row.id, name: row.service_account_name },
    tenant: {
      id: row.tenant_id,
      slug: row.slug,
      name: row.tenant_name,
      status: row.status,
      timeZone: row.time_zone,
      currency: row.currency,
      locale: row.locale,
      isDemo: row.is_demo,
    },
    grants,
    callsPerMinute: row.calls_per_minute,
    callsPerHour: row.calls_per_hour,
  };
}
