import { inTenant, once, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import { momentOf } from "../local-time.ts";
import type { Place } from "../mails/plan-places.ts";
import { requireOwner, selfOf } from "../owners.ts";
import { findAbout, findActivity, requireMayWriteAbout } from "./activity-rows.ts";
import { type ActivityItem, type ActivityKind, type AddTaskInput, type LogActivityInput, reminderMinutes } from "./schema.ts";

/** Somebody was spoken to by these. */
const CONTACT_KINDS: readonly ActivityKind[] = ["call", "mail", "meeting", "demo"];
const LOGGED = ["lead_id", "deal_id", "contact_id", "company_id"] as const;

/**
 * Writes down what was done. It stands on the pages of all that it concerns: of a deal also with its contact and company. A new
 * lead that somebody was spoken to for is contacted by that. Once per `Idempotency-Key`.
 * @throws `not_found`, `forbidden`
 */
export async function logActivity(context: TenantContext, input: LogActivityInput): Promise<ActivityItem> {
  const { kind, subject, body, direction, occurredAt } = input;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const record = await findAbout(tx, context.tenant.id, input);
      requireMayWriteAbout(context, input.about, record);
      const now = context.clock.now();
      const at = (await momentOf(tx, occurredAt, context.tenant.timeZone)) ?? now;
      const id = await insertActivity(context, tx, record, { kind, subject, body, direction, occurredAt: at });
      await touch(context, tx, record, kind, at);
      return findActivity(tx, context.tenant.id, id);
    }),
  );
}

/** Writes down what is to be done, by whom and by when. Once per `Idempotency-Key`. @throws `not_found`, `forbidden`, `invalid` */
export async function addTask(context: TenantContext, input: AddTaskInput): Promise<ActivityItem> {
  const { subject, body, dueAt, assigneeId, reminder } = input;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const record = await findAbout(tx, context.tenant.id, input);
      requireMayWriteAbout(context, input.about, record);
      if (assigneeId !== null) await requireOwner(tx, context.tenant.id, assigneeId, "assigneeId");
      const due = await momentOf(tx, dueAt, context.tenant.timeZone);
      const minutes = reminderMinutes(reminder);
      const remindAt = due && minutes !== null ? new Date(due.getTime() - minutes * 60_000) : null;
      const id = await insertActivity(context, tx, record, {
        kind: "task",
        subject,
        body,
        dueAt: due,
        remindAt,
        assigneeId: assigneeId ?? selfOf(context),
      });
      return findActivity(tx, context.tenant.id, id);
    }),
  );
}

interface NewActivity {
  kind: ActivityKind;
  subject: string;
  body: string;
  direction?: "in" | "out" | null;
  occurredAt?: Date;
  dueAt?: Date | null;
  remindAt?: Date | null;
  assigneeId?: string | null;
  /** The logged mail that it shows. */
  mailId?: string;
}

/** One entry of a timeline, with its trace and its event. */
export async function insertActivity(context: TenantContext, tx: Transaction, record: Place, activity: NewActivity): Promise<string> {
  const { id: tenantId } = context.tenant;
  const now = context.clock.now();
  const id = newIdAt(now);
  const { lead_id: leadId, deal_id: dealId, contact_id: contactId, company_id: companyId } = record;
  await tx.prisma.activity.createMany({
    data: [{ id, tenantId, leadId, dealId, contactId, companyId, authorId: selfOf(context), ...activity, createdAt: now, updatedAt: now }],
  });
  const after = { kind: activity.kind, ...(activity.assigneeId && { assigneeId: activity.assigneeId }) };
  await recordAudit(context, tx, { action: "activity.create", tenantId, subjectType: "activity", subjectId: id, after });
  if (leadId !== null && activity.kind !== "task")
    await emit(context, tx, "lead.activity_logged", { tenantId, leadId, activityId: id, kind: activity.kind });
  const about = LOGGED.flatMap((key) => record[key] ?? []);
  await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: about } });
  return id;
}

/** When somebody last had to do with a lead and a deal, and that a new lead is not new any more. */
export async function touch(context: TenantContext, tx: Transaction, record: Place, kind: ActivityKind, at: Date): Promise<void> {
  const { id: tenantId } = context.tenant;
  const values = [tenantId, at];
  if (record.deal_id !== null)
    await tx.query({
      text: "UPDATE deal SET last_activity_at = greatest(last_activity_at, $2) WHERE tenant_id = $1::uuid AND id = $3::uuid",
      values: [...values, record.deal_id],
    });
  if (record.lead_id === null) return;
  await tx.query({
    text: "UPDATE lead SET last_activity_at = greatest(last_activity_at, $2) WHERE tenant_id = $1::uuid AND id = $3::uuid",
    values: [...values, record.lead_id],
  });
  if (!CONTACT_KINDS.includes(kind)) return;
  const contacted = await tx.query<{ id: string }>({
    text: `UPDATE lead SET status = 'contacted', status_since = $2, updated_at = $2, version = version + 1
           WHERE tenant_id = $1::uuid AND id = $3::uuid AND status = 'new' RETURNING id`,
    values: [tenantId, context.clock.now(), record.lead_id],
  });
  if (contacted.length === 0) return;
  const states = { before: { status: "new" }, after: { status: "contacted" } };
  await recordAudit(context, tx, { action: "lead.status", tenantId, subjectType: "lead", subjectId: record.lead_id, ...states });
  await emit(context, tx, "lead.changed", { tenantId, leadId: record.lead_id, fields: ["status"] });
}
