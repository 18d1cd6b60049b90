import type { Queryable, Transaction } from "#lib/platform/database";
import { addTo, amountOf, bucketOf, type Fact, reachOf, type TallySpec, type TallyState, talliesOf } from "../conditions/tally.ts";
import { type Definition, periodIn } from "./definitions.ts";
import type { LoggedFact, Replay } from "./replay.ts";
import { tallyName } from "./tally-name.ts";

/** Whose tally: of a tenant, for a version of a definition, in a period. */
interface TallyOwner {
  tenantId: string;
  key: string;
  version: number;
  period: string;
}

/** A tally that an event counts for. */
interface Counted {
  definition: Definition;
  owner: TallyOwner;
  spec: TallySpec;
  /** The event as it counts there. */
  fact: Fact;
  bucket: number | null;
}

/** The tallies that some events count for, as they are while one event after the other is added. */
export interface OpenTallies {
  /** Adds an event to all tallies that it counts for. @returns the definitions for which it counts */
  add(event: LoggedFact): Definition[];
  /** What a definition's tallies have come to in a period, in the order of its parts. */
  valuesOf(definition: Definition, period: string): (number | null)[];
  /** Writes what has changed. */
  write(): Promise<void>;
}

/**
 * Opens the tallies that events count for, with what they have come to so far (by `tallyName`): one read at most, of days and hours only the
 * neighbours, and one write in the end, however many events and definitions there are. The caller holds the tenant's lock until it has written.
 */
export async function openTallies(
  tx: Transaction,
  { id: tenantId, timeZone }: { id: string; timeZone: string },
  definitions: readonly Definition[],
  events: readonly LoggedFact[],
  values: ReadonlyMap<string, number>,
): Promise<OpenTallies> {
  const readers = readersOf(definitions);
  const counted = new Map(events.map((event) => [event, countedBy(readers, tenantId, event)]));
  const buckets = await readBuckets(tx, tenantId, [...counted.values()].flat());
  const changed = new Map<string, { of: Counted; state: TallyState; buckets: Set<number> }>();
  const open = (of: Counted) => {
    const name = tallyName(of.owner, of.owner.period, of.spec.part);
    const known = changed.get(name);
    if (known) return known;
    const opened = {
      of,
      state: { value: values.get(name) ?? null, buckets: buckets.get(name) ?? new Map<number, number>() },
      buckets: new Set<number>(),
    };
    changed.set(name, opened);
    return opened;
  };
  return {
    add(event) {
      const all = counted.get(event) ?? [];
      for (const each of all) {
        const tally = open(each);
        addTo(tally.state, each.spec, each.fact, timeZone);
        if (each.bucket !== null) tally.buckets.add(each.bucket);
      }
      return [...new Set(all.map(({ definition }) => definition))];
    },
    valuesOf(definition, period) {
      return talliesOf(definition.condition).map(({ part }) => {
        const name = tallyName(definition, period, part);
        return changed.get(name)?.state.value ?? values.get(name) ?? null;
      });
    },
    async write() {
      const written = [...changed.values()].map(({ of, state, buckets: own }) => ({
        ...{ owner: of.owner, part: of.spec.part, value: state.value },
        buckets: [...own].map((bucket) => [bucket, state.buckets.get(bucket) ?? 0] as const),
      }));
      if (written.length > 0) await writeTallies(tx, written);
    },
  };
}

type Reader = Pick<Counted, "definition" | "spec">;

function readersOf(definitions: readonly Definition[]): Map<string, Reader[]> {
  const all = definitions.flatMap((definition) => talliesOf(definition.condition).map((spec) => ({ definition, spec })));
  return Map.groupBy(all, ({ spec }) => spec.selection.event);
}

function countedBy(readers: ReadonlyMap<string, Reader[]>, tenantId: string, { happened, standing }: LoggedFact): Counted[] {
  return (readers.get(happened.name) ?? []).flatMap(({ definition, spec }) => {
    // A share counts what happened, also what was taken back since.
    const fact = spec.isGross ? happened : standing;
    const { key, version, repeatEvery, countsFrom } = definition;
    if (fact === null || (countsFrom !== null && fact.at < countsFrom) || amountOf(spec, fact) === null) return [];
    return [
      { definition, spec, fact, owner: { tenantId, key, version, period: periodIn(fact.localDate, repeatEvery) }, bucket: bucketOf(spec, fact) },
    ];
  });
}

/** The days and hours that can matter to events, by tally. */
async function readBuckets(tx: Queryable, tenantId: string, counted: readonly Counted[]): Promise<Map<string, Map<number, number>>> {
  const near = new Map<string, Counted & { bucket: number }>();
  for (const each of counted) {
    const { owner, spec, bucket } = each;
    if (bucket !== null) near.set(`${tallyName(owner, owner.period, spec.part)}|${bucket}`, { ...each, bucket });
  }
  const result = new Map<string, Map<number, number>>();
  if (near.size === 0) return result;
  const asked = [...near.values()];
  const rows = await tx.query<{ key: string; version: number; period: string; part: number; bucket: number; value: string }>({
    name: "achievement-buckets",
    text: `SELECT DISTINCT o.key, o.version, o.period, o.part::int AS part, b.bucket, b.value::text
           FROM unnest($2::text[], $3::int[], $4::text[], $5::smallint[], $6::int[], $7::int[]) AS o (key, version, period, part, first, last)
           JOIN achievement_bucket b ON b.tenant_id = $1::uuid AND b.definition_key = o.key AND b.version = o.version AND b.period = o.period
             AND b.part = o.part AND b.bucket BETWEEN o.first AND o.last`,
    values: [
      tenantId,
      asked.map(({ owner }) => owner.key),
      asked.map(({ owner }) => owner.version),
      asked.map(({ owner }) => owner.period),
      asked.map(({ spec }) => spec.part),
      asked.map(({ bucket, spec }) => bucket - reachOf(spec)),
      asked.map(({ bucket, spec }) => bucket + reachOf(spec)),
    ],
  });
  for (const row of rows) {
    const name = tallyName(row, row.period, row.part);
    const known = result.get(name) ?? new Map<number, number>();
    result.set(name, known.set(row.bucket, Number(row.value)));
  }
  return result;
}

/** What a tally has come to, with those of its days or hours that changed. */
interface Written {
  owner: TallyOwner;
  part: number;
  value: number | null;
  buckets: readonly (readonly [number, number])[];
}

/** A tally of a definition in a period that is to be changed as a whole. */
export interface Moved {
  key: string;
  version: number;
  period: string;
  part: number;
  /** Whether it keeps days or hours: then all of them are read. */
  hasBuckets: boolean;
}

/** Tallies as they are, each with all of its days or hours, in the order asked for. */
export async function readMoved(tx: Queryable, tenantId: string, moved: readonly Moved[]): Promise<TallyState[]> {
  const values = await readTallies(tx, tenantId, [...new Set(moved.map(({ key }) => key))]);
  const kept = moved.filter(({ hasBuckets }) => hasBuckets);
  const buckets = new Map<string, Map<number, number>>();
  if (kept.length > 0) {
    const rows = await tx.query<{ key: string; version: number; period: string; part: number; bucket: number; value: string }>({
      name: "achievement-buckets-all",
      text: `SELECT b.definition_key AS key, b.version, b.period, b.part::int AS part, b.bucket, b.value::text
             FROM unnest($2::text[], $3::int[], $4::text[], $5::smallint[]) AS o (key, version, period, part)
             JOIN achievement_bucket b ON b.tenant_id = $1::uuid AND b.definition_key = o.key AND b.version = o.version AND b.period = o.period AND b.part = o.part`,
      values: [tenantId, ...columnsOf(kept)],
    });
    for (const row of rows) {
      const name = tallyName(row, row.period, row.part);
      buckets.set(name, (buckets.get(name) ?? new Map<number, number>()).set(row.bucket, Number(row.value)));
    }
  }
  return moved.map(({ key, version, period, part }) => {
    const name = tallyName({ key, version }, period, part);
    return { value: values.get(name) ?? null, buckets: buckets.get(name) ?? new Map<number, number>() };
  });
}

/** Writes changed tallies with those of their days or hours that changed; what came to nothing is gone. */
export async function writeMoved(
  tx: Transaction,
  tenantId: string,
  moved: readonly (Moved & { state: TallyState; changedBuckets: readonly number[] })[],
): Promise<void> {
  const written = moved.map(({ key, version, period, part, state, changedBuckets }) => ({
    ...{ owner: { tenantId, key, version, period }, part, value: state.value },
    buckets: changedBuckets.flatMap((bucket) => {
      const value = state.buckets.get(bucket);
      return value === undefined ? [] : [[bucket, value] as const];
    }),
  }));
  const nothing = moved.filter(({ state }) => state.value === null);
  if (nothing.length > 0)
    await tx.query({
      name: "achievement-tally-remove",
      text: `DELETE FROM achievement_tally t USING unnest($2::text[], $3::int[], $4::text[], $5::smallint[]) AS o (key, version, period, part)
             WHERE t.tenant_id = $1::uuid AND t.definition_key = o.key AND t.version = o.version AND t.period = o.period AND t.part = o.part`,
      values: [tenantId, ...columnsOf(nothing)],
    });
  const empty = moved.flatMap((each) =>
    each.changedBuckets.filter((bucket) => !each.state.buckets.has(bucket)).map((bucket) => ({ ...each, bucket })),
  );
  if (empty.length > 0)
    await tx.query({
      name: "achievement-bucket-remove",
      text: `DELETE FROM achievement_bucket b USING unnest($2::text[], $3::int[], $4::text[], $5::smallint[], $6::int[]) AS o (key, version, period, part, bucket)
             WHERE b.tenant_id = $1::uuid AND b.definition_key = o.key AND b.version = o.version AND b.period = o.period AND b.part = o.part
               AND b.bucket = o.bucket`,
      values: [tenantId, ...columnsOf(empty), empty.map(({ bucket }) => bucket)],
    });
  if (nothing.length < moved.length) await writeTallies(tx, written);
}

const columnsOf = (moved: readonly Moved[]) => [
  moved.map(({ key }) => key),
  moved.map(({ version }) => version),
  moved.map(({ period }) => period),
  moved.map(({ part }) => part),
];

/** Writes absolute values, so that writing them again changes nothing. */
async function writeTallies(tx: Transaction, written: readonly Written[]): Promise<void> {
  const known = written.filter(({ value }) => value !== null);
  const ownersOf = (rows: readonly Pick<Written, "owner" | "part">[]) => [
    rows.map(({ owner }) => owner.tenantId),
    rows.map(({ owner }) => owner.key),
    rows.map(({ owner }) => owner.version),
    rows.map(({ owner }) => owner.period),
    rows.map(({ part }) => part),
  ];
  const kept = known.flatMap(({ owner, part, buckets }) => buckets.map(([bucket, value]) => ({ owner, part, bucket, value })));
  await tx.query({
    name: "achievement-tallies-write",
    text: `WITH tallies AS (
             INSERT INTO achievement_tally (tenant_id, definition_key, version, period, part, value)
             SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::smallint[], $6::bigint[])
             ON CONFLICT (tenant_id, definition_key, version, period, part) DO UPDATE SET value = EXCLUDED.value)
           INSERT INTO achievement_bucket (tenant_id, definition_key, version, period, part, bucket, value)
           SELECT * FROM unnest($7::uuid[], $8::text[], $9::int[], $10::text[], $11::smallint[], $12::int[], $13::bigint[])
           ON CONFLICT (tenant_id, definition_key, version, period, part, bucket) DO UPDATE SET value = EXCLUDED.value`,
    values: [
      ...ownersOf(known),
      known.map(({ value }) => value),
      ...ownersOf(kept),
      kept.map(({ bucket }) => bucket),
      kept.map(({ value }) => value),
    ],
  });
}

/** Puts what a past comes to in the place of a definition's tallies. */
export async function replaceTallies(tx: Transaction, tenantId: string, { key, version }: Definition, { tallies }: Replay): Promise<void> {
  for (const table of ["achievement_tally", "achievement_bucket"])
    await tx.query({ text: `DELETE FROM ${table} WHERE tenant_id = $1::uuid AND definition_key = $2`, values: [tenantId, key] });
  const written = [...tallies].flatMap(([period, states]) =>
    states.map(({ value, buckets }, part) => ({ owner: { tenantId, key, version, period }, part, value, buckets: [...buckets] })),
  );
  if (written.length > 0) await writeTallies(tx, written);
}

/** What the tallies of the tenant's definitions have come to, by definition, version, period and part. */
export async function readTallies(tx: Queryable, tenantId: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ key: string; version: number; period: string; part: number; value: string }>({
    name: "achievement-tallies",
    text: `SELECT definition_key AS key, version, period, part, value::text FROM achievement_tally
           WHERE tenant_id = $1::uuid AND definition_key = ANY($2::text[])`,
    values: [tenantId, keys],
  });
  return new Map(rows.map((row) => [tallyName(row, row.period, row.part), Number(row.value)]));
}

/** The tallies of one definition in one period, in the order of its parts. */
export const talliesIn = (all: ReadonlyMap<string, number>, definition: Definition, period: string): (number | null)[] =>
  talliesOf(definition.condition).map(({ part }) => all.get(tallyName(definition, period, part)) ?? null);
