import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { add, CALLS, everyDay, rangeOf, SUMS, type Sums } from "./read-usage.ts";
import type { OwnCalls, ReadOwnCallsInput } from "./schema.ts";

/** How often one's own tenant used the JSON API, day by day in UTC; at most some seconds old. @throws `forbidden` without `billing.manage` */
export async function readOwnCalls(context: TenantContext, { days }: ReadOwnCallsInput): Promise<OwnCalls> {
  requirePermission(context, "billing.manage");
  const values = rangeOf({ days, tenant: context.tenant.id }, context.clock.now());
  const rows = await readInTenant(context, (tx) =>
    tx.query<Sums & { day: string }>({ text: `WITH ${CALLS} SELECT day, ${SUMS} FROM calls GROUP BY day ORDER BY day`, values }),
  );
  return { total: rows.reduce<Sums>(add, { calls: 0, refused: 0, failed: 0 }), days: everyDay(rows, values[0], context.clock.now()) };
}
