import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import type { Fact } from "../conditions/tally.ts";
import { awardDue, type Due, lockAwards } from "./award.ts";
import { causeOf, type Definition, definitionsReading, periodIn } from "./definitions.ts";
import { measuresOf } from "./measures.ts";
import { countFact, readTallies, talliesIn } from "./tallies.ts";

/**
 * Counts an event for the tenant's achievements and awards what it has met. It looks at the definitions that read such
 * events and at their tallies, never at the past. Safe to repeat, also at once and after a crash: an event that is in the
 * log was counted in the same transaction.
 * @returns the keys of what was awarded now
 */
export async function observeFact(context: TenantContext, fact: Fact): Promise<string[]> {
  requirePermission(context, "gamification.manage");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await lockAwards(tx, tenantId);
    if (!(await logFact(tx, tenantId, fact))) return [];
    const counted = await countFact(tx, context.tenant, await definitionsReading(tx, tenantId, fact.name), fact);
    return awardDue(context, tx, await metBy(tx, tenantId, counted, fact), fact);
  });
}

/** @returns false when the event was there already */
async function logFact(tx: Transaction, tenantId: string, { id, name, at, localDate, actorId, data }: Fact): Promise<boolean> {
  const rows = await tx.query({
    name: "achievement-event-write",
    text: `INSERT INTO achievement_event (tenant_id, id, name, at, local_date, actor_id, data)
           VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $5::date, $6::uuid, $7::jsonb) ON CONFLICT (tenant_id, id) DO NOTHING RETURNING id`,
    values: [tenantId, id, name, at, localDate, actorId, JSON.stringify(data)],
  });
  return rows.length > 0;
}

/** What is met now and was not awarded. */
async function metBy(tx: Queryable, tenantId: string, definitions: readonly Definition[], fact: Fact): Promise<Due[]> {
  const candidates = definitions.map((definition) => ({ definition, period: periodIn(fact.localDate, definition.repeatEvery) }));
  const paid = await tx.query<{ cause_key: string }>({
    name: "achievement-causes-paid",
    text: "SELECT cause_key FROM achievement_award WHERE tenant_id = $1::uuid AND cause_key = ANY($2::text[])",
    values: [tenantId, candidates.map(({ definition, period }) => causeOf(definition.key, period))],
  });
  const open = candidates.filter(({ definition, period }) => !paid.some(({ cause_key }) => cause_key === causeOf(definition.key, period)));
  if (open.length === 0) return [];
  const measures = open.some(({ definition }) => definition.usesMeasures) ? await measuresOf(tx, tenantId) : null;
  const tallies = await readTallies(
    tx,
    tenantId,
    open.map(({ definition }) => definition.key),
  );
  return open.filter(({ definition, period }) => evaluate(definition.condition, { tallies: talliesIn(tallies, definition, period), measures }).isMet);
}
