import { inTenant, requirePermission, type TenantContext, type TenantRef } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import type { Fact } from "../conditions/tally.ts";
import { awardAll, type Earned, lockAwardsToCount, membersAmongActors, payeesAmong, settledAwards } from "./award.ts";
import { type Change, changesBy } from "./changes.ts";
import { causeOf, type Definition, definitionsReading, periodIn } from "./definitions.ts";
import { takeBackUnmet } from "./judge-anew.ts";
import { lowerTallies } from "./lower-tallies.ts";
import { measuresOf } from "./measures.ts";
import { type OpenedCounting, openCounting } from "./open-counting.ts";
import type { LoggedFact } from "./replay.ts";
import { openTallies, readTallies } from "./tallies.ts";

/** An event, and under which request the awards that it brings are recorded. */
export interface Observed {
  fact: Fact;
  requestId: string;
}

/**
 * Counts events for the tenant's achievements, one after the other, and awards after each what it has met. It looks at the definitions
 * that read such events and at their tallies; what takes something back lowers them, and what rested on it is taken back, too. All or none
 * are counted. Safe to repeat, also at once, in other company and after a crash: an event that is in the log was counted in the same transaction.
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
    const freshFacts = fresh.map(({ fact }) => fact);
    const changes = opened.takenBack.length > 0 ? await changesBy(tx, tenant.id, freshFacts) : [];
    const counted = [...raisedBy(changes, fresh), ...freshAsTheyStand(changes, fresh)];
    const facts = counted.map(({ event }) => event.happened);
    const { definitions, values, settled, members } = changes.length > 0 ? await openAnew(tx, tenant, changes, facts) : opened;
    const events = counted.filter(({ isRaised }) => !isRaised).map(({ event }) => event);
    const tallies = await openTallies(tx, tenant, definitions, events, values);
    const open = openCauses(definitions, facts, settled);
    const measures = open.hasMeasures ? await measuresOf(tx, tenant.id) : null;
    const payeeOf = payeesAmong(tx, tenant.id, members);
    const earned: Earned[] = [];
    for (const { event, requestId, isRaised } of counted) {
      const { happened } = event;
      const due = (isRaised ? definitions.filter(({ events }) => events.some((each) => each === happened.name)) : tallies.add(event))
        .map((definition) => ({ definition, period: periodIn(happened.localDate, definition.repeatEvery) }))
        .filter(({ definition, period }) => open.causes.has(causeOf(definition.key, period)))
        .filter(({ definition, period }) => evaluate(definition.condition, { tallies: tallies.valuesOf(definition, period), measures }).isMet);
      if (due.length === 0) continue;
      const userId = await payeeOf(happened);
      if (userId === null) continue;
      for (const each of due) {
        open.causes.delete(causeOf(each.definition.key, each.period));
        earned.push({ ...each, userId, eventId: happened.id, requestId });
      }
    }
    await tallies.write();
    if (changes.length > 0) await takeBackUnmet(context, tx, { changes, definitions, tallies });
    return awardAll(context, tx, earned);
  });
}

/** An event to be counted, and under which request the awards that it brings are recorded. */
interface Counted {
  event: LoggedFact;
  requestId: string;
  /** It is in the tallies already: of what was taken back of it less is now than before. */
  isRaised: boolean;
}

/** Events that count for more than before, since what takes something back turned out to be about another of the same subject. */
const raisedBy = (changes: readonly Change[], [first]: readonly Observed[]): Counted[] =>
  changes
    .filter(({ isFresh, before, after }) => !isFresh && before === null && after !== null)
    .map(({ happened, after }) => ({ event: { happened, standing: after }, requestId: first?.requestId ?? "", isRaised: true }));

/** Fresh events, each with what is left of it where some had been taken back before it came. */
function freshAsTheyStand(changes: readonly Change[], fresh: readonly Observed[]): Counted[] {
  const standing = new Map(changes.map(({ happened, after }) => [happened.id, after]));
  return fresh.map(({ fact, requestId }) => {
    const left = standing.get(fact.id);
    return { event: { happened: fact, standing: left === undefined ? fact : left }, requestId, isRaised: false };
  });
}

/**
 * Lowers the tallies by what was taken back, and reads what counting asks for now: other definitions read what was taken back than what takes it,
 * and other periods and people are those of long ago.
 */
async function openAnew(
  tx: Transaction,
  tenant: TenantRef,
  changes: readonly Change[],
  facts: readonly Fact[],
): Promise<Pick<OpenedCounting, "definitions" | "values" | "settled" | "members">> {
  const names = new Set([...facts, ...changes.map(({ happened }) => happened)].map(({ name }) => name));
  const definitions = await definitionsReading(tx, tenant.id, [...names]);
  await lowerTallies(tx, tenant, definitions, changes);
  const keys = definitions.map(({ key }) => key);
  const values = await readTallies(tx, tenant.id, keys);
  const settled = await settledAwards(tx, tenant.id, keys);
  return { definitions, values, settled, members: await membersAmongActors(tx, tenant.id, facts) };
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
