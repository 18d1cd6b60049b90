import { systemContext } from "#lib/identity";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { evaluate } from "../conditions/evaluate.ts";
import { talliesOf } from "../conditions/tally.ts";
import { awardDue, lockAwards } from "./award.ts";
import { type Definition, findPublished } from "./definitions.ts";
import { measuresOf } from "./measures.ts";
import { beginReplay, factsOfTenant } from "./replay.ts";
import { replaceTallies } from "./tallies.ts";

const SCOPE = { kind: "system", purpose: "gamification.backfill" } as const;

interface Backfill {
  id: string;
  definition_key: string;
  version: number;
}

/**
 * Goes through the past of one tenant after the other: rebuilds the version's tallies from the log and awards what was met.
 * Each tenant is one transaction together with the progress, so that a second attempt goes on where the first broke off.
 */
export async function runBackfill(runtime: Runtime, backfillId: string, requestId: string, signal: AbortSignal): Promise<void> {
  const [backfill] = await runtime.db.system<Backfill>({
    text: `UPDATE achievement_backfill SET state = 'running', total = (SELECT count(*) FROM tenant)::int
           WHERE id = $1::uuid AND state <> 'done' RETURNING id, definition_key, version`,
    values: [backfillId],
  });
  if (!backfill) return;
  while (await nextTenant(runtime, backfill, requestId)) signal.throwIfAborted();
}

/** @returns false once there is no further tenant, or the version no longer counts */
async function nextTenant(runtime: Runtime, backfill: Backfill, requestId: string): Promise<boolean> {
  const [next] = await runtime.db.system<{ id: string }>({
    text: `SELECT t.id FROM tenant t, achievement_backfill b WHERE b.id = $1::uuid AND (b.cursor IS NULL OR t.id > b.cursor) ORDER BY t.id LIMIT 1`,
    values: [backfill.id],
  });
  const context = next ? await systemContext(runtime, next.id, "job gamification.backfill", requestId) : null;
  return runtime.db.transaction(SCOPE, async (tx) => {
    const definition = await findPublished(tx, backfill.definition_key);
    if (!context || definition?.version !== backfill.version) {
      await tx.query({
        text: "UPDATE achievement_backfill SET state = 'done', finished_at = $2::timestamptz WHERE id = $1::uuid",
        values: [backfill.id, runtime.clock.now()],
      });
      return false;
    }
    await lockAwards(tx, context.tenant.id);
    const awarded = await rebuild(context, tx, definition);
    await tx.query({
      text: `UPDATE achievement_backfill SET cursor = $2::uuid, done = done + 1, awarded = awarded + $3::int WHERE id = $1::uuid`,
      values: [backfill.id, context.tenant.id, awarded],
    });
    return true;
  });
}

/** @returns how often it was awarded now */
async function rebuild(context: Awaited<ReturnType<typeof systemContext>>, tx: Transaction, definition: Definition): Promise<number> {
  const { id: tenantId, timeZone } = context.tenant;
  const { condition } = definition;
  const measures = definition.usesMeasures ? await measuresOf(tx, tenantId) : null;
  const { replay, add } = beginReplay(definition, timeZone, measures);
  for await (const fact of factsOfTenant(tx, tenantId, definition.events)) add(fact);
  await replaceTallies(tx, tenantId, definition, replay);
  let awarded = 0;
  for (const [period, fact] of replay.met) awarded += (await awardDue(context, tx, [{ definition, period }], fact)).length;
  // Figures of all time need no event to be met.
  if (definition.usesMeasures && replay.met.size === 0) {
    const tallies = replay.tallies.get("")?.map(({ value }) => value) ?? talliesOf(condition).map(() => null);
    if (evaluate(condition, { tallies, measures }).isMet) awarded += (await awardDue(context, tx, [{ definition, period: "" }], null)).length;
  }
  return awarded;
}
