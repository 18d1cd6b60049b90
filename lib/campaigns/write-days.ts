import type { TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Queryable } from "#lib/platform/database";
import { minorUnitsOf } from "#lib/platform/money";
import type { ImportSource } from "./imports/import-schema.ts";
import { DAY_JSON, replaceDays } from "./imports/replace-days.ts";
import { type KnownCampaign, refuseImport } from "./known-campaigns.ts";
import type { ImportedDay } from "./schema.ts";

const ROWS_PER_STATEMENT = 5_000;

/** What of the days was not there, was there otherwise, and was there as it came. */
export interface WrittenDays {
  importId: string;
  created: number;
  changed: number;
  same: number;
}

/**
 * Writes days by campaign, day and channel, over what is there, and keeps it as an import that can be taken back.
 * @throws `invalid` when one of them cannot be kept
 */
export async function writeDays(
  context: TenantContext,
  tx: Queryable,
  days: readonly ImportedDay[],
  campaigns: Map<string, KnownCampaign>,
  { source, fileName }: { source: ImportSource; fileName: string },
): Promise<WrittenDays> {
  const rows = rowsOf(days, campaigns);
  const [tenantId, at] = [context.tenant.id, context.clock.now()];
  const written: WrittenDays = { importId: newId(), created: 0, changed: 0, same: 0 };
  await tx.query({
    text: `INSERT INTO figure_import (id, tenant_id, source, status, file_name, size_bytes, asked_by_id, rows_read, days_total, created_at, begun_at, ended_at)
           VALUES ($1::uuid, $2::uuid, $3, 'done', $4, 0, $5::uuid, $6, $6, $7, $7, $7)`,
    values: [written.importId, tenantId, source, fileName, context.actor.kind === "user" ? context.actor.userId : null, days.length, at],
  });
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part = await replaceDays(tx, {
      tenantId,
      importId: written.importId,
      at,
      asked: `SELECT * FROM json_to_recordset($4::json) AS r (${DAY_JSON})`,
      values: [JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    });
    written.created += part.created;
    written.changed += part.changed;
    written.same += part.same;
  }
  await tx.query({
    text: "UPDATE figure_import SET days_created = $3, days_changed = $4, days_same = $5 WHERE tenant_id = $1::uuid AND id = $2::uuid",
    values: [tenantId, written.importId, written.created, written.changed, written.same],
  });
  return written;
}

function rowsOf(days: readonly ImportedDay[], campaigns: Map<string, KnownCampaign>) {
  const problems: string[] = [];
  const rows = days.map(({ campaign: key, spend, revenue, ...counts }) => {
    const campaign = campaigns.get(key);
    if (!campaign) problems.push(`There is no campaign with the key ${key}.`);
    const [spendMinor, revenueMinor] = [spend, revenue].map((amount) => (campaign ? minorUnitsOf(amount, campaign.currency) : 0n));
    if (spendMinor === null || revenueMinor === null) {
      problems.push(`An amount of ${key} on ${counts.day} has more decimals than its currency knows.`);
    }
    return { campaign_id: campaign?.id, ...counts, spend_minor: String(spendMinor), revenue_minor: String(revenueMinor) };
  });
  refuseImport(problems);
  return rows;
}
