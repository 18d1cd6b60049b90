import type { TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import { localDay } from "../conditions/local-day.ts";
import { leavesOf } from "../conditions/shapes.ts";
import { talliesOf } from "../conditions/tally.ts";
import { awardDue } from "./award.ts";
import { type Definition, definitionsReading } from "./definitions.ts";
import { type Measures, measuresOf, returnsUntil } from "./measures.ts";
import { beginReplay, factsOfTenant, type Replay } from "./replay.ts";
import { readStanding, type StandingAward, takeBack } from "./take-back.ts";
import { replaceTallies } from "./tallies.ts";

/**
 * Goes through the log for everything that counts events of these names, of which some were taken back: makes the tallies anew, takes back what
 * was met at no time of the past as it stands now, and awards what is. An award is held against the version that it was earned by.
 * @returns the keys of what was awarded now
 */
export async function judgeAnew(context: TenantContext, tx: Transaction, names: readonly string[]): Promise<string[]> {
  const tenantId = context.tenant.id;
  const reads = ({ events }: Definition) => events.some((event) => names.includes(event));
  const definitions = await definitionsReading(tx, tenantId, names);
  const standing = (await readStanding(tx, tenantId)).filter(({ rule }) => reads(rule));
  const { pastOf, measures } = await pastsOf(context, tx, [...definitions, ...standing.map(({ rule }) => rule)]);
  for (const award of standing) if (!isMetBy(pastOf(award.rule), award, measures)) await takeBack(context, tx, award, "event");
  const awarded: string[] = [];
  for (const definition of definitions) {
    const past = pastOf(definition);
    await replaceTallies(tx, tenantId, definition, past);
    for (const [period, fact] of past.met) awarded.push(...(await awardDue(context, tx, [{ definition, period }], fact)));
  }
  return awarded;
}

/**
 * Takes back what rested on figures that are others now. Sums, counts and best days only fall when figures were corrected, so they have to hold
 * now; a return may fall by later days, so it is enough that it holds for the figures up to the day when it was earned.
 */
export async function takeBackFallen(context: TenantContext, tx: Transaction, measures: Measures): Promise<void> {
  const { id: tenantId, timeZone } = context.tenant;
  const standing = (await readStanding(tx, tenantId)).filter(({ rule }) => rule.usesMeasures);
  const { pastOf } = await pastsOf(
    context,
    tx,
    standing.map(({ rule }) => rule),
  );
  for (const award of standing) {
    const past = pastOf(award.rule);
    if (isMetBy(past, award, measures)) continue;
    const looksAtReturns = leavesOf(award.rule.condition).some((leaf) => "measure" in leaf && (leaf.measure === "roas" || leaf.measure === "roi"));
    const then = looksAtReturns ? { ...measures, ...(await returnsUntil(tx, tenantId, localDay(award.awardedAt, timeZone))) } : measures;
    if (!looksAtReturns || !isMetBy(past, award, then)) await takeBack(context, tx, award, "figures");
  }
}

/** Whether the past met it at any time, in the award's period; what asks for figures, too, is looked at with those given. */
function isMetBy(past: Replay, { rule, period }: StandingAward, measures: Measures | null): boolean {
  if (past.met.has(period)) return true;
  if (!rule.usesMeasures) return false;
  const tallies = past.tallies.get(period)?.map(({ value }) => value) ?? talliesOf(rule.condition).map(() => null);
  return evaluate(rule.condition, { tallies, measures }).isMet;
}

/** What the log comes to for each of some rules: it is read once. */
async function pastsOf({ tenant }: TenantContext, tx: Transaction, rules: readonly Definition[]) {
  const measures = rules.some(({ usesMeasures }) => usesMeasures) ? await measuresOf(tx, tenant.id) : null;
  const replays = new Map(rules.map((rule) => [nameOf(rule), beginReplay(rule, tenant.timeZone, measures)]));
  const events = [...new Set(rules.flatMap((rule) => rule.events))];
  if (events.length > 0) for await (const fact of factsOfTenant(tx, tenant.id, events)) for (const { add } of replays.values()) add(fact);
  const pastOf = (rule: Definition): Replay => {
    const found = replays.get(nameOf(rule));
    if (!found) throw new Error(`The past of ${nameOf(rule)} was not gone through`);
    return found.replay;
  };
  return { pastOf, measures };
}

const nameOf = ({ key, version }: Definition): string => `${key}|${version}`;
