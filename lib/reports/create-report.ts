import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newId, newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { invalid, limitExceeded } from "#lib/platform/errors";
import type { NewBlock } from "./content/blocks.ts";
import { mayShow } from "./content/may-show.ts";
import { BEGINNINGS, type Template } from "./content/templates.ts";
import { holdReports, requireReportPlace } from "./plan-limit.ts";
import { findReport, selfOf, sortNameOf } from "./report-rows.ts";
import { type CreateReportInput, REPORT_LIMITS, type ReportDetail } from "./report-schema.ts";

/**
 * Begins a report from a template; what its author may not see is left out of it. Once per `Idempotency-Key`.
 * @throws `forbidden` without `report.generate`, `invalid` for a campaign that is none, `limit_exceeded` for too many, also in this month for the plan
 */
export async function createReport(context: TenantContext, { name, template, campaignId }: CreateReportInput): Promise<ReportDetail> {
  requirePermission(context, "report.generate");
  const { period, blocks } = BEGINNINGS[template];
  const content = { name, period, campaignId, blocks: blocks.filter((block) => mayShow(context, block)) };
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      await requireCampaign(tx, context.tenant.id, campaignId);
      return insertReport(context, tx, content, template);
    }),
  );
}

type Content = Pick<ReportDetail, "name" | "period" | "campaignId"> & { blocks: readonly NewBlock[] };

async function insertReport(
  context: TenantContext,
  tx: Transaction,
  { name, period, campaignId, blocks }: Content,
  template: Template,
): Promise<ReportDetail> {
  const tenantId = context.tenant.id;
  const at = context.clock.now();
  await holdReports(tx, tenantId);
  if ((await tx.prisma.report.count({ where: { tenantId } })) >= REPORT_LIMITS.reports)
    throw limitExceeded(`There are ${REPORT_LIMITS.reports} reports already. Delete one that nobody needs.`);
  await requireReportPlace(tx, tenantId, at);
  const id = newIdAt(at);
  const withIds = blocks.map((block) => ({ id: newId(), ...block }));
  await tx.prisma.report.createMany({
    data: [
      {
        id,
        tenantId,
        name,
        sortName: sortNameOf(name),
        period,
        campaignId,
        blocks: withIds,
        authorId: selfOf(context),
        createdAt: at,
        changedAt: at,
      },
    ],
  });
  await recordAudit(context, tx, { action: "report.create", tenantId, subjectType: "report", subjectId: id, after: { name, template } });
  await emit(context, tx, "report.created", { tenantId, reportId: id, name });
  return findReport(tx, tenantId, id);
}

/** @throws `invalid` for a campaign that is none of the tenant's */
export async function requireCampaign(tx: Transaction, tenantId: string, campaignId: string | null): Promise<void> {
  if (campaignId === null || (await tx.prisma.campaign.count({ where: { tenantId, id: campaignId } })) > 0) return;
  throw invalid("Some fields need attention.", [{ path: "campaignId", message: "There is no such campaign. Choose another." }]);
}
