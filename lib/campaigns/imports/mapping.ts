import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Queryable } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { findImport } from "./import-rows.ts";
import { type ImportSettings, importSettings, type MappingInput } from "./import-schema.ts";

/** What of the settings is kept for the next file of the same source. */
type Kept = Pick<ImportSettings, "columnOf" | "channel" | "currency" | "createCampaigns">;

const keptShape = importSettings.pick({ columnOf: true, channel: true, currency: true, createCampaigns: true });

/** The settings of a new file with what the tenant chose for such files before, as far as the file has those columns. */
export async function keptMapping(tx: Queryable, tenantId: string, settings: ImportSettings): Promise<ImportSettings> {
  const [row] = await tx.query<{ settings: unknown }>({
    text: "SELECT settings FROM figure_mapping WHERE tenant_id = $1::uuid AND source = $2",
    values: [tenantId, settings.source],
  });
  const kept = keptShape.safeParse(row?.settings);
  if (!kept.success) return settings;
  const { columnOf, ...rest } = kept.data;
  const has = new Set(settings.columns);
  const chosen = Object.fromEntries(
    Object.entries(columnOf).map(([field, column]) => [
      field,
      column === null || has.has(column) ? column : settings.columnOf[field as keyof typeof columnOf],
    ]),
  ) as ImportSettings["columnOf"];
  return { ...settings, ...rest, columnOf: chosen };
}

/**
 * Says which column of a file is what, and keeps it for the next file of this source.
 * @throws `not_found`, `conflict` once it is being imported, `invalid` for a column that the file does not have
 */
export async function mapImport(context: TenantContext, input: MappingInput): Promise<void> {
  requirePermission(context, "campaign.create");
  await inTenant(context, async (tx) => {
    const { id, status, settings } = await findImport(context, tx, input.id, true);
    if (status !== "draft" || settings === null) throw conflict("This file is being imported, or was.");
    const next = chosenSettings(settings, input);
    await tx.query({
      text: "UPDATE figure_import SET settings = $3::jsonb WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [context.tenant.id, id, JSON.stringify(next)],
    });
    const kept: Kept = { columnOf: next.columnOf, channel: next.channel, currency: next.currency, createCampaigns: next.createCampaigns };
    await tx.query({
      text: `INSERT INTO figure_mapping (tenant_id, source, settings, updated_at) VALUES ($1::uuid, $2, $3::jsonb, $4)
             ON CONFLICT (tenant_id, source) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at`,
      values: [context.tenant.id, settings.source, JSON.stringify(kept), context.clock.now()],
    });
    await recordAudit(context, tx, {
      action: "campaign.import_map",
      tenantId: context.tenant.id,
      subjectType: "figure_import",
      subjectId: id,
      after: { source: settings.source },
    });
  });
}

function chosenSettings(settings: ImportSettings, input: MappingInput): ImportSettings {
  const { day, lastDay, campaign, campaignId, channelColumn, currencyColumn, impressions, clicks, conversions, spend, revenue } = input;
  const columnOf = {
    day,
    lastDay,
    campaign,
    campaignId,
    channel: channelColumn,
    currency: currencyColumn,
    impressions,
    clicks,
    conversions,
    spend,
    revenue,
  };
  const unknown = Object.entries(columnOf).filter(([, column]) => column !== null && !settings.columns.includes(column));
  if (unknown.length > 0) {
    throw invalid(
      "The file has no such column.",
      unknown.map(([field]) => ({ path: field, message: "Choose a column of the file." })),
    );
  }
  const { channel, currency, dateOrder, decimal } = input;
  return { ...settings, columnOf, channel, currency, dateOrder, decimal, createCampaigns: input.createCampaigns === "yes" };
}
