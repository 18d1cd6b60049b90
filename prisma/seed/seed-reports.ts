import type { Runtime } from "#lib/platform/runtime";
import { createReport, scheduleReport, shareReport, writeComment } from "#lib/reports";
import { createReportInput, createScheduleInput, createShareInput, writeCommentInput } from "#lib/reports/schema";
import { asOf } from "./one-transaction.ts";
import { personOf } from "./people.ts";
import { DAY_MS, type Services } from "./services.ts";

const OVERVIEW = "Monthly overview";
const SALES = "Sales of the month";
const COMMENT = "Could we look at the channels together before this goes out?";

/** What a link is made with. Those of the demonstration have expired, and their addresses are told to nobody. */
const LINKS = { config: { publicUrl: "https://demo.invalid" }, authSecret: "demonstration" } as Pick<Runtime, "config" | "authSecret">;

/**
 * Two reports of a tenant, of its templates: one that is mailed every month, with a comment, and one whose link has expired. No document is
 * made. @param services whose jobs tell nobody
 */
export async function seedReports(services: Services, tenant: { id: string; slug: string }): Promise<void> {
  const rows = await services.db.system<{ name: string }>({ text: "SELECT name FROM report WHERE tenant_id = $1::uuid", values: [tenant.id] });
  const isThere = new Set(rows.map(({ name }) => name));
  const manager = await personOf(services, tenant.id, `manager@${tenant.slug}.example`);
  const now = services.clock.now().getTime();
  const daysAgo = (days: number) => asOf(manager, now - days * DAY_MS);
  if (!isThere.has(OVERVIEW)) {
    const { id, blocks } = await createReport(daysAgo(11), createReportInput.parse({ name: OVERVIEW, template: "monthly" }));
    const monthly = { cadence: "monthly", monthDay: 3, hour: 8, memberIds: [manager.actor.userId] };
    await scheduleReport(asOf(manager, now), id, createScheduleInput.parse(monthly));
    const member = await personOf(services, tenant.id, `member@${tenant.slug}.example`);
    const channels = blocks.find(({ kind }) => kind === "channels")?.id;
    await writeComment(asOf(member, now - 2 * DAY_MS), id, writeCommentInput.parse({ text: COMMENT, blockId: channels }));
  }
  if (!isThere.has(SALES)) {
    const { id } = await createReport(daysAgo(10), createReportInput.parse({ name: SALES, template: "sales" }));
    await shareReport(daysAgo(9), id, createShareInput.parse({ label: "Our tax adviser", days: 7 }), LINKS);
  }
}
