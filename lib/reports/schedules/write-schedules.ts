import { inTenant, once, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newId, newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { invalid, limitExceeded, notFound } from "#lib/platform/errors";
import { requireMayShow } from "../content/may-show.ts";
import { findReport, selfOf } from "../report-rows.ts";
import { REPORT_LIMITS } from "../report-schema.ts";
import { nextDue } from "./due.ts";
import { findSchedules } from "./schedule-rows.ts";
import type { CreateScheduleInput, ReportScheduleView } from "./schedule-schema.ts";

/** When a report is mailed, and to whom. @throws `forbidden` without `report.generate`, `not_found` */
export async function listSchedules(context: TenantContext, reportId: string): Promise<ReportScheduleView[]> {
  requirePermission(context, "report.generate");
  return readInTenant(context, async (tx) => {
    await findReport(tx, context.tenant.id, reportId);
    return findSchedules(tx, context.tenant.id, reportId);
  });
}

/**
 * Has a report mailed every week or every month: members get a link to it, others a link that lets them read it for a month. Once per
 * `Idempotency-Key`.
 * @throws `forbidden` without `report.generate`, and for who may not see all of it; `not_found`, `invalid`, `limit_exceeded`
 */
export async function scheduleReport(context: TenantContext, reportId: string, input: CreateScheduleInput): Promise<ReportScheduleView> {
  requirePermission(context, "report.generate");
  const { id: tenantId, timeZone } = context.tenant;
  const { memberIds, addresses } = input;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const { blocks } = await findReport(tx, tenantId, reportId, true);
      requireMayShow(context, blocks);
      await requireMembers(tx, tenantId, memberIds);
      if ((await tx.prisma.reportSchedule.count({ where: { tenantId, reportId } })) >= REPORT_LIMITS.schedules)
        throw limitExceeded(`This report has ${REPORT_LIMITS.schedules} schedules already. Delete one that nobody needs.`);
      const at = context.clock.now();
      const id = newIdAt(at);
      const nextDueAt = nextDue(input, timeZone, at);
      const when = input.cadence === "weekly" ? { weekday: input.weekday } : { monthDay: input.monthDay };
      await tx.prisma.reportSchedule.createMany({
        data: [{ id, tenantId, reportId, cadence: input.cadence, ...when, hour: input.hour, nextDueAt, createdById: selfOf(context), createdAt: at }],
      });
      await tx.prisma.reportRecipient.createMany({
        data: [
          ...memberIds.map((userId) => ({ id: newId(), tenantId, scheduleId: id, userId })),
          ...addresses.map((email) => ({ id: newId(), tenantId, scheduleId: id, email })),
        ],
      });
      await recordAudit(context, tx, {
        action: "report.schedule",
        tenantId,
        subjectType: "report",
        subjectId: reportId,
        after: { schedule: id, cadence: input.cadence, ...when, hour: input.hour, members: memberIds.length, addresses: addresses.length },
      });
      return one(tx, tenantId, reportId, id);
    }),
  );
}

/**
 * Stops the mails of a schedule, or has them go on with its next time; what was missed is not sent late. One that is so already stays.
 * @throws `forbidden`, `not_found`
 */
export async function pauseSchedule(
  context: TenantContext,
  reportId: string,
  { id, isPaused }: { id: string; isPaused: boolean },
): Promise<ReportScheduleView> {
  requirePermission(context, "report.generate");
  const { id: tenantId, timeZone } = context.tenant;
  const now = context.clock.now();
  return inTenant(context, async (tx) => {
    await lockSchedule(tx, tenantId, reportId, id);
    const before = await one(tx, tenantId, reportId, id);
    if (before.isPaused === isPaused) return before;
    // Whoever has it go on shows others what it says.
    if (!isPaused) requireMayShow(context, (await findReport(tx, tenantId, reportId)).blocks);
    await tx.prisma.reportSchedule.updateMany({
      where: { tenantId, id },
      data: isPaused ? { pausedAt: now } : { pausedAt: null, nextDueAt: nextDue(before.when, timeZone, now) },
    });
    const action = isPaused ? "report.pause_schedule" : "report.resume_schedule";
    await recordAudit(context, tx, { action, tenantId, subjectType: "report", subjectId: reportId, after: { schedule: id } });
    return one(tx, tenantId, reportId, id);
  });
}

/** Deletes a schedule; links that it mailed stay until they expire or are revoked. @throws `forbidden`, `not_found` */
export async function deleteSchedule(context: TenantContext, reportId: string, id: string): Promise<{ id: string }> {
  requirePermission(context, "report.generate");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await lockSchedule(tx, tenantId, reportId, id);
    await tx.prisma.reportSchedule.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, {
      action: "report.delete_schedule",
      tenantId,
      subjectType: "report",
      subjectId: reportId,
      before: { schedule: id },
    });
    return { id };
  });
}

async function lockSchedule(tx: Transaction, tenantId: string, reportId: string, id: string): Promise<void> {
  const rows = await tx.query({
    name: "report-schedule-locked",
    text: "SELECT id FROM report_schedule WHERE tenant_id = $1::uuid AND report_id = $2::uuid AND id = $3::uuid FOR UPDATE",
    values: [tenantId, reportId, id],
  });
  if (rows.length === 0) throw notFound("This schedule");
}

async function one(tx: Transaction, tenantId: string, reportId: string, id: string): Promise<ReportScheduleView> {
  const [schedule] = await findSchedules(tx, tenantId, reportId, id);
  if (!schedule) throw notFound("This schedule");
  return schedule;
}

async function requireMembers(tx: Transaction, tenantId: string, userIds: readonly string[]): Promise<void> {
  const members = await tx.prisma.membership.count({ where: { tenantId, userId: { in: [...userIds] }, status: "active" } });
  if (members < userIds.length)
    throw invalid("Some fields need attention.", [{ path: "memberIds", message: "Somebody of these is no active member. Choose others." }]);
}
