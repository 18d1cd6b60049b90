import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { newId } from "#lib/platform/crypto";
import { invalid, notFound } from "#lib/platform/errors";
import { costOfWork } from "./margin.ts";
import type { AddCostInput, CostLine } from "./schema.ts";

const MOST = 200;

/** Enters what a tenant cost in a month, in the currency of its plan. @throws `forbidden`, `not_found`, `invalid` for no time at all */
export function addCost(context: StaffContext, input: AddCostInput): Promise<{ id: string }> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "billing.costs", (tx) =>
    once(context, tx, async () => {
      const tenant = await tx.prisma.tenant.findUnique({ where: { id: input.tenantId }, select: { plan: { select: { currency: true } } } });
      if (!tenant) throw notFound("This tenant");
      const { tenantId, month, kind, note } = input;
      // All plans are priced in a currency of cents.
      const sum = input.kind === "work" ? costOfWork(input.hours, input.rate) : { amountMinor: Math.round(Number(input.amount) * 100) };
      if ("minutes" in sum && sum.minutes === 0) throw invalid("This is no time at all.", [{ path: "hours", message: "Enter at least a minute." }]);
      const id = newId();
      const { currency } = tenant.plan;
      await tx.prisma.tenantCost.createMany({ data: [{ id, tenantId, month, kind, currency, note, ...sum, createdAt: context.clock.now() }] });
      await recordAudit(context, tx, {
        action: "tenant.cost_add",
        tenantId,
        subjectType: "tenant",
        subjectId: tenantId,
        after: { month, kind, currency, note, ...sum },
      });
      return { id };
    }),
  );
}

/** Takes a cost back that was entered; that it was stays on record. @throws `forbidden`, `not_found` */
export function removeCost(context: StaffContext, id: string): Promise<void> {
  requirePermission(context, "billing.manage");
  return acrossTenants(context, "billing.costs", async (tx) => {
    const cost = await tx.prisma.tenantCost.findUnique({ where: { id } });
    const { count } = cost ? await tx.prisma.tenantCost.deleteMany({ where: { id } }) : { count: 0 };
    if (!cost || count === 0) throw notFound("This cost");
    const { tenantId, month, kind, currency, amountMinor, note } = cost;
    await recordAudit(context, tx, {
      action: "tenant.cost_remove",
      tenantId,
      subjectType: "tenant",
      subjectId: tenantId,
      before: { month, kind, currency, amountMinor: Number(amountMinor), note },
    });
  });
}

/** The costs of a tenant in a month, the oldest first; at most 200. @throws `not_found` */
export function costsOf(context: StaffContext, tenantId: string, month: string): Promise<{ name: string; lines: CostLine[] }> {
  requirePermission(context, "billing.manage");
  return readAcrossTenants(context, "billing.read", async (tx) => {
    const [tenant] = await tx.query<{ name: string }>({ text: "SELECT name FROM tenant WHERE id = $1::uuid", values: [tenantId] });
    if (!tenant) throw notFound("This tenant");
    const rows = await tx.query<
      Pick<CostLine, "id" | "kind" | "currency" | "minutes" | "note"> & { amount_minor: bigint; rate_minor: number | null; created_at: Date }
    >({
      text: `SELECT id, kind, currency, amount_minor, minutes, rate_minor, note, created_at FROM tenant_cost
             WHERE tenant_id = $1::uuid AND month = $2 ORDER BY created_at, id LIMIT $3`,
      values: [tenantId, month, MOST],
    });
    const lines = rows.map(({ amount_minor, rate_minor, created_at, ...rest }) => {
      return { ...rest, amountMinor: Number(amount_minor), rateMinor: rate_minor, createdAt: created_at.toISOString() };
    });
    return { name: tenant.name, lines };
  });
}
