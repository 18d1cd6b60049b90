import type { Queryable } from "#lib/platform/database";
import { asItStands, REVERSED_BY } from "../conditions/reversals.ts";
import type { Fact } from "../conditions/tally.ts";

/** An event of which something was taken back, as it counted before and as it counts now; null when nothing of it does. */
export interface Change {
  happened: Fact;
  /** Null as well for an event that was not in the log before. */
  before: Fact | null;
  after: Fact | null;
  /** Whether it came into the log just now. */
  isFresh: boolean;
}

type Row = Omit<Fact, "data"> & { data: Record<string, unknown> };

/**
 * The events that fresh ones take back, or that are fresh themselves and were taken back before they came: all of the same subjects, which an
 * index finds. @param fresh what came into the log just now
 */
export async function changesBy(tx: Queryable, tenantId: string, fresh: readonly Fact[]): Promise<Change[]> {
  const subjects = [...new Set(fresh.flatMap(({ subject }) => subject ?? []))];
  if (subjects.length === 0) return [];
  const rows = await tx.query<Row>({
    name: "achievement-events-of-subjects",
    text: `SELECT e.id, e.name, e.at, e.local_date::text AS "localDate", e.actor_id AS "actorId", e.subject, e.data
           FROM achievement_event e WHERE e.tenant_id = $1::uuid AND e.subject = ANY($2::text[]) ORDER BY e.at, e.id`,
    values: [tenantId, subjects],
  });
  const isFresh = new Set(fresh.map(({ id }) => id));
  return Object.entries(REVERSED_BY).flatMap(([name, by]) =>
    [...Map.groupBy(rows, ({ subject }) => subject).values()].flatMap((all) => changesOf(all, name, by, isFresh)),
  );
}

/** Of the events of one subject, how those of a name stood without the fresh ones, and how they stand with them. Pure. */
function changesOf(all: readonly Row[], name: string, by: string, isFresh: ReadonlySet<string>): Change[] {
  const backs = all.filter((each) => each.name === by);
  const times = all.filter((each) => each.name === name);
  if (backs.length === 0 || times.length === 0) return [];
  const known = { backs: backs.filter(({ id }) => !isFresh.has(id)), times: times.filter(({ id }) => !isFresh.has(id)) };
  return times.map((happened) => ({
    happened,
    before: isFresh.has(happened.id) ? null : standingAmong(happened, known.times, known.backs),
    after: standingAmong(happened, times, backs),
    isFresh: isFresh.has(happened.id),
  }));
}

const standingAmong = (happened: Row, times: readonly Row[], backs: readonly Row[]): Fact | null =>
  asItStands(happened, {
    times: backs.length,
    amount: backs.reduce((sum, { data }) => sum + Number(data.amountMinor ?? 0), 0),
    nth: times.indexOf(happened) + 1,
  });
