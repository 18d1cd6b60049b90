import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { SalesOfPeriod } from "./schema.ts";

interface SalesRow {
  leads: number;
  converted: number;
  won: number;
  lost: number;
  won_minor: bigint;
}

interface OpenRow {
  open: number;
  open_minor: bigint;
  weighted_minor: bigint;
}

/**
 * What came of leads and deals on the days from `from` to `to`, both included, in the tenant's time zone: leads that came, how many of
 * them have a deal by now, and deals that ended. What is open is as it stands now. Amounts are of deals in the tenant's currency, counts
 * of all.
 * @throws `forbidden` without `lead.read` and `deal.read`
 */
export async function salesOfPeriod(context: TenantContext, { from, to }: { from: string; to: string }): Promise<SalesOfPeriod> {
  requirePermission(context, "lead.read");
  requirePermission(context, "deal.read");
  const { id, timeZone, currency } = context.tenant;
  return readInTenant(context, async (tx) => {
    const bounds = "(SELECT ($2::date)::timestamp AT TIME ZONE $4 AS since, ($3::date + 1)::timestamp AT TIME ZONE $4 AS before) b";
    const [row] = await tx.query<SalesRow>({
      name: "sales-of-period",
      text: `SELECT l.*, d.* FROM ${bounds}
             CROSS JOIN LATERAL (
               SELECT count(*)::int AS leads, count(*) FILTER (WHERE EXISTS (
                 SELECT 1 FROM deal x WHERE x.tenant_id = $1::uuid AND x.lead_id = l.id))::int AS converted
               FROM lead l WHERE l.tenant_id = $1::uuid AND l.created_at >= b.since AND l.created_at < b.before
             ) l
             CROSS JOIN LATERAL (
               SELECT count(*) FILTER (WHERE d.stage = 'closed_won')::int AS won, count(*) FILTER (WHERE d.stage = 'closed_lost')::int AS lost,
                      coalesce(sum(d.amount_minor) FILTER (WHERE d.stage = 'closed_won' AND d.currency = $5), 0)::bigint AS won_minor
               FROM deal d WHERE d.tenant_id = $1::uuid AND d.closed_at >= b.since AND d.closed_at < b.before
             ) d`,
      values: [id, from, to, timeZone, currency],
    });
    const [open] = await tx.query<OpenRow>({
      name: "sales-open",
      text: `SELECT count(*)::int AS open, coalesce(sum(d.amount_minor) FILTER (WHERE d.currency = $2), 0)::bigint AS open_minor,
                    coalesce(sum((d.amount_minor * d.probability + 50) / 100) FILTER (WHERE d.currency = $2), 0)::bigint AS weighted_minor
             FROM deal d WHERE d.tenant_id = $1::uuid AND d.closed_at IS NULL`,
      values: [id, currency],
    });
    if (!row || !open) throw new Error("Sums without a row");
    const { leads, converted, won, lost } = row;
    return {
      leads,
      converted,
      won,
      lost,
      wonMinor: Number(row.won_minor),
      winRate: won + lost > 0 ? won / (won + lost) : null,
      open: open.open,
      openMinor: Number(open.open_minor),
      weightedMinor: Number(open.weighted_minor),
    };
  });
}
