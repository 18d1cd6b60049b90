import { z } from "zod";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { languageOfAddress, systemContext } from "#lib/identity";
import { DAY_STYLE } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { composeMail, enqueueMail, keepMailFile } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { reportBrandOf } from "../document/report-brand.ts";
import { exportReportPdf } from "../export-report.ts";
import { hasReportPlace, holdReports } from "../plan-limit.ts";
import { insertShare, shareUrl } from "../shares/write-shares.ts";
import { nextDue } from "./due.ts";
import { reportMail } from "./report-mail.ts";
import { type CadenceColumns, cadenceOf } from "./schedule-rows.ts";
import { MAILED_LINK_DAYS } from "./schedule-schema.ts";
import { unsubscribeUrl } from "./unsubscribe.ts";

const SCOPE = { kind: "system", purpose: "reports.send" } as const;
const DAY_MS = 86_400_000;
// What a plan no longer covers is not sent on its behalf.
const SENDING = "('trial', 'active', 'past_due')";

interface DueSchedule extends CadenceColumns {
  id: string;
  tenant_id: string;
  tenant_name: string;
  is_demo: boolean;
  locale: string;
  time_zone: string;
  report_id: string;
  report_name: string;
  created_by_id: string | null;
  next_due_at: Date;
}

interface Recipient {
  id: string;
  user_id: string | null;
  address: string;
}

/** Every minute: mails the reports that are due. */
export const sendReportsJob = defineJob({
  name: "reports.send",
  schema: z.object({}),
  concurrency: 1,
  async handle(_data, { runtime, signal }) {
    while (await sendNextReport(runtime)) signal.throwIfAborted();
  },
});

/**
 * Mails the report that has been due for longest, in one transaction with the note that this time was served: each time once, whatever
 * runs twice. What was missed while nothing ran is sent once and not for each time. One for which the plan has no place left this month
 * is not mailed, and its people are told. @returns false where none is due
 */
export function sendNextReport(services: Runtime): Promise<boolean> {
  const { db, clock } = services;
  const now = clock.now();
  return db.transaction(SCOPE, async (tx) => {
    const [due] = await tx.query<DueSchedule>({
      name: "report-due",
      text: `SELECT s.id, s.tenant_id, t.name AS tenant_name, t.is_demo, t.locale, t.time_zone, s.report_id, r.name AS report_name, s.created_by_id,
               s.cadence, s.weekday, s.month_day, s.hour, s.next_due_at
             FROM report_schedule s JOIN tenant t ON t.id = s.tenant_id JOIN report r ON r.tenant_id = s.tenant_id AND r.id = s.report_id
             WHERE s.paused_at IS NULL AND s.next_due_at <= $1 AND t.status IN ${SENDING}
             ORDER BY s.next_due_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
      values: [now],
    });
    if (!due) return false;
    const served = await tx.prisma.reportDelivery.createMany({
      data: [{ tenantId: due.tenant_id, scheduleId: due.id, dueAt: due.next_due_at, sentAt: now, mails: 0 }],
      skipDuplicates: true,
    });
    const isNew = served.count > 0;
    await holdReports(tx, due.tenant_id);
    const isWithheld = isNew && !(await hasReportPlace(tx, due.tenant_id, now));
    if (isWithheld) await withhold(services, tx, due);
    else if (isNew) await serve(services, tx, due);
    const sentOrNot = isWithheld ? { withheldAt: now } : { lastSentAt: now, withheldAt: null };
    await tx.prisma.reportSchedule.updateMany({
      where: { tenantId: due.tenant_id, id: due.id },
      data: { nextDueAt: nextDue(cadenceOf(due), due.time_zone, now), ...(isNew && sentOrNot) },
    });
    return true;
  });
}

async function serve(services: Runtime, tx: Transaction, due: DueSchedule): Promise<void> {
  const { config } = services;
  const { tenant_id: tenantId, id: scheduleId, report_id: reportId, report_name: name } = due;
  const recipients = await recipientsOf(tx, due);
  const hasOthers = recipients.some(({ user_id: userId }) => userId === null);
  const openLink = hasOthers ? await openLinkOf(services, tx, due) : "";
  const file = recipients.length > 0 ? await documentOf(services, due) : null;
  const fileId = file && (await keepMailFile(services, tx, { ...file, tenantId }));
  for (const { id, user_id: userId, address } of recipients) {
    const language = await languageOfAddress(tx, address, due.locale);
    const url = userId === null ? openLink : `${config.publicUrl}/portal/reports/${reportId}`;
    const ending = unsubscribeUrl(services, id);
    const facts = { name, tenant: due.tenant_name, isDemo: due.is_demo, isMember: userId !== null, isAttached: fileId !== null };
    const mail = reportMail({ ...facts, url, ending });
    await enqueueMail(services, tx, { tenantId, to: address, ...composeMail(language, mail), unsubscribeUrl: ending, fileId });
  }
  await tx.prisma.reportDelivery.updateMany({ where: { tenantId, scheduleId, dueAt: due.next_due_at }, data: { mails: recipients.length } });
  const teller = tellerOf(services);
  const sent = { schedule: scheduleId, dueAt: due.next_due_at.toISOString(), mails: recipients.length };
  await recordAudit(teller, tx, { action: "report.send", tenantId, subjectType: "report", subjectId: reportId, after: sent });
  await emit(teller, tx, "report.sent", { tenantId, reportId, name, dueAt: sent.dueAt, mails: sent.mails });
}

/** Says in the trail and to its people that the plan left no place for it. */
async function withhold(services: Runtime, tx: Transaction, due: DueSchedule): Promise<void> {
  const { tenant_id: tenantId, id: schedule, report_id: reportId, report_name: name, created_by_id: userId } = due;
  const dueAt = due.next_due_at.toISOString();
  const teller = tellerOf(services);
  await recordAudit(teller, tx, { action: "report.withhold", tenantId, subjectType: "report", subjectId: reportId, after: { schedule, dueAt } });
  await emit(teller, tx, "report.withheld", { tenantId, reportId, name, dueAt, userId });
}

const tellerOf = ({ clock, jobs }: Runtime) =>
  ({
    actor: { kind: "system", name: "job reports.send" },
    origin: { ip: null, userAgent: null, deviceToken: null },
    clock,
    requestId: newId(),
    jobs,
  }) as const;

/**
 * The report as a document in the tenant's language, read as a link shows it: who scheduled it was allowed to see all of it. A document that
 * cannot be made holds back no mail: it goes with the link alone, and says so.
 */
async function documentOf(services: Runtime, { id, tenant_id: tenantId, report_id: reportId }: DueSchedule) {
  try {
    const context = await systemContext(services, tenantId, "job reports.send", newId());
    const {
      contentType,
      fileName: name,
      body: bytes,
    } = await exportReportPdf(context, reportId, (await reportBrandOf(services.db, tenantId)).locale);
    return { contentType, name, bytes };
  } catch (error) {
    services.log.error({ err: error, schedule: id, tenantId }, "the document of a scheduled report could not be made");
    return null;
  }
}

/** Members who are still active and may read it, and others; without those who have asked for no more. */
function recipientsOf(tx: Transaction, { tenant_id: tenantId, id }: DueSchedule): Promise<Recipient[]> {
  return tx.query<Recipient>({
    name: "report-recipients",
    text: `SELECT r.id, r.user_id, coalesce(r.email, u.email) AS address FROM report_recipient r
           LEFT JOIN membership m ON m.tenant_id = r.tenant_id AND m.user_id = r.user_id AND m.status = 'active'
           LEFT JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
           WHERE r.tenant_id = $1::uuid AND r.schedule_id = $2::uuid AND r.unsubscribed_at IS NULL AND coalesce(r.email, u.email) IS NOT NULL
           ORDER BY r.id`,
    values: [tenantId, id],
  });
}

/** One for all who are no members, which ends by itself. */
async function openLinkOf({ authSecret, config, clock }: Runtime, tx: Transaction, due: DueSchedule): Promise<string> {
  const at = clock.now();
  const label = new Intl.DateTimeFormat(due.locale, { ...DAY_STYLE, timeZone: due.time_zone }).format(at);
  const share = { tenantId: due.tenant_id, reportId: due.report_id, label, passwordHash: null, createdById: due.created_by_id, scheduleId: due.id };
  const { token } = await insertShare(tx, { ...share, expiresAt: new Date(at.getTime() + MAILED_LINK_DAYS * DAY_MS), at }, authSecret);
  return shareUrl(config.publicUrl, token);
}
