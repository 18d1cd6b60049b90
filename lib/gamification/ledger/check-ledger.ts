import { z } from "zod";
import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import type { BalanceDifference, LedgerCheck, PointBalance } from "./schema.ts";

const MOST_SHOWN = 100;
const ACCOUNTS = ["available", "pending", "held", "redeemed", "expired", "lifetime"] as const satisfies readonly (keyof PointBalance)[];

/** Adds up all entries anew and compares them with the balances that are kept. @throws `forbidden` without `gamification.manage` */
export async function checkLedger(context: StaffContext): Promise<LedgerCheck> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "ledger.check", (tx) => compare(tx, context.clock.now()));
}

/** Every night; what differs is an error in the log, which names the people, and waits for a decision on the operator's overview. */
export const checkLedgerJob = defineJob({
  name: "gamification.check_ledger",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const check = await runtime.db.transaction({ kind: "system", purpose: "gamification.check_ledger" }, async (tx) => {
      const found = await compare(tx, runtime.clock.now());
      await tx.query({
        text: `INSERT INTO ledger_check (id, checked_at, differences) VALUES (1, $1::timestamptz, $2::int)
               ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at, differences = excluded.differences`,
        values: [runtime.clock.now(), found.differences.length],
      });
      return found;
    });
    if (check.differences.length === 0) return;
    runtime.log.error({ differences: check.differences }, "balances are not the sum of their entries");
    throw new Error(`The balances of ${check.differences.length} people are not the sum of their entries`);
  },
});

type Row = Record<`kept_${(typeof ACCOUNTS)[number]}` | `summed_${(typeof ACCOUNTS)[number]}`, number> & { tenant_id: string; user_id: string };

async function compare(tx: Queryable, now: Date): Promise<LedgerCheck> {
  const [size] = await tx.query<{ entries: number; people: number }>({
    text: "SELECT (SELECT count(*)::int FROM ledger_entry) AS entries, (SELECT count(*)::int FROM point_balance) AS people",
  });
  const rows = await tx.query<Row>({
    text: `SELECT coalesce(b.tenant_id, s.tenant_id) AS tenant_id, coalesce(b.user_id, s.user_id) AS user_id,
                  ${ACCOUNTS.map((each) => `coalesce(b.${each}, 0) AS kept_${each}, coalesce(s.${each}, 0) AS summed_${each}`).join(", ")}
           FROM point_balance b FULL JOIN (
             SELECT tenant_id, user_id, ${ACCOUNTS.map((each) => `sum(${each})::int AS ${each}`).join(", ")} FROM ledger_entry GROUP BY 1, 2
           ) s ON s.tenant_id = b.tenant_id AND s.user_id = b.user_id
           WHERE (${ACCOUNTS.map((each) => `b.${each}`).join(", ")}) IS DISTINCT FROM (${ACCOUNTS.map((each) => `s.${each}`).join(", ")})
           ORDER BY 1, 2 LIMIT ${MOST_SHOWN}`,
  });
  return { checkedAt: now.toISOString(), entries: size?.entries ?? 0, people: size?.people ?? 0, differences: rows.map(differenceOf) };
}

function differenceOf(row: Row): BalanceDifference {
  const side = (which: "kept" | "summed") => Object.fromEntries(ACCOUNTS.map((each) => [each, row[`${which}_${each}`]])) as PointBalance;
  return { tenantId: row.tenant_id, userId: row.user_id, kept: side("kept"), summed: side("summed") };
}
