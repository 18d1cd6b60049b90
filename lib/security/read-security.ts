import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { firstIdAt } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { COSTLY_ROWS, keepRecent } from "#lib/platform/recent";
import { everyDay } from "./every-day.ts";
import type { SecurityOverview } from "./schema.ts";

const DAY_MS = 86_400_000;
const DAYS = 14;
const MOST_ADDRESSES = 10;
const MOST_ROWS = 20;

const REFUSED = "action IN ('sign_in.refused', 'sign_in.second_factor_refused')";

/** What the doors saw and how they stand. Entries of the trail are found by their time-ordered ids, newest first. */
export async function readSecurity(context: StaffContext): Promise<SecurityOverview> {
  requirePermission(context, "audit.read");
  const now = context.clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return readAcrossTenants(context, "security.read", async (tx) => {
    const attempts = ({ signIns, refused, locked }: SecurityOverview["days"][number]) => signIns + refused + locked;
    const isCostly = (found: SecurityOverview["days"]) => found.reduce((sum, day) => sum + attempts(day), 0) > COSTLY_ROWS;
    const days = await keepRecent(context.db, "security.days", () => signInsByDay(tx, now), isCostly);
    const refusals = await refusedIn(tx, ago(1), ago(2));
    const standing = await standingOf(tx, now);
    return {
      days,
      ...refusals,
      ...standing,
      addresses: await busiestAddresses(tx, ago(1)),
      impersonations: await openImpersonations(tx, now),
      endingKeys: await endingKeys(tx, now),
    };
  });
}

async function signInsByDay(tx: Queryable, now: Date): Promise<SecurityOverview["days"]> {
  const first = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - (DAYS - 1) * DAY_MS);
  const rows = await tx.query<{ day: string; signIns: number; refused: number; locked: number }>({
    text: `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, count(*) FILTER (WHERE action = 'sign_in')::int AS "signIns",
                  count(*) FILTER (WHERE ${REFUSED})::int AS refused, count(*) FILTER (WHERE action = 'sign_in.locked')::int AS locked
           FROM audit_entry
           WHERE action IN ('sign_in', 'sign_in.refused', 'sign_in.second_factor_refused', 'sign_in.locked') AND id >= $1::uuid AND at >= $2
           GROUP BY 1`,
    values: [firstIdAt(first), first],
  });
  return everyDay(first, DAYS, rows);
}

async function refusedIn(tx: Queryable, from: Date, before: Date): Promise<Pick<SecurityOverview, "refusedLastDay" | "refusedDayBefore">> {
  const [row] = await tx.query<{ last: number; before: number }>({
    text: `SELECT count(*) FILTER (WHERE at >= $2)::int AS last, count(*) FILTER (WHERE at < $2)::int AS before
           FROM audit_entry WHERE ${REFUSED} AND id >= $1::uuid AND at >= $3`,
    values: [firstIdAt(before), from, before],
  });
  return { refusedLastDay: row?.last ?? 0, refusedDayBefore: row?.before ?? 0 };
}

async function standingOf(tx: Queryable, now: Date): Promise<Pick<SecurityOverview, "lockedPeople" | "staff">> {
  const [row] = await tx.query<{ locked: number; staff: number; bare: number }>({
    text: `SELECT (SELECT count(DISTINCT l.user_id)::int FROM one_time_token l WHERE l.purpose = 'unlock' AND l.used_at IS NULL AND l.expires_at > $1) AS locked,
                  count(*)::int AS staff,
                  count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)
                                     AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.user_id = u.id))::int AS bare
           FROM "user" u WHERE u.platform_role IS NOT NULL AND u.status = 'active' AND u.erased_at IS NULL`,
    values: [now],
  });
  return { lockedPeople: row?.locked ?? 0, staff: { total: row?.staff ?? 0, withoutSecondFactor: row?.bare ?? 0 } };
}

function busiestAddresses(tx: Queryable, from: Date): Promise<SecurityOverview["addresses"]> {
  return tx.query({
    text: `SELECT ip, count(*)::int AS refused, count(DISTINCT subject_id)::int AS accounts
           FROM audit_entry WHERE ${REFUSED} AND id >= $1::uuid AND at >= $2 AND ip IS NOT NULL
           GROUP BY ip ORDER BY 2 DESC, ip LIMIT ${MOST_ADDRESSES}`,
    values: [firstIdAt(from), from],
  });
}

async function openImpersonations(tx: Queryable, now: Date): Promise<SecurityOverview["impersonations"]> {
  const rows = await tx.query<Omit<SecurityOverview["impersonations"][number], "expiresAt"> & { expiresAt: Date }>({
    text: `SELECT i.id, i.tenant_id AS "tenantId", t.name AS "tenantName", s.name AS staff, p.name AS person, i.reason, i.may_write AS "mayWrite", i.expires_at AS "expiresAt"
           FROM impersonation i JOIN tenant t ON t.id = i.tenant_id JOIN "user" s ON s.id = i.staff_user_id JOIN "user" p ON p.id = i.user_id
           WHERE i.ended_at IS NULL AND i.expires_at > $1 ORDER BY i.expires_at LIMIT ${MOST_ROWS}`,
    values: [now],
  });
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}

async function endingKeys(tx: Queryable, now: Date): Promise<SecurityOverview["endingKeys"]> {
  type Row = Omit<SecurityOverview["endingKeys"][number], "expiresAt" | "lastUsedAt"> & { expiresAt: Date; lastUsedAt: Date | null };
  const rows = await tx.query<Row>({
    text: `SELECT k.id, k.tenant_id AS "tenantId", t.name AS "tenantName", a.name AS account, k.name, k.prefix, k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt"
           FROM api_key k JOIN tenant t ON t.id = k.tenant_id JOIN service_account a ON a.tenant_id = k.tenant_id AND a.id = k.service_account_id
           WHERE k.revoked_at IS NULL AND k.replaced_by_id IS NULL AND k.expires_at > $1 AND k.expires_at <= $2 ORDER BY k.expires_at, k.id LIMIT ${MOST_ROWS}`,
    values: [now, new Date(now.getTime() + DAYS * DAY_MS)],
  });
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null }));
}
