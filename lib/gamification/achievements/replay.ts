import type { Queryable } from "#lib/platform/database";
import { evaluate, type Known } from "../conditions/evaluate.ts";
import type { FactName } from "../conditions/facts.ts";
import { addTo, amountOf, emptyTally, type Fact, type TallyState, talliesOf } from "../conditions/tally.ts";
import { type Definition, periodIn } from "./definitions.ts";

/** What a past comes to. */
export interface Replay {
  /** By period, in the order of the condition's parts. */
  tallies: Map<string, TallyState[]>;
  /** The event that met the condition first, by period. */
  met: Map<string, Fact>;
}

type Rules = Pick<Definition, "condition" | "repeatEvery" | "countsFrom">;

/** Counts a tenant's events from the first to the last, as they would have been counted when they happened. */
export function beginReplay({ condition, repeatEvery, countsFrom }: Rules, timeZone: string, measures: Known["measures"]) {
  const specs = talliesOf(condition);
  const replay: Replay = { tallies: new Map(), met: new Map() };
  return {
    replay,
    add(fact: Fact): void {
      if ((countsFrom !== null && fact.at < countsFrom) || !specs.some((spec) => amountOf(spec, fact) !== null)) return;
      const period = periodIn(fact.localDate, repeatEvery);
      const states = replay.tallies.get(period) ?? specs.map(emptyTally);
      replay.tallies.set(period, states);
      for (const [index, spec] of specs.entries()) {
        const state = states[index];
        if (state) addTo(state, spec, fact, timeZone);
      }
      if (!replay.met.has(period) && evaluate(condition, { tallies: states.map(({ value }) => value), measures }).isMet) replay.met.set(period, fact);
    },
  };
}

const PAGE = 5_000;

/** A tenant's events of some names from the log, oldest first, page by page. */
export async function* factsOfTenant(tx: Queryable, tenantId: string, names: readonly string[]): AsyncGenerator<Fact> {
  let after = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    const facts = await tx.query<Fact & { name: FactName }>({
      name: "achievement-event-log",
      text: `SELECT id, name, at, local_date::text AS "localDate", actor_id AS "actorId", data FROM achievement_event
             WHERE tenant_id = $1::uuid AND name = ANY($2::text[]) AND (at, id) > ($3::timestamptz, $4::uuid) ORDER BY at, id LIMIT ${PAGE}`,
      values: [tenantId, names, after.at, after.id],
    });
    yield* facts;
    const last = facts.at(-1);
    if (!last || facts.length < PAGE) return;
    after = last;
  }
}
