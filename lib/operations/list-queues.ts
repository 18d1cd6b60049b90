import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { readQueues, readSchedules } from "#lib/platform/jobs";
import type { JobsOverview } from "./schema.ts";
import { queueViewOf, scheduleViewOf } from "./views.ts";

/** Under what the audit trail keeps that staff looked at jobs. */
export const JOBS_PURPOSE = "jobs.read";

/** Every queue with its counts, and every schedule, for the operator's staff. */
export async function getJobsOverview(context: StaffContext): Promise<JobsOverview> {
  requirePermission(context, "system.monitor");
  const now = context.clock.now();
  const [queues, schedules] = await readAcrossTenants(context, JOBS_PURPOSE, async (tx) => [await readQueues(tx), await readSchedules(tx)] as const);
  return {
    asOf: now.toISOString(),
    queues: queues.map((row) => queueViewOf(row, now)),
    schedules: schedules.map((row) => scheduleViewOf(row, context.jobs.nextRun(row.cron, row.time_zone, now))),
  };
}
