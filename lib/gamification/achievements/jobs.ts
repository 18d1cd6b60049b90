import { z } from "zod";
import { inTenant } from "#lib/access";
import { dataOf, type EventEnvelope, type EventName, eventEnvelope } from "#lib/events";
import { systemContext } from "#lib/identity";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { lockAwards } from "./award.ts";
import { awardEarned } from "./award-earned.ts";
import { runBackfill } from "./backfill.ts";
import { factOf, LOGGED_NAMES, tenantOf } from "./facts.ts";
import { observeFacts } from "./observe.ts";
import { endReversed } from "./take-back.ts";

/** The events after which a tenant's measures may have reached something. */
export const MEASURED_AFTER = ["campaign.figures_imported", "campaign.launched", "campaign.completed"] as const satisfies readonly EventName[];

/** Looks for new achievements whenever figures were imported, and when a campaign went live or is over. */
export const awardJob = defineJob({
  name: "gamification.award",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const tenantId = tenantOf(envelope);
    if (tenantId === null) return;
    await awardEarned(await systemContext(runtime, tenantId, "job gamification.award", envelope.requestId));
  },
});

/** An operator took points of an achievement back: it is not earned any more, for good. */
export const endReversedAwardJob = defineJob({
  name: "gamification.end_reversed_award",
  schema: eventEnvelope,
  async handle(envelope, { runtime }) {
    const { tenantId, entryId } = dataOf(envelope, "ledger_entry.reversed");
    const context = await systemContext(runtime, tenantId, "job gamification.end_reversed_award", envelope.requestId);
    await inTenant(context, async (tx) => {
      await lockAwards(tx, tenantId);
      await endReversed(context, tx, entryId);
    });
  },
});

/** The events that bring achievements on, or take one back. */
export const OBSERVED = LOGGED_NAMES;

/** Counts each event that an achievement can ask for: many of one tenant in one transaction. */
export const observeJob = defineJob({
  name: "gamification.observe",
  schema: eventEnvelope,
  concurrency: 2,
  handle: (envelope, { runtime }) => observeEnvelopes(runtime, [envelope]),
  together: {
    most: 2_000,
    groupOf: (envelope) => tenantOf(envelope) ?? "",
    handle: (envelopes, { runtime }) => observeEnvelopes(runtime, envelopes),
  },
});

/** Events of one tenant. */
async function observeEnvelopes(runtime: Runtime, envelopes: EventEnvelope[]): Promise<void> {
  const [first] = envelopes;
  const tenantId = first ? tenantOf(first) : null;
  if (!first || tenantId === null) return;
  const context = await systemContext(runtime, tenantId, "job gamification.observe", first.requestId);
  // Fetched together they come in no order, and who is paid is whose event was the one too many.
  const inOrder = envelopes.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  await observeFacts(
    context,
    inOrder.map((envelope) => ({ fact: factOf(envelope, context.tenant.timeZone), requestId: envelope.requestId })),
  );
}

/** Goes through the past of all tenants for a version that was published with it. */
export const backfillJob = defineJob({
  name: "gamification.backfill",
  schema: z.object({ backfillId: z.uuid() }),
  handle: ({ backfillId }, { runtime, signal, id }) => runBackfill(runtime, backfillId, id, signal),
});
