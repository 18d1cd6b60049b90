import { dataOf, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import { awardEarned } from "./award-earned.ts";

/** Looks for new achievements whenever figures were imported. */
export const awardJob = defineJob({
  name: "gamification.award",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId } = dataOf(envelope, "campaign.figures_imported");
    await awardEarned(await systemContext(runtime, tenantId, "job gamification.award", envelope.requestId));
  },
});
