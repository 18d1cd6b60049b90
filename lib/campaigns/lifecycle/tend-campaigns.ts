import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { inTenant } from "#lib/access";
import { systemContext } from "#lib/identity";
import { dayIn } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { moveIn } from "./move-campaign.ts";
import { findPlanned } from "./planned-row.ts";
import { dueAct } from "./states.ts";

/** Every five minutes: campaigns whose first day has come go live, and those whose last day is over are completed. */
export const tendCampaignsJob = defineJob({
  name: "campaigns.tend",
  schema: z.object({}),
  concurrency: 1,
  async handle(_data, { runtime, signal }) {
    await tendCampaigns(runtime, signal);
  },
});

type Services = Pick<Runtime, "db" | "jobs" | "store" | "clock">;

/**
 * Does what is due in every tenant, by its own calendar. Nothing goes live for a tenant whose campaigns are on hold (past due, suspended,
 * cancelled); what is over is over for them, too. Safe to repeat. @returns how many were moved
 */
export async function tendCampaigns(services: Services, signal: AbortSignal): Promise<number> {
  // A day begins up to 14 hours earlier somewhere than in UTC, and ends up to 12 later: the rules look again, in the tenant's own time.
  const candidates = await services.db.system<{ tenant_id: string; ids: string[] }>({
    text: `SELECT c.tenant_id, array_agg(c.id ORDER BY c.id) AS ids FROM campaign c JOIN tenant t ON t.id = c.tenant_id
           WHERE (c.status = 'scheduled' AND t.status IN ('trial', 'active') AND c.starts_on <= ($1::timestamptz AT TIME ZONE 'UTC')::date + 1)
              OR (c.status IN ('active', 'paused') AND c.ends_on < ($1::timestamptz AT TIME ZONE 'UTC')::date + 1)
           GROUP BY c.tenant_id ORDER BY c.tenant_id`,
    values: [services.clock.now()],
  });
  let moved = 0;
  for (const { tenant_id, ids } of candidates) {
    const context = await systemContext(services, tenant_id, "job campaigns.tend", newId());
    for (const id of ids) {
      signal.throwIfAborted();
      if (await moveIfDue(context, id)) moved += 1;
    }
  }
  return moved;
}

async function moveIfDue(context: TenantContext, id: string): Promise<boolean> {
  const today = dayIn(context.clock.now(), context.tenant.timeZone);
  try {
    return await inTenant(context, async (tx) => {
      const campaign = await findPlanned(context, tx, id, "lock");
      const act = dueAct(campaign, today);
      if (act === null) return false;
      await moveIn(context, tx, id, act, campaign.version);
      return true;
    });
  } catch (error) {
    // One that somebody has meanwhile deleted or left without channels keeps none of the others from their day.
    if (isAppError(error) && (error.code === "conflict" || error.code === "not_found")) return false;
    throw error;
  }
}
