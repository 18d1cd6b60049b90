import { inTenant, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { changedMeanwhile } from "#lib/platform/errors";
import type { BillingDetails, ChangeBillingDetailsInput } from "./invoices/schema.ts";

/** To whom the caller's company is invoiced; its own name at version 0 where nothing was said. @throws `forbidden` */
export function readBillingDetails(context: TenantContext): Promise<BillingDetails> {
  requirePermission(context, "billing.manage");
  return readInTenant(context, (tx) => detailsIn(context, tx));
}

async function detailsIn({ tenant }: TenantContext, tx: Queryable): Promise<BillingDetails> {
  const [row] = await tx.query<BillingDetails>({
    text: `SELECT company, address, tax_id AS "taxId", version FROM billing_details WHERE tenant_id = $1::uuid`,
    values: [tenant.id],
  });
  return row ?? { company: tenant.name, address: "", taxId: "", version: 0 };
}

/**
 * Says to whom invoices go from now on; those that are issued stay as they are. Nothing changed writes nothing.
 * @throws `forbidden`, `conflict` when somebody else was quicker, with an issue on each field that stands differently now
 */
export function changeBillingDetails(context: TenantContext, { version, ...value }: ChangeBillingDetailsInput): Promise<BillingDetails> {
  requirePermission(context, "billing.manage");
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const tenantId = context.tenant.id;
      const { version: stands, ...before } = await detailsIn(context, tx);
      if (stands === version && version > 0 && JSON.stringify(before) === JSON.stringify(value)) return { ...value, version };
      const data = { ...value, updatedAt: context.clock.now() };
      const { count } =
        version === 0
          ? await tx.prisma.billingDetails.createMany({ data: [{ tenantId, ...data }], skipDuplicates: true })
          : await tx.prisma.billingDetails.updateMany({ where: { tenantId, version }, data: { ...data, version: { increment: 1 } } });
      if (count === 0) throw changedMeanwhile(MEANWHILE, { ...(await detailsIn(context, tx)) }, value);
      await recordAudit(context, tx, {
        action: "billing.change_details",
        tenantId,
        subjectType: "tenant",
        subjectId: tenantId,
        before,
        after: value,
      });
      return { ...value, version: version + 1 };
    }),
  );
}

const MEANWHILE = "Somebody else changed these details meanwhile. Load the page again, and make your change there.";
