import { readInTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";

/** How many campaigns a tenant has that count, and how many its plan lets it have; null is no limit. */
export interface CampaignPlaces {
  used: number;
  limit: number | null;
  planName: string;
}

/** Archived campaigns do not count. */
export async function campaignPlaces(context: TenantContext): Promise<CampaignPlaces> {
  requirePermission(context, "campaign.read");
  return readInTenant(context, (tx) => readPlaces(tx, context.tenant.id));
}

/**
 * For a new campaign, and for one that comes back from the archive. Two at once do not both get the last place.
 * @throws `conflict` when the plan has no place left
 */
export async function requireCampaignPlace(tx: Transaction, tenantId: string): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.places:' || $1, 0))::text", values: [tenantId] });
  const { used, limit, planName } = await readPlaces(tx, tenantId);
  if (limit === null || used < limit) return;
  throw conflict(`The plan ${planName} has room for ${limit} campaigns, and all of it is used. Archive one that is over, or ask for a larger plan.`);
}

/**
 * How many more campaigns the plan has room for, until the transaction ends; null is no limit. For files, whose every line is told.
 */
export async function campaignPlacesLeft(tx: Queryable, tenantId: string): Promise<{ left: number; limit: number } | null> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.places:' || $1, 0))::text", values: [tenantId] });
  return seenPlacesLeft(tx, tenantId);
}

/** The same for what only looks: nothing is held. */
export async function seenPlacesLeft(tx: Queryable, tenantId: string): Promise<{ left: number; limit: number } | null> {
  const { used, limit } = await readPlaces(tx, tenantId);
  return limit === null ? null : { left: Math.max(0, limit - used), limit };
}

async function readPlaces(tx: Queryable, tenantId: string): Promise<CampaignPlaces> {
  const [row] = await tx.query<{ used: number; limit: number | null; plan_name: string }>({
    name: "campaign-places",
    text: `SELECT p.max_campaigns AS limit, p.name AS plan_name,
             (SELECT count(*)::int FROM campaign c WHERE c.tenant_id = t.id AND c.status <> 'archived') AS used
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId],
  });
  if (!row) throw new Error("A tenant always has a plan.");
  return { used: row.used, limit: row.limit, planName: row.plan_name };
}
