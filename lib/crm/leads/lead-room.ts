import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { limitExceeded } from "#lib/platform/errors";
import type { LeadRoom } from "./schema.ts";

/** From this many on a plan's last places are given one after the other. */
const LAST_PLACES = 50;

/** How many leads the tenant has, and how many its plan has room for. */
export async function leadRoom(context: TenantContext): Promise<LeadRoom> {
  requirePermission(context, "lead.read");
  return readInTenant(context, (tx) => readRoom(tx, context.tenant.id));
}

/**
 * For what writes `count` leads. The last places are given out one writer at a time, so that no two take the same.
 * @throws `limit_exceeded` where the plan has no room
 */
export async function requireLeadRoom(context: TenantContext, tx: Transaction, count = 1): Promise<void> {
  const { id } = context.tenant;
  let room = await readRoom(tx, id);
  if (room.limit === null) return;
  if (room.used + count > room.limit - LAST_PLACES) {
    await holdRoom(tx, id);
    room = await readRoom(tx, id);
  }
  if (room.limit !== null && room.used + count > room.limit)
    throw limitExceeded(`Your plan has room for ${room.limit} leads, and all are taken. Delete old ones, or take a larger plan.`);
}

/** How many of `wanted` leads the plan has room for; they are the caller's until its transaction ends. */
export async function takeLeadRoom(context: TenantContext, tx: Transaction, wanted: number): Promise<number> {
  const { id } = context.tenant;
  let room = await readRoom(tx, id);
  if (room.limit !== null && room.used + wanted > room.limit - LAST_PLACES) {
    await holdRoom(tx, id);
    room = await readRoom(tx, id);
  }
  return room.limit === null ? wanted : Math.max(0, Math.min(wanted, room.limit - room.used));
}

/** How many more leads the plan has room for; null is no limit. For what only looks. */
export async function leadRoomLeft(tx: Queryable, tenantId: string): Promise<number | null> {
  const { used, limit } = await readRoom(tx, tenantId);
  return limit === null ? null : Math.max(0, limit - used);
}

async function holdRoom(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('leads of ' || $1::text, 0))::text", values: [tenantId] });
}

async function readRoom(tx: Queryable, tenantId: string): Promise<LeadRoom> {
  const [row] = await tx.query<{ used: number; max: number | null }>({
    name: "lead-room",
    text: `SELECT (SELECT count(*)::int FROM lead l WHERE l.tenant_id = t.id) AS used, p.max_leads AS max
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId],
  });
  return { used: row?.used ?? 0, limit: row?.max ?? null };
}
