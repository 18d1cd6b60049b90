import type { Queryable, Transaction } from "#lib/platform/database";
import { numberOfDay } from "../conditions/local-day.ts";
import { type Changed, lowered } from "../conditions/lower.ts";
import { amountOf, bucketOf, type Fact, type TallySpec, type TallyState, talliesOf } from "../conditions/tally.ts";
import type { Change } from "./changes.ts";
import { type Definition, periodIn } from "./definitions.ts";
import { factsOfTenant } from "./replay.ts";
import { type Moved, readMoved, writeMoved } from "./tallies.ts";

/**
 * Brings tallies to what they would be had what was taken back never been, without the log: counts and sums are lowered by what went back, windows
 * and streaks are told anew from their days and hours. Only a highest value, a first or a last day that was that of an event which counts less now
 * is looked for in the log, from the beginning and no further than it takes. The caller holds the tenant's lock.
 */
export async function lowerTallies(
  tx: Transaction,
  { id: tenantId, timeZone }: { id: string; timeZone: string },
  definitions: readonly Definition[],
  changes: readonly Change[],
): Promise<void> {
  const moves = definitions.flatMap((definition) => movesOf(definition, changes));
  if (moves.length === 0) return;
  const states = await readMoved(tx, tenantId, moves);
  const sought: Sought[] = [];
  for (const [index, move] of moves.entries()) {
    const state = states[index];
    if (!state) throw new Error("A tally was not read");
    if (lowered(state, move.spec, move.changed, timeZone)) continue;
    sought.push({ ...move, state, was: state.value, found: null });
  }
  if (sought.length > 0) await seek(tx, tenantId, sought);
  await writeMoved(
    tx,
    tenantId,
    moves.map((move, index) => ({
      ...move,
      state: states[index] as TallyState,
      changedBuckets: move.hasBuckets ? [...new Set(move.changed.flatMap(({ bucket }) => bucket ?? []))] : [],
    })),
  );
}

interface Move extends Moved {
  definition: Definition;
  spec: TallySpec;
  changed: Changed[];
}

/** Which tallies of a definition the changes concern, and what they do there. What counts what happened is left as it is. */
function movesOf(definition: Definition, changes: readonly Change[]): Move[] {
  const moves = new Map<string, Move>();
  const { key, version, repeatEvery, countsFrom } = definition;
  for (const { happened, before, after, isFresh } of changes) {
    if (isFresh || (countsFrom !== null && happened.at < countsFrom)) continue;
    const period = periodIn(happened.localDate, repeatEvery);
    for (const spec of talliesOf(definition.condition)) {
      if (spec.isGross) continue;
      const [was, is] = [before && amountOf(spec, before), after && amountOf(spec, after)];
      if (was === is) continue;
      const name = `${period}|${spec.part}`;
      const move = moves.get(name) ?? {
        definition,
        spec,
        key,
        version,
        period,
        part: spec.part,
        hasBuckets: bucketOf(spec, happened) !== null,
        changed: [],
      };
      move.changed.push({ was, is, day: numberOfDay(happened.localDate), bucket: bucketOf(spec, happened) });
      moves.set(name, move);
    }
  }
  return [...moves.values()];
}

interface Sought extends Move {
  state: TallyState;
  was: number | null;
  found: number | null;
}

/** Local days may be out of order by less than this, where the tenant's time zone was changed. */
const DAYS_IN_DISORDER_MS = 2 * 86_400_000;

/** Looks for highest values, first and last days among what stands. None can be beyond what it was. */
async function seek(tx: Queryable, tenantId: string, sought: readonly Sought[]): Promise<void> {
  const open = new Map(sought.map((each) => [each, Number.POSITIVE_INFINITY]));
  const names = [...new Set(sought.map(({ spec }) => spec.selection.event))];
  for await (const { happened, standing } of factsOfTenant(tx, tenantId, names)) {
    for (const [each, until] of open) {
      if (happened.at.getTime() > until) open.delete(each);
      const value = standing && extremeOf(each, standing);
      if (value === null) continue;
      const isFirst = each.spec.keeps === "first";
      each.found = each.found === null ? value : isFirst ? Math.min(each.found, value) : Math.max(each.found, value);
      if (each.found === each.was) open.delete(each);
      else if (isFirst && until === Number.POSITIVE_INFINITY) open.set(each, happened.at.getTime() + DAYS_IN_DISORDER_MS);
    }
    if (open.size === 0) break;
  }
  for (const { state, found } of sought) state.value = found;
}

function extremeOf({ definition, spec, period }: Sought, fact: Fact): number | null {
  const { countsFrom, repeatEvery } = definition;
  if ((countsFrom !== null && fact.at < countsFrom) || periodIn(fact.localDate, repeatEvery) !== period) return null;
  const amount = amountOf(spec, fact);
  if (amount === null) return null;
  return spec.keeps === "max" ? amount : numberOfDay(fact.localDate);
}
