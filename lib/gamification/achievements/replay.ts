import type { Queryable } from "#lib/platform/database";
import { evaluate, type Known } from "../conditions/evaluate.ts";
import { asItStands, REVERSED_BY, type TakenBack } from "../conditions/reversals.ts";
import { addTo, amountOf, emptyTally, type Fact, type TallySpec, type TallyState, talliesOf } from "../conditions/tally.ts";
import { type Definition, periodIn } from "./definitions.ts";

/** What a past comes to. */
export interface Replay {
  /** By period, in the order of the condition's parts. */
  tallies: Map<string, TallyState[]>;
  /** The event that met the condition first, by period. */
  met: Map<string, Fact>;
}

/** An event of the log: as it happened, and as it counts now; null when it was taken back. */
export interface LoggedFact {
  happened: Fact;
  standing: Fact | null;
}

type Rules = Pick<Definition, "condition" | "repeatEvery" | "countsFrom">;

/** Counts a tenant's events from the first to the last, as they would have been counted when they happened, without what was taken back since. */
export function beginReplay({ condition, repeatEvery, countsFrom }: Rules, timeZone: string, measures: Known["measures"]) {
  const specs = talliesOf(condition);
  const replay: Replay = { tallies: new Map(), met: new Map() };
  return {
    replay,
    add({ happened, standing }: LoggedFact): void {
      const seenBy = ({ isGross }: TallySpec) => (isGross ? happened : standing);
      const counts = (spec: TallySpec) => {
        const fact = seenBy(spec);
        return fact !== null && amountOf(spec, fact) !== null;
      };
      if ((countsFrom !== null && happened.at < countsFrom) || !specs.some(counts)) return;
      const period = periodIn(happened.localDate, repeatEvery);
      const states = replay.tallies.get(period) ?? specs.map(emptyTally);
      replay.tallies.set(period, states);
      for (const [index, spec] of specs.entries()) {
        const state = states[index];
        const fact = seenBy(spec);
        if (state && fact) addTo(state, spec, fact, timeZone);
      }
      if (!replay.met.has(period) && evaluate(condition, { tallies: states.map(({ value }) => value), measures }).isMet)
        replay.met.set(period, happened);
    },
  };
}

/** Whoever finds soon what they look for has not read much. */
const FIRST_PAGE = 200;
const LARGEST_PAGE = 5_000;

/** A tenant's events of some names from the log, oldest first, page by page. */
export async function* factsOfTenant(tx: Queryable, tenantId: string, names: readonly string[]): AsyncGenerator<LoggedFact> {
  let after = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
  for (let page = FIRST_PAGE; ; page = Math.min(page * 5, LARGEST_PAGE)) {
    const rows = await tx.query<Fact & TakenBack>({
      name: "achievement-event-log",
      text: `SELECT e.id, e.name, e.at, e.local_date::text AS "localDate", e.actor_id AS "actorId", e.subject, e.data,
               coalesce(r.times, 0)::int AS times, coalesce(r.amount, 0)::float8 AS amount, CASE WHEN r.times > 0 THEN (
                 SELECT count(*) FROM achievement_event s WHERE s.tenant_id = e.tenant_id AND s.subject = e.subject AND s.name = e.name
                   AND (s.at, s.id) <= (e.at, e.id)) ELSE 1 END::int AS nth
             FROM (SELECT * FROM achievement_event WHERE tenant_id = $1::uuid AND name = ANY($2::text[]) AND (at, id) > ($3::timestamptz, $4::uuid)
                   ORDER BY at, id LIMIT $6::int) e
             LEFT JOIN LATERAL (
               SELECT count(*) AS times, sum((b.data->>'amountMinor')::bigint) AS amount FROM achievement_event b
               WHERE b.tenant_id = e.tenant_id AND b.subject = e.subject AND b.name = $5::jsonb->>e.name
             ) r ON e.subject IS NOT NULL
             ORDER BY e.at, e.id`,
      values: [tenantId, names, after.at, after.id, JSON.stringify(REVERSED_BY), page],
    });
    for (const { times, amount, nth, ...happened } of rows) yield { happened, standing: asItStands(happened, { times, amount, nth }) };
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last;
  }
}
