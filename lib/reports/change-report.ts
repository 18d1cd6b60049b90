import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { changedMeanwhile, differingFields } from "#lib/platform/errors";
import { periodValueOf } from "./content/editor-input.ts";
import { requireCampaign } from "./create-report.ts";
import { findReport, lockReport, sortNameOf } from "./report-rows.ts";
import type { ChangeReportInput, ReportDetail } from "./report-schema.ts";

const MEANWHILE = "Somebody else changed this report meanwhile. Look at what it says now, and make your change there.";

/**
 * Changes the name of a report, its period and the campaign that it is about.
 * @throws `forbidden`, `not_found`, `invalid`; `conflict` with an issue on each field that stands differently now
 */
export async function changeReport(context: TenantContext, id: string, { version, ...input }: ChangeReportInput): Promise<ReportDetail> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await findReport(tx, tenantId, id, true);
    const [now, yours] = [formOf(before), formOf(input)];
    if (differingFields(now, yours).length === 0) return before;
    if (before.version !== version) throw changedMeanwhile(MEANWHILE, now, yours);
    if (input.campaignId !== before.campaignId) await requireCampaign(tx, tenantId, input.campaignId);
    await tx.prisma.report.updateMany({
      where: { tenantId, id },
      data: { ...input, sortName: sortNameOf(input.name), changedAt: context.clock.now(), version: { increment: 1 } },
    });
    await recordAudit(context, tx, { action: "report.change", tenantId, subjectType: "report", subjectId: id, before: now, after: yours });
    return findReport(tx, tenantId, id);
  });
}

/** What a form of a report holds, in the form's own shapes. */
const formOf = ({ name, period, campaignId }: Pick<ReportDetail, "name" | "period" | "campaignId">) => ({
  name,
  period: periodValueOf(period),
  from: period.kind === "fixed" ? period.from : null,
  to: period.kind === "fixed" ? period.to : null,
  campaignId,
});

/** Deletes a report with its links, schedules and comments: links lead nowhere at once. @throws `forbidden`, `not_found`, `conflict` */
export async function deleteReport(context: TenantContext, id: string, { version }: { version: number }): Promise<{ id: string }> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const { name } = await lockReport(context, tx, id, version);
      await tx.prisma.report.deleteMany({ where: { tenantId, id } });
      await recordAudit(context, tx, { action: "report.delete", tenantId, subjectType: "report", subjectId: id, before: { name } });
      return { id };
    }),
  );
}
