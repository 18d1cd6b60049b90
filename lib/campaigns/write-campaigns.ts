import type { TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { minorUnitsOf } from "#lib/platform/money";
import { type KnownCampaign, refuseImport } from "./known-campaigns.ts";
import type { ImportedCampaign } from "./schema.ts";

/** Creates or changes campaigns by their key. @throws `invalid` when one of them cannot be as the file says */
export async function writeCampaigns(
  context: TenantContext,
  tx: Queryable,
  campaigns: ImportedCampaign[],
  before: Map<string, KnownCampaign>,
): Promise<void> {
  const ownerIds = await ownersOf(tx, context.tenant.id, campaigns);
  const problems: string[] = [];
  const rows = campaigns.map(({ key, ownerEmail, budget, ...campaign }) => {
    const known = before.get(key);
    // The figures that are there were counted in the old currency.
    if (known && known.currency !== campaign.currency) {
      problems.push(`${key} is kept in ${known.currency} and cannot change to ${campaign.currency}.`);
    }
    const budgetMinor = minorUnitsOf(budget, campaign.currency);
    if (budgetMinor === null) problems.push(`The budget of ${key} has more decimals than ${campaign.currency} knows.`);
    return { id: newId(), key, ...campaign, ownerId: ownerIds.get(ownerEmail ?? "") ?? null, budgetMinor: String(budgetMinor) };
  });
  refuseImport(problems);
  await tx.query({
    // A file that names no owner leaves the owner as it is.
    text: `INSERT INTO campaign AS c (id, tenant_id, external_key, name, type, status, owner_id, budget_minor, currency, starts_on, ends_on,
                                      launched_at, completed_at, created_at, updated_at)
           SELECT id, $1::uuid, key, name, type, status, "ownerId", "budgetMinor", currency, "startsOn", "endsOn",
                  CASE WHEN status IN ('active', 'paused', 'completed') THEN "startsOn" END, CASE WHEN status = 'completed' THEN "endsOn" END,
                  $2::timestamptz, $2::timestamptz
           FROM json_to_recordset($3::json) AS r (id uuid, key text, name text, type text, status text, "ownerId" uuid, "budgetMinor" bigint,
                                                  currency text, "startsOn" date, "endsOn" date)
           ON CONFLICT (tenant_id, external_key) DO UPDATE SET name = excluded.name, type = excluded.type, status = excluded.status,
             owner_id = coalesce(excluded.owner_id, c.owner_id), budget_minor = excluded.budget_minor,
             starts_on = excluded.starts_on, ends_on = excluded.ends_on, updated_at = excluded.updated_at,
             archived_from = CASE WHEN excluded.status = 'archived' THEN c.archived_from END,
             launched_at = coalesce(c.launched_at, excluded.launched_at), completed_at = coalesce(c.completed_at, excluded.completed_at),
             version = c.version + ((c.name, c.type, c.status, c.owner_id, c.budget_minor, c.starts_on, c.ends_on) IS DISTINCT FROM
               (excluded.name, excluded.type, excluded.status, coalesce(excluded.owner_id, c.owner_id), excluded.budget_minor,
                excluded.starts_on, excluded.ends_on))::int`,
    values: [context.tenant.id, context.clock.now(), JSON.stringify(rows)],
  });
}

/** The people of the tenant behind the owners' addresses. */
async function ownersOf(tx: Queryable, tenantId: string, campaigns: ImportedCampaign[]): Promise<Map<string, string>> {
  const emails = [...new Set(campaigns.flatMap(({ ownerEmail }) => ownerEmail ?? []))];
  const rows = await tx.query<{ id: string; email: string }>({
    text: `SELECT u.id, u.email FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = $1::uuid AND u.email = ANY($2::text[])`,
    values: [tenantId, emails],
  });
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  refuseImport(emails.filter((email) => !ids.has(email)).map((email) => `${email} owns a campaign, but is not a member.`));
  return ids;
}
