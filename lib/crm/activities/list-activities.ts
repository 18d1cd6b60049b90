import { can, inTenant, readInTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict, forbidden } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { conditionsOf, orderOf, pageOf, prepared } from "#lib/tables";
import { selfOf } from "../owners.ts";
import { ACTIVITY_JOINS, ACTIVITY_SELECT, type ActivityRow, activityOf, findAbout, findActivity, requireMayWriteAbout } from "./activity-rows.ts";
import type { ActivityItem, ActivityPage, DueCounts, ListActivitiesInput, ListTasksInput } from "./schema.ts";

const ABOUT_COLUMNS = { lead: "lead_id", deal: "deal_id", contact: "contact_id", company: "company_id" } as const;

/** What was done and is to be done with one lead, deal, contact or company, the newest first. @throws `not_found`, `forbidden` */
export async function listActivities(context: TenantContext, input: ListActivitiesInput): Promise<ActivityPage> {
  requirePermission(context, input.about === "deal" ? "deal.read" : "lead.read");
  return readInTenant(context, async (tx) => {
    await findAbout(tx, context.tenant.id, input);
    const conditions = conditionsOf(input.limit + 1);
    conditions.add(`x.tenant_id = ${conditions.param(context.tenant.id)}::uuid`);
    conditions.add(`x.${ABOUT_COLUMNS[input.about]} = ${conditions.param(input.aboutId)}::uuid`);
    // Of two records that were made one, each may have had the same mail.
    conditions.add(`(x.mail_id IS NULL OR NOT EXISTS (SELECT 1 FROM activity y WHERE y.tenant_id = x.tenant_id AND y.mail_id = x.mail_id
      AND y.${ABOUT_COLUMNS[input.about]} = x.${ABOUT_COLUMNS[input.about]} AND y.id < x.id))`);
    const order = orderOf({ created: { column: "x.created_at", type: "timestamptz" } }, "-created", "x");
    order.after(conditions, input.cursor);
    const rows = await tx.query<ActivityRow>(
      prepared(
        "list-activities",
        `${ACTIVITY_SELECT} FROM (SELECT x.*, ${order.column} AS sort_value FROM activity x ${conditions.where()} ${order.by()} LIMIT $1) a
         ${ACTIVITY_JOINS} ORDER BY a.sort_value DESC, a.id DESC`,
        conditions,
      ),
    );
    const page = pageOf(rows, { limit: input.limit, sort: "-created" });
    return { activities: page.rows.map(activityOf), nextCursor: page.nextCursor };
  });
}

/** The end of today where the tenant is. */
const endOfToday = (now: string, zone: string) =>
  `((date_trunc('day', ${now}::timestamptz AT TIME ZONE ${zone}) + interval '1 day') AT TIME ZONE ${zone})`;

/** Tasks by when they are due; done ones the last first. */
export async function listTasks(context: TenantContext, input: ListTasksInput): Promise<ActivityPage> {
  requirePermission(context, "lead.read");
  const { whose, when, cursor, limit } = input;
  const conditions = conditionsOf(limit + 1);
  const { add, param } = conditions;
  add(`x.tenant_id = ${param(context.tenant.id)}::uuid`);
  add(`x.kind = 'task' AND x.done_at IS ${when === "done" ? "NOT NULL" : "NULL"}`);
  if (whose === "mine") add(`x.assignee_id = ${param(selfOf(context))}::uuid`);
  if (when !== "done") {
    const now = param(context.clock.now());
    const end = when === "late" ? `${now}::timestamptz` : endOfToday(now, param(context.tenant.timeZone));
    add(when === "later" ? `x.due_at >= ${end}` : `x.due_at < ${end}`);
    if (when === "today") add(`x.due_at >= ${now}::timestamptz`);
  }
  const columns = { due: { column: "x.due_at", type: "timestamptz" }, done: { column: "x.done_at", type: "timestamptz" } };
  const sort = when === "done" ? "-done" : "due";
  const order = orderOf(columns, sort, "x");
  order.after(conditions, cursor);
  const rows = await readInTenant(context, (tx) =>
    tx.query<ActivityRow>(
      prepared(
        "list-tasks",
        `${ACTIVITY_SELECT} FROM (SELECT x.*, ${order.column} AS sort_value FROM activity x ${conditions.where()} ${order.by()} LIMIT $1) a
         ${ACTIVITY_JOINS} ORDER BY a.sort_value ${when === "done" ? "DESC" : "ASC"}, a.id ${when === "done" ? "DESC" : "ASC"}`,
        conditions,
      ),
    ),
  );
  const page = pageOf(rows, { limit, sort });
  return { activities: page.rows.map(activityOf), nextCursor: page.nextCursor };
}

/** What waits for whoever asks: for badges and the home page. */
export async function dueTasks(context: TenantContext): Promise<DueCounts> {
  requirePermission(context, "lead.read");
  const [row] = await readInTenant(context, (tx) =>
    tx.query<DueCounts>({
      name: "crm-due-counts",
      text: `WITH day AS (SELECT ${endOfToday("$3", "$4")} AS over)
             SELECT ($3::timestamptz AT TIME ZONE $4)::date::text AS day,
                    (SELECT count(*)::int FROM activity a WHERE a.tenant_id = $1::uuid AND a.kind = 'task' AND a.done_at IS NULL
                       AND a.assignee_id = $2::uuid AND a.due_at < $3::timestamptz) AS late,
                    (SELECT count(*)::int FROM activity a, day WHERE a.tenant_id = $1::uuid AND a.kind = 'task' AND a.done_at IS NULL
                       AND a.assignee_id = $2::uuid AND a.due_at >= $3::timestamptz AND a.due_at < day.over) AS today,
                    (SELECT count(*)::int FROM lead l, day WHERE l.tenant_id = $1::uuid AND l.owner_id = $2::uuid
                       AND l.status NOT IN ('converted', 'lost') AND l.next_follow_up_at < day.over) AS "followUps"`,
      values: [context.tenant.id, selfOf(context), context.clock.now(), context.tenant.timeZone],
    }),
  );
  if (!row) throw new Error("A query without FROM gives one row.");
  return row;
}

/**
 * Says that a task is done, or is not after all. Whoever does it may say so, and whoever may change what it is about.
 * @throws `not_found`, `forbidden`, `conflict` when it was changed meanwhile
 */
export async function setTaskDone(
  context: TenantContext,
  id: string,
  { isDone, version }: { isDone: boolean; version: number },
): Promise<ActivityItem> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await findActivity(tx, tenantId, id);
    if (before.kind !== "task") throw conflict("This is no task.");
    await requireMayChange(context, tx, before, before.assigneeId);
    if ((before.doneAt !== null) === isDone) return before;
    const now = context.clock.now();
    const { count } = await tx.prisma.activity.updateMany({
      where: { tenantId, id, version },
      data: { doneAt: isDone ? now : null, updatedAt: now, version: { increment: 1 } },
    });
    if (count === 0) throw conflict("Somebody else changed this task meanwhile. Look at it, and say it again.");
    await recordAudit(context, tx, { action: "activity.done", tenantId, subjectType: "activity", subjectId: id, after: { isDone } });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: before.about.map((each) => each.id) } });
    return findActivity(tx, tenantId, id);
  });
}

/** Takes away what was written down. Its author may, and whoever may change what it is about. @throws `not_found`, `forbidden` */
export async function deleteActivity(context: TenantContext, id: string): Promise<void> {
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const before = await findActivity(tx, tenantId, id);
    await requireMayChange(context, tx, before, before.authorId);
    await tx.prisma.activity.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, { action: "activity.delete", tenantId, subjectType: "activity", subjectId: id, before: { kind: before.kind } });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: before.about.map((each) => each.id) } });
  });
}

async function requireMayChange(
  context: TenantContext,
  tx: Parameters<typeof findAbout>[0],
  { about }: ActivityItem,
  personId: string | null,
): Promise<void> {
  if (personId !== null && personId === selfOf(context) && can(context, "lead.read")) return;
  const [first] = about;
  if (!first) throw forbidden();
  requireMayWriteAbout(context, first.kind, await findAbout(tx, context.tenant.id, { about: first.kind, aboutId: first.id }));
}
