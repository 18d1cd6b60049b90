import { can, readInTenant, requirePermission, TENANT_PERMISSIONS, type TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { ENTRY_COLUMNS, ENTRY_JOINS, ENTRY_NAMES, type EntryRow, entryOf } from "./ledger/entry-row.ts";
import type { PointEntry } from "./ledger/schema.ts";
import { readLevels } from "./levels/level-table.ts";
import { readStanding } from "./levels/read-standing.ts";
import type { Level } from "./levels/schema.ts";
import { keptDownTo } from "./privileges-due.ts";
import type { PrivilegeReason, PrivilegeReasons, PrivilegeSource } from "./privileges-schema.ts";

const MOST_SHOWN = 200;

/**
 * Why the caller may do what they have earned beside their role, down to the entries of the ledger that it stands on, and what levels they
 * have not reached would open that they may not do yet. Of a machine there is nothing. @throws `forbidden` without `campaign.read`
 */
export async function privilegeReasons(context: TenantContext): Promise<PrivilegeReasons> {
  requirePermission(context, "campaign.read");
  const { actor, tenant } = context;
  if (actor.kind !== "user") return { points: 0, held: [], ahead: [] };
  return readInTenant(context, async (tx) => {
    const { points } = await readStanding(tx, tenant.id, actor.userId);
    const { levels } = await readLevels(tx);
    const person = { tenantId: tenant.id, userId: actor.userId };
    const held = await heldBy(tx, person, levels);
    const lacking = new Set<string>(TENANT_PERMISSIONS.filter((permission) => !can(context, permission)));
    const ahead = (await opensOf(tx)).flatMap(({ permission, sourceKey }) => {
      const at = levelAt(levels, sourceKey);
      return at && at.points > points && lacking.has(permission) ? [{ permission, ...at, missing: at.points - points }] : [];
    });
    return { points, held, ahead };
  });
}

interface Of {
  tenantId: string;
  userId: string;
}

interface HeldRow {
  permission: string;
  sourceKind: PrivilegeSource;
  sourceKey: string;
  sourceName: string;
  grantedAt: Date;
}

async function heldBy(tx: Queryable, of: Of, levels: readonly Level[]): Promise<PrivilegeReason[]> {
  const rows = await tx.query<HeldRow>({
    name: "privileges-of-person",
    text: `SELECT permission, source_kind AS "sourceKind", source_key AS "sourceKey", source_name AS "sourceName", granted_at AS "grantedAt"
           FROM earned_privilege WHERE tenant_id = $1::uuid AND user_id = $2::uuid ORDER BY granted_at, permission, source_name LIMIT ${MOST_SHOWN}`,
    values: [of.tenantId, of.userId],
  });
  const ofKind = (kind: PrivilegeSource) => rows.filter(({ sourceKind }) => sourceKind === kind).map(({ sourceKey }) => sourceKey);
  const thresholds = ofKind("level").flatMap((key) => levelAt(levels, key)?.points ?? []);
  const reached = await reachedBy(tx, of, thresholds);
  const awarded = await awardedBy(tx, of, ofKind("achievement"));
  return rows.map(({ sourceKind, sourceKey, sourceName, permission, grantedAt }) => {
    const at = sourceKind === "level" ? levelAt(levels, sourceKey) : null;
    const level = at && { ...at, keptDownTo: keptDownTo(at.points) };
    const entry = (level ? reached.get(level.points) : awarded.get(sourceKey)) ?? null;
    return { permission, sourceKind, sourceName, level, grantedAt: grantedAt.toISOString(), entry };
  });
}

function levelAt(levels: readonly Level[], key: string): { level: number; points: number } | null {
  const at = levels[Number(key) - 1];
  return at ? { level: Number(key), points: at.points } : null;
}

/** The entry that brought somebody's points over each of these sums, the last time that they came over it. */
async function reachedBy(tx: Queryable, { tenantId, userId }: Of, thresholds: readonly number[]): Promise<Map<number, PointEntry>> {
  if (thresholds.length === 0) return new Map();
  const rows = await tx.query<EntryRow & { threshold: number }>({
    name: "entries-that-reached",
    text: `WITH sums AS (
             SELECT id, lifetime, sum(lifetime) OVER (ORDER BY created_at, id) AS total FROM ledger_entry
             WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND lifetime <> 0
           )
           SELECT DISTINCT ON (wanted.threshold) wanted.threshold, ${ENTRY_COLUMNS}, ${ENTRY_NAMES}
           FROM unnest($3::int[]) AS wanted(threshold) JOIN sums s ON s.total >= wanted.threshold AND s.total - s.lifetime < wanted.threshold
           JOIN ledger_entry l ON l.id = s.id ${ENTRY_JOINS} ORDER BY wanted.threshold, l.created_at DESC, l.id DESC`,
    values: [tenantId, userId, thresholds],
  });
  return new Map(rows.map((row) => [row.threshold, entryOf(row)]));
}

/** The entry that paid each of these achievements, the latest of one that was earned again. */
async function awardedBy(tx: Queryable, { tenantId, userId }: Of, keys: readonly string[]): Promise<Map<string, PointEntry>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<EntryRow & { definition_key: string }>({
    name: "entries-that-awarded",
    text: `SELECT DISTINCT ON (a.definition_key) a.definition_key, ${ENTRY_COLUMNS}, ${ENTRY_NAMES}
           FROM achievement_award a JOIN ledger_entry l ON l.tenant_id = a.tenant_id AND l.cause_key = a.cause_key ${ENTRY_JOINS}
           WHERE a.tenant_id = $1::uuid AND a.user_id = $2::uuid AND a.definition_key = ANY($3::text[]) AND a.taken_back_at IS NULL
           ORDER BY a.definition_key, l.created_at DESC, l.id DESC`,
    values: [tenantId, userId, keys],
  });
  return new Map(rows.map((row) => [row.definition_key, entryOf(row)]));
}

/** What levels open, the lowest first. */
const opensOf = (tx: Queryable): Promise<{ permission: string; sourceKey: string }[]> =>
  tx.query({
    name: "levels-open",
    text: `SELECT permission, source_key AS "sourceKey" FROM privilege_rule WHERE is_enabled AND source_kind = 'level'
           ORDER BY length(source_key), source_key, permission LIMIT ${MOST_SHOWN}`,
  });
