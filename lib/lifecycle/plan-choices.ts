import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { PlanChoice } from "./schema.ts";

/** The plans that a new tenant can have, cheapest place first. @throws `forbidden` */
export async function listPlanChoices(context: StaffContext): Promise<PlanChoice[]> {
  requirePermission(context, "tenant.manage");
  const rows = await readAcrossTenants(context, "tenant.create", (tx) =>
    tx.query<PlanChoice & { storageBytes: bigint }>({
      text: `SELECT key, name, price_minor AS "priceMinor", currency, max_users AS "maxUsers", max_campaigns AS "maxCampaigns", max_leads AS "maxLeads",
                    max_reports_per_month AS "maxReportsPerMonth",
                    storage_bytes AS "storageBytes", surfaces FROM plan ORDER BY position, key`,
    }),
  );
  return rows.map((row) => ({ ...row, storageBytes: Number(row.storageBytes) }));
}
