import { can, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { campaignToday, figures } from "#lib/campaigns";
import type { FiguresAnswer, FiguresInput } from "#lib/campaigns/schema";
import { mayShow } from "../content/may-show.ts";
import { periodsOf } from "../content/period.ts";
import { findReport } from "../report-rows.ts";
import type { ReportDetail } from "../report-schema.ts";
import { type Asked, readBlock } from "./block-data.ts";
import type { BlockData, ReportData } from "./data-schema.ts";

/**
 * A report with its figures as they are now. Each comes from the same functions as the screens of figures, deals and achievements; a block
 * whose figures the reader may not see is closed.
 * @throws `forbidden` without `analytics.read`, `not_found`
 */
export async function readReport(context: TenantContext, id: string): Promise<{ report: ReportDetail; data: ReportData }> {
  requirePermission(context, "analytics.read");
  const report = await readInTenant(context, (tx) => findReport(tx, context.tenant.id, id));
  return { report, data: await dataOf(context, report) };
}

/** The same of a report that was read already. */
export async function dataOf(context: TenantContext, report: ReportDetail): Promise<ReportData> {
  const { tenant, clock } = context;
  const now = clock.now();
  const mayReadCampaigns = can(context, "campaign.read");
  // What is known at all says where "the last 28 days" end.
  const known = mayReadCampaigns ? await figures(context, { grain: "all", page: 1, limit: 1 }) : null;
  const lastKnownDay = known?.freshness?.lastDay ?? null;
  const { period, previous } = periodsOf(report.period, { today: campaignToday(context), lastKnownDay });
  const asked: Asked = { period, previous, campaignId: report.campaignId, sum: summing(context, report.campaignId) };
  const blocks: BlockData[] = [];
  // One after the other: a report of thirty blocks must not take all connections at once.
  for (const block of report.blocks)
    blocks.push(mayShow(context, block) ? await readBlock(context, block, asked) : { id: block.id, kind: "closed", of: block.kind });
  return {
    id: report.id,
    name: report.name,
    isDemo: tenant.isDemo,
    period,
    previous,
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    otherCurrencies: known?.otherCurrencies ?? [],
    asOf: now.toISOString(),
    knownUntil: lastKnownDay,
    campaign: report.campaignId === null ? null : { id: report.campaignId, name: await campaignName(context, report.campaignId) },
    blocks,
  };
}

/** Sums of the report's campaigns; what was asked once is not asked again. */
function summing(context: TenantContext, campaignId: string | null): Asked["sum"] {
  const asked = new Map<string, Promise<FiguresAnswer>>();
  return (input) => {
    const whole: FiguresInput = { page: 1, limit: 1_000, ...(campaignId !== null && { campaigns: [campaignId] }), ...input };
    const key = JSON.stringify(whole);
    const answer = asked.get(key) ?? figures(context, whole);
    asked.set(key, answer);
    return answer;
  };
}

/** Null for one that is gone, or whose name the reader may not know. */
async function campaignName(context: TenantContext, id: string): Promise<string | null> {
  if (!can(context, "campaign.read")) return null;
  const [row] = await readInTenant(context, (tx) =>
    tx.query<{ name: string }>({
      name: "campaign-of-report",
      text: "SELECT name FROM campaign WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [context.tenant.id, id],
    }),
  );
  return row?.name ?? null;
}
