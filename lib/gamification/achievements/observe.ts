import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { evaluate } from "../conditions/evaluate.ts";
import type { Fact } from "../conditions/tally.ts";
import { awardAll, type Earned, lockAwardsToCount, payeesAmong } from "./award.ts";
import { causeOf, type Definition, periodIn } from "./definitions.ts";
import { judgeAnew } from "./judge-anew.ts";
import { measuresOf } from "./measures.ts";
import { openCounting } from "./open-counting.ts";
import { openTallies } from "./tallies.ts";

/** An event, and under which request the awards that it brings are recorded. */
export interface Observed {
  fact: Fact;
  requestId: string;
}

/**
 * Counts events for the tenant's achievements, one after the other, and awards after each what it has met. It looks at the definitions
 * that read such events and at their tallies, and at the past only when something of it was taken back. All or none are counted. Safe to repeat, also at once, in other company
 * and after a crash: an event that is in the log was counted in the same transaction.
 * @returns the keys of what was awarded now
 */
export async function observeFacts(context: TenantContext, observed: readonly Observed[]): Promise<string[]> {
  requirePermission(context, "gamification.manage");
  const { tenant } = context;
  return inTenant(context, async (tx) => {
    await lockAwardsToCount(tx, tenant.id);
    const all = observed.map(({ fact }) => fact);
    const opened = await openCounting(context.db, tx, tenant.id, all);
    // A second delivery of an event may be among the same.
    const fresh = observed.filter(({ fact }) => opened.fresh.delete(fact.id));
    if (fresh.length === 0) return [];
    const facts = fresh.map(({ fact }) => fact);
    const { takenBack } = opened;
    // Where something was taken back a tally cannot just go on: it is made of the log again.
    const definitions = opened.definitions.filter(({ events }) => !events.some((event) => takenBack.includes(event)));
    const tallies = await openTallies(tx, tenant, definitions, facts, opened.values);
    const open = openCauses(definitions, facts, opened.settled);
    const measures = open.hasMeasures ? await measuresOf(tx, tenant.id) : null;
    const payeeOf = payeesAmong(tx, tenant.id, opened.members);
    const earned: Earned[] = [];
    for (const { fact, requestId } of fresh) {
      const due = tallies
        .add(fact)
        .map((definition) => ({ definition, period: periodIn(fact.localDate, definition.repeatEvery) }))
        .filter(({ definition, period }) => open.causes.has(causeOf(definition.key, period)))
        .filter(({ definition, period }) => evaluate(definition.condition, { tallies: tallies.valuesOf(definition, period), measures }).isMet);
      if (due.length === 0) continue;
      const userId = await payeeOf(fact);
      if (userId === null) continue;
      for (const each of due) {
        open.causes.delete(causeOf(each.definition.key, each.period));
        earned.push({ ...each, userId, eventId: fact.id, requestId });
      }
    }
    await tallies.write();
    const awarded = await awardAll(context, tx, earned);
    if (takenBack.length > 0) awarded.push(...(await judgeAnew(context, tx, takenBack)));
    return awarded;
  });
}

/** What definitions can still be awarded for in the periods of events, and whether figures have to be known for it. */
function openCauses(
  definitions: readonly Definition[],
  facts: readonly Fact[],
  settled: readonly { key: string; period: string }[],
): { causes: Set<string>; hasMeasures: boolean } {
  const days = [...new Set(facts.map(({ localDate }) => localDate))];
  const causesFor = ({ key, repeatEvery }: Definition) => days.map((day) => causeOf(key, periodIn(day, repeatEvery)));
  const causes = new Set(definitions.flatMap(causesFor));
  for (const { key, period } of settled) causes.delete(causeOf(key, period));
  return { causes, hasMeasures: definitions.some((each) => each.usesMeasures && causesFor(each).some((cause) => causes.has(cause))) };
}
