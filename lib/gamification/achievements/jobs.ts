import { z } from "zod";
import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import { FACT_NAMES } from "../conditions/facts.ts";
import { awardEarned } from "./award-earned.ts";
import { runBackfill } from "./backfill.ts";
import { factOf, tenantOf } from "./facts.ts";
import { observeFact } from "./observe.ts";

/** Looks for new achievements whenever figures were imported. */
export const awardJob = defineJob({
  name: "gamification.award",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId } = dataOf(envelope, "campaign.figures_imported");
    await awardEarned(await systemContext(runtime, tenantId, "job gamification.award", envelope.requestId));
  },
});

/** The events that bring achievements on. */
export const OBSERVED = FACT_NAMES;

/** Counts each event that an achievement can ask for. */
export const observeJob = defineJob({
  name: "gamification.observe",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const tenantId = tenantOf(envelope);
    if (tenantId === null) return;
    const context = await systemContext(runtime, tenantId, "job gamification.observe", envelope.requestId);
    await observeFact(context, factOf(envelope, context.tenant.timeZone));
  },
});

/** Goes through the past of all tenants for a version that was published with it. */
export const backfillJob = defineJob({
  name: "gamification.backfill",
  schema: z.object({ backfillId: z.uuid() }),
  handle: ({ backfillId }, { runtime, signal, id }) => runBackfill(runtime, backfillId, id, signal),
});
