import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { invalid, isAppError } from "#lib/platform/errors";
import type { BulkRun } from "#lib/tables/schema";
import { campaignConditions } from "./find-campaigns.ts";
import { moveIn } from "./move-campaign.ts";
import { type BulkCampaignsInput, MOST_AT_ONCE, type UndoCampaignsInput } from "./schema.ts";
import { type CampaignAct, OPPOSITES } from "./states.ts";

const REFUSALS_TOLD = 20;

/**
 * The same act upon many campaigns: those of some ids, or all that a filter means now, up to 500, in one transaction. What the rules
 * refuse is told with its reason, and the rest is done. `undo` takes back what was done.
 * @throws `forbidden`, `invalid` for none or too many
 */
export async function bulkCampaigns(context: TenantContext, input: BulkCampaignsInput): Promise<BulkRun> {
  requirePermission(context, "campaign.execute");
  const { action } = input.act;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const conditions = campaignConditions(context, input.filter ?? {}, MOST_AT_ONCE + 1);
      if (input.ids) conditions.add(`c.id = ANY(${conditions.param(input.ids)}::uuid[])`);
      // By id, so that of two such acts at once one waits for the other.
      const items = await tx.query<{ id: string; label: string }>({
        text: `SELECT c.id, c.name AS label FROM campaign c ${conditions.where()} ORDER BY c.id LIMIT $2`,
        values: conditions.values,
      });
      if (items.length === 0) throw invalid("There is nothing to act upon: what was selected is no longer there.");
      if (items.length > MOST_AT_ONCE) throw invalid(`These are more than ${MOST_AT_ONCE}. Narrow the list, and act upon a part.`);
      const { done, refusals } = await moveEach(context, tx, action, items);
      const now = context.clock.now().toISOString();
      const told = { total: items.length, done: done.length, refused: refusals.length, refusals: refusals.slice(0, REFUSALS_TOLD) };
      return { id: newId(), action, status: "done" as const, ...told, startsAt: now, endedAt: now, undo: undoOf(action, done) };
    }),
  );
}

/** Takes an act upon many back: each campaign that stands as the act left it. @throws `forbidden` */
export async function undoCampaigns(context: TenantContext, { act, campaigns }: UndoCampaignsInput): Promise<{ done: number; refused: number }> {
  requirePermission(context, "campaign.execute");
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const items = campaigns.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((each) => ({ ...each, label: "" }));
      const { done, refusals } = await moveEach(context, tx, act, items);
      return { done: done.length, refused: refusals.length };
    }),
  );
}

interface Item {
  id: string;
  label: string;
  version?: number;
}

async function moveEach(context: TenantContext, tx: Transaction, act: CampaignAct, items: Item[]) {
  const done: { id: string; version: number }[] = [];
  const refusals: BulkRun["refusals"] = [];
  for (const { id, label, version } of items) {
    try {
      done.push({ id, version: await moveIn(context, tx, id, act, version ?? null) });
    } catch (error) {
      // The rules refuse before anything is written, so that the transaction goes on.
      if (!isAppError(error) || error.code === "unavailable") throw error;
      refusals.push({ id, label, message: error.message });
    }
  }
  return { done, refusals };
}

function undoOf(action: CampaignAct, done: { id: string; version: number }[]): NonNullable<BulkRun["undo"]> | null {
  const act = OPPOSITES[action];
  return act === null || done.length === 0 ? null : { method: "POST", path: "/api/v1/campaigns/bulk/undo", body: { act, campaigns: done } };
}
