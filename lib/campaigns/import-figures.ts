import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { minorUnitsOf } from "./money.ts";
import { type ImportedCampaign, type ImportedDay, type ImportedFile, type ImportResult, MAX_IMPORTED_CAMPAIGNS } from "./schema.ts";

interface KnownCampaign {
  id: string;
  external_key: string;
  currency: string;
}

const ROWS_PER_STATEMENT = 5_000;

/**
 * Writes campaigns and their figures, all or nothing. Campaigns are found by their key and days by campaign, day and
 * channel; values are absolute, so the same file twice changes nothing. Days may belong to campaigns of earlier files.
 * The file must be as `parseCampaignsCsv` and `parseFiguresCsv` make it: no key twice.
 * @throws `invalid` for an owner who is no member, an unknown campaign, a changed currency, too many decimals
 */
export async function importFigures(context: TenantContext, file: ImportedFile): Promise<ImportResult> {
  requirePermission(context, "campaign.create");
  const result = { campaigns: file.campaigns.length, days: file.days.length };
  if (result.campaigns + result.days === 0) return result;
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    // Two imports that touch the same rows in another order would wait for each other for ever.
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('campaign.import:' || $1, 0))::text", values: [tenantId] });
    const ownerIds = await ownersOf(tx, tenantId, file.campaigns);
    const before = await campaignsOf(tx, tenantId, file);
    await writeCampaigns(context, tx, file.campaigns, ownerIds, before);
    const campaigns = await campaignsOf(tx, tenantId, file);
    await writeDays(tx, tenantId, file.days, campaigns);

    const campaignIds = [...campaigns.values()].map(({ id }) => id);
    await recordAudit(context, tx, { action: "campaign.import", tenantId, subjectType: "tenant", subjectId: tenantId, after: result });
    await emit(context, tx, "campaign.figures_imported", { tenantId, campaignIds });
    await publishUpdate(tx, { tenantId, topic: "campaign.figures", payload: { campaignIds } });
    return result;
  });
}

/** The people of the tenant behind the owners' addresses. */
async function ownersOf(tx: Transaction, tenantId: string, campaigns: ImportedCampaign[]): Promise<Map<string, string>> {
  const emails = [...new Set(campaigns.flatMap(({ ownerEmail }) => ownerEmail ?? []))];
  const rows = await tx.query<{ id: string; email: string }>({
    text: `SELECT u.id, u.email FROM membership m JOIN "user" u ON u.id = m.user_id WHERE m.tenant_id = $1::uuid AND u.email = ANY($2::text[])`,
    values: [tenantId, emails],
  });
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  const strangers = emails.filter((email) => !ids.has(email));
  if (strangers.length > 0) refuse(strangers.map((email) => `${email} owns a campaign, but is not a member.`));
  return ids;
}

/** The campaigns that the file is about and that exist, by key. */
async function campaignsOf(tx: Transaction, tenantId: string, file: ImportedFile): Promise<Map<string, KnownCampaign>> {
  const keys = [...new Set([...file.campaigns.map(({ key }) => key), ...file.days.map(({ campaign }) => campaign)])];
  if (keys.length > MAX_IMPORTED_CAMPAIGNS) refuse([`A file may be about ${MAX_IMPORTED_CAMPAIGNS} campaigns at most.`]);
  const rows = await tx.query<KnownCampaign>({
    text: "SELECT id, external_key, currency FROM campaign WHERE tenant_id = $1::uuid AND external_key = ANY($2::text[])",
    values: [tenantId, keys],
  });
  return new Map(rows.map((row) => [row.external_key, row]));
}

async function writeCampaigns(context: TenantContext, tx: Transaction, campaigns: ImportedCampaign[], ownerIds: Map<string, string>, before: Map<string, KnownCampaign>) {
  const problems: string[] = [];
  const rows = campaigns.map(({ key, ownerEmail, budget, ...campaign }) => {
    const known = before.get(key);
    // The figures that are there were counted in the old currency.
    if (known && known.currency !== campaign.currency) problems.push(`${key} is kept in ${known.currency} and cannot change to ${campaign.currency}.`);
    const budgetMinor = minorUnitsOf(budget, campaign.currency);
    if (budgetMinor === null) problems.push(`The budget of ${key} has more decimals than ${campaign.currency} knows.`);
    return { id: newId(), key, ...campaign, ownerId: ownerIds.get(ownerEmail ?? "") ?? null, budgetMinor: String(budgetMinor) };
  });
  refuse(problems);
  await tx.query({
    // A file that names no owner leaves the owner as it is.
    text: `INSERT INTO campaign AS c (id, tenant_id, external_key, name, type, status, owner_id, budget_minor, currency, starts_on, ends_on, created_at, updated_at)
           SELECT id, $1::uuid, key, name, type, status, "ownerId", "budgetMinor", currency, "startsOn", "endsOn", $2::timestamptz, $2::timestamptz
           FROM json_to_recordset($3::json) AS r (id uuid, key text, name text, type text, status text, "ownerId" uuid, "budgetMinor" bigint,
                                                  currency text, "startsOn" date, "endsOn" date)
           ON CONFLICT (tenant_id, external_key) DO UPDATE SET name = excluded.name, type = excluded.type, status = excluded.status,
             owner_id = coalesce(excluded.owner_id, c.owner_id), budget_minor = excluded.budget_minor,
             starts_on = excluded.starts_on, ends_on = excluded.ends_on, updated_at = excluded.updated_at`,
    values: [context.tenant.id, context.clock.now(), JSON.stringify(rows)],
  });
}

async function writeDays(tx: Transaction, tenantId: string, days: ImportedDay[], campaigns: Map<string, KnownCampaign>): Promise<void> {
  const problems: string[] = [];
  const rows = days.map(({ campaign: key, spend, revenue, ...counts }) => {
    const campaign = campaigns.get(key);
    if (!campaign) problems.push(`There is no campaign with the key ${key}.`);
    const [spendMinor, revenueMinor] = [spend, revenue].map((amount) => (campaign ? minorUnitsOf(amount, campaign.currency) : 0n));
    if (spendMinor === null || revenueMinor === null) problems.push(`An amount of ${key} on ${counts.day} has more decimals than its currency knows.`);
    return { campaignId: campaign?.id, ...counts, spendMinor: String(spendMinor), revenueMinor: String(revenueMinor) };
  });
  refuse(problems);
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await tx.query({
      text: `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
             SELECT $1::uuid, "campaignId", channel, day, impressions, clicks, conversions, "spendMinor", "revenueMinor"
             FROM json_to_recordset($2::json) AS r ("campaignId" uuid, channel text, day date, impressions int, clicks int, conversions int,
                                                    "spendMinor" bigint, "revenueMinor" bigint)
             ON CONFLICT (tenant_id, campaign_id, day, channel) DO UPDATE SET impressions = excluded.impressions, clicks = excluded.clicks,
               conversions = excluded.conversions, spend_minor = excluded.spend_minor, revenue_minor = excluded.revenue_minor`,
      values: [tenantId, JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    });
  }
}

/** @throws `invalid` with the problems, when there are any */
function refuse(problems: string[]): void {
  const different = [...new Set(problems)].slice(0, 50);
  if (different.length > 0) throw invalid(`Nothing was imported. ${different[0]}`, different.map((message) => ({ path: "", message })));
}
