import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { lockBalance } from "./enter-once.ts";
import { type Lot, type LotEntry, lotsOf } from "./lots.ts";
import { postPoints } from "./post-points.ts";

/** People whose points are looked at in one transaction. */
const AT_ONCE = 100;

/** Every night: what is left of lots whose time is over expires. Safe to repeat, also when it was cut off. */
export const expirePointsJob = defineJob({
  name: "gamification.expire_points",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const due = await runtime.db.system<{ tenant_id: string }>({
      text: "SELECT DISTINCT tenant_id FROM ledger_entry WHERE expires_at <= $1::timestamptz",
      values: [runtime.clock.now()],
    });
    for (const { tenant_id } of due) await expirePoints(await systemContext(runtime, tenant_id, "job gamification.expire_points", newId()));
  },
});

/** Enters what has expired of one tenant. @returns how many points */
export async function expirePoints(context: TenantContext): Promise<number> {
  let total = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const people: string[] = await context.db.transaction({ kind: "system", purpose: "gamification.expire_points" }, async (tx) => {
      const rows = await tx.query<{ user_id: string }>({
        text: `SELECT DISTINCT user_id FROM ledger_entry WHERE tenant_id = $1::uuid AND expires_at <= $2::timestamptz AND user_id > $3::uuid
               ORDER BY user_id LIMIT ${AT_ONCE}`,
        values: [context.tenant.id, context.clock.now(), after],
      });
      for (const { user_id } of rows) total += await expireOf(context, tx, user_id);
      return rows.map(({ user_id }) => user_id);
    });
    const last = people.at(-1);
    if (last === undefined) return total;
    after = last;
  }
}

async function expireOf(context: TenantContext, tx: Transaction, userId: string): Promise<number> {
  await lockBalance(tx, context.tenant.id, userId);
  const now = context.clock.now();
  const entries = await entriesOf(tx, context.tenant.id, userId);
  let total = 0;
  for (const { id, left, expiresAt } of lotsOf(entries)) {
    if (left === 0 || expiresAt === null || expiresAt > now) continue;
    // A lot can expire again, when something that had been spent of it came back.
    const times = entries.filter(({ kind, lotId }) => kind === "expire" && lotId === id).length;
    await postPoints(context, tx, { userId, kind: "expire", points: left, causeKey: `expire:${id}:${times + 1}` });
    total += left;
  }
  return total;
}

/** What is left of a person's lots that expire. Who has none, as most have, need not have all their entries read. */
export async function expiringLotsOf(tx: Queryable, tenantId: string, userId: string): Promise<(Lot & { expiresAt: Date })[]> {
  const some = await tx.query({
    name: "has-expiring-lots",
    text: "SELECT 1 FROM ledger_entry WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND expires_at IS NOT NULL LIMIT 1",
    values: [tenantId, userId],
  });
  if (some.length === 0) return [];
  return lotsOf(await entriesOf(tx, tenantId, userId)).flatMap((lot) =>
    lot.left > 0 && lot.expiresAt ? [{ ...lot, expiresAt: lot.expiresAt }] : [],
  );
}

async function entriesOf(tx: Queryable, tenantId: string, userId: string): Promise<LotEntry[]> {
  // By id where two were entered at one moment: ids grow with time.
  return tx.query<LotEntry>({
    name: "lot-entries",
    text: `SELECT id, kind, points, reverses_id AS "reversesId", expires_at AS "expiresAt",
                  CASE WHEN kind IN ('expire', 'hold', 'release', 'forfeit') AND reverses_id IS NULL THEN split_part(cause_key, ':', 2) END AS "lotId"
           FROM ledger_entry WHERE tenant_id = $1::uuid AND user_id = $2::uuid ORDER BY created_at, id`,
    values: [tenantId, userId],
  });
}
