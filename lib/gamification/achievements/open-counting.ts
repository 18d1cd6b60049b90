import type { Database, Transaction } from "#lib/platform/database";
import { REVERSED_BY } from "../conditions/reversals.ts";
import type { Fact } from "../conditions/tally.ts";
import { type Definition, definitionsOf, periodIn, READING, STAMP, type Stamped } from "./definitions.ts";
import { REPEATS } from "./schema.ts";
import { tallyName } from "./tally-name.ts";

/** What has to be known before events are counted. */
export interface OpenedCounting {
  /** The events that were not counted before. */
  fresh: Set<string>;
  /** The definitions that read such events, in their order. */
  definitions: Definition[];
  /** The names of events of which some were taken back now, whichever of the two came first. */
  takenBack: string[];
  /** What is not awarded (again) in the periods of these events, by definition. */
  settled: { key: string; period: string }[];
  /** What the tallies of these definitions have come to in the periods of these events, by `tallyName`. */
  values: ReadonlyMap<string, number>;
  /** Who of those that caused the events belongs to the tenant. */
  members: ReadonlySet<string>;
}

interface Row {
  fresh: string[];
  reading: Stamped[] | null;
  taken_back: string[];
  settled: [key: string, period: string][] | null;
  tallies: [key: string, version: number, period: string, part: number, value: number][] | null;
  members: string[];
}

// One statement, since a worker handles few events of each tenant at a time while they are told: what each statement costs is most of what an
// event costs. It sees the log as it was before these events: of which of them one takes another back is looked at beside it.
const OPEN = `
  WITH logged AS (
      INSERT INTO achievement_event (tenant_id, id, name, at, local_date, actor_id, data, subject)
      SELECT $1::uuid, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::date[], $6::uuid[], $7::jsonb[], $8::text[])
      ON CONFLICT (tenant_id, id) DO NOTHING RETURNING id, name, subject),
    reading AS (${READING("$9", "$1")})
  SELECT ARRAY(SELECT id FROM logged) AS fresh,
    (SELECT json_agg(json_build_array(key, ${STAMP}) ORDER BY position, key) FROM reading) AS reading,
    ARRAY(SELECT DISTINCT k.key FROM logged l JOIN jsonb_each_text($10::jsonb) k ON l.name IN (k.key, k.value)
      WHERE l.subject IS NOT NULL AND EXISTS (SELECT 1 FROM achievement_event o WHERE o.tenant_id = $1::uuid AND o.subject = l.subject
        AND o.name = CASE WHEN l.name = k.key THEN k.value ELSE k.key END)) AS taken_back,
    (SELECT json_agg(json_build_array(a.definition_key, a.period)) FROM achievement_award a JOIN reading r ON r.key = a.definition_key
      WHERE a.tenant_id = $1::uuid AND a.period = ANY($11::text[]) AND (a.taken_back_at IS NULL OR a.taken_back_because = 'operator')) AS settled,
    (SELECT json_agg(json_build_array(t.definition_key, t.version, t.period, t.part, t.value)) FROM achievement_tally t
      JOIN reading r ON r.key = t.definition_key WHERE t.tenant_id = $1::uuid AND t.period = ANY($11::text[])) AS tallies,
    ARRAY(SELECT m.user_id FROM membership m WHERE m.tenant_id = $1::uuid AND m.user_id = ANY($12::uuid[]) AND m.status = 'active') AS members`;

/**
 * Writes events into the tenant's log, each once, and reads what counting them asks for. The caller holds the tenant's lock; `db` tells the
 * definitions apart that are known of several databases.
 */
export async function openCounting(db: Database, tx: Transaction, tenantId: string, facts: readonly Fact[]): Promise<OpenedCounting> {
  const days = [...new Set(facts.map(({ localDate }) => localDate))];
  const [row] = await tx.query<Row>({
    name: "achievement-counting-open",
    text: OPEN,
    values: [
      tenantId,
      facts.map(({ id }) => id),
      facts.map(({ name }) => name),
      facts.map(({ at }) => at),
      facts.map(({ localDate }) => localDate),
      facts.map(({ actorId }) => actorId),
      facts.map(({ data }) => JSON.stringify(data)),
      facts.map(({ subject }) => subject),
      [...new Set(facts.map(({ name }) => name))],
      JSON.stringify(REVERSED_BY),
      [...new Set(days.flatMap((day) => [null, ...REPEATS].map((every) => periodIn(day, every))))],
      [...new Set(facts.flatMap(({ actorId }) => actorId ?? []))],
    ],
  });
  if (!row) throw new Error("Nothing was said of what is to be counted");
  const fresh = new Set(row.fresh);
  return {
    fresh,
    definitions: await definitionsOf(db, tx, row.reading ?? []),
    takenBack: [...new Set([...row.taken_back, ...takenBackAmong(facts.filter(({ id }) => fresh.has(id)))])],
    settled: (row.settled ?? []).map(([key, period]) => ({ key, period })),
    values: new Map((row.tallies ?? []).map(([key, version, period, part, value]) => [tallyName({ key, version }, period, part), value])),
    members: new Set(row.members),
  };
}

/** Of which names some events are taken back by others of the same. Pure. */
export function takenBackAmong(facts: readonly Pick<Fact, "name" | "subject">[]): string[] {
  const told = new Set(facts.map(({ name, subject }) => `${name}|${subject}`));
  const isTakenBack = ({ name, subject }: Pick<Fact, "name" | "subject">) => subject !== null && told.has(`${REVERSED_BY[name]}|${subject}`);
  return [...new Set(facts.filter(isTakenBack).map(({ name }) => name))];
}
