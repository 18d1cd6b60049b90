import type { TenantContext } from "#lib/access";
import { dayIn } from "#lib/platform/clock";
import type { Transaction } from "#lib/platform/database";
import { evaluate } from "../conditions/evaluate.ts";
import { type Condition, leavesOf } from "../conditions/shapes.ts";
import { amountOf, talliesOf } from "../conditions/tally.ts";
import type { Change } from "./changes.ts";
import { type Definition, periodIn } from "./definitions.ts";
import { type Measures, measuresOf, returnsUntil } from "./measures.ts";
import { beginReplay, factsOfTenant, type Replay } from "./replay.ts";
import { readStanding, type StandingAward, takeBack } from "./take-back.ts";
import type { OpenTallies } from "./tallies.ts";

/** What was changed, and the tallies as they are with it. */
interface Lowered {
  changes: readonly Change[];
  /** The published definitions that read such events. */
  definitions: readonly Definition[];
  tallies: OpenTallies;
}

/**
 * Takes back what was met at no time of the past as it stands now. Where a condition stays met once it is, its tallies say so. Only shares can be
 * met and unmet again, and of an older version no tallies are kept: then the log is gone through, from its beginning until everything was met.
 */
export async function takeBackUnmet(context: TenantContext, tx: Transaction, { changes, definitions, tallies }: Lowered): Promise<void> {
  const concerned = (await readStanding(tx, context.tenant.id)).filter((award) => changes.some((change) => isConcerned(award, change)));
  if (concerned.length === 0) return;
  const measures = concerned.some(({ rule }) => rule.usesMeasures) ? await measuresOf(tx, context.tenant.id) : null;
  const unclear: StandingAward[] = [];
  for (const award of concerned) {
    const { rule, period } = award;
    const counted = definitions.find(({ key, version }) => key === rule.key && version === rule.version);
    if (!counted || !staysMet(rule.condition)) unclear.push(award);
    else if (!evaluate(rule.condition, { tallies: tallies.valuesOf(counted, period), measures }).isMet) await takeBack(context, tx, award, "event");
  }
  if (unclear.length === 0) return;
  const { pastOf } = await pastsOf(
    context,
    tx,
    unclear.map(({ rule }) => rule),
    (past) => unclear.every(({ rule, period }) => past(rule).met.has(period)),
  );
  for (const award of unclear) if (!isMetBy(pastOf(award.rule), award, measures)) await takeBack(context, tx, award, "event");
}

/** Whether an event counts for less, or for more, in what an award rests on. */
function isConcerned({ rule, period }: StandingAward, { happened, before, after, isFresh }: Change): boolean {
  if (isFresh || periodIn(happened.localDate, rule.repeatEvery) !== period) return false;
  return talliesOf(rule.condition).some((spec) => !spec.isGross && (before && amountOf(spec, before)) !== (after && amountOf(spec, after)));
}

/** Whether more events never make it unmet. All parts ask for at least something, but for shares; figures are what they are. */
const staysMet = (condition: Condition): boolean => leavesOf(condition).every((leaf) => !("ratio" in leaf));

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
    const then = looksAtReturns ? { ...measures, ...(await returnsUntil(tx, tenantId, dayIn(award.awardedAt, timeZone))) } : measures;
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

/** What the log comes to for each of some rules: it is read once. @param isEnough asked after each event; what is left is not read then */
async function pastsOf(
  { tenant }: TenantContext,
  tx: Transaction,
  rules: readonly Definition[],
  isEnough: (pastOf: (rule: Definition) => Replay) => boolean = () => false,
) {
  const measures = rules.some(({ usesMeasures }) => usesMeasures) ? await measuresOf(tx, tenant.id) : null;
  const replays = new Map(rules.map((rule) => [nameOf(rule), beginReplay(rule, tenant.timeZone, measures)]));
  const pastOf = (rule: Definition): Replay => {
    const found = replays.get(nameOf(rule));
    if (!found) throw new Error(`The past of ${nameOf(rule)} was not gone through`);
    return found.replay;
  };
  const events = [...new Set(rules.flatMap((rule) => rule.events))];
  if (events.length === 0) return { pastOf };
  for await (const fact of factsOfTenant(tx, tenant.id, events)) {
    for (const { add } of replays.values()) add(fact);
    if (isEnough(pastOf)) break;
  }
  return { pastOf };
}

const nameOf = ({ key, version }: Definition): string => `${key}|${version}`;
