import type { Queryable, Transaction } from "#lib/platform/database";
import { addTo, amountOf, bucketOf, emptyTally, type Fact, reachOf, type TallySpec, type TallyState, talliesOf } from "../conditions/tally.ts";
import { type Definition, periodIn } from "./definitions.ts";

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
  bucket: number | null;
}

/**
 * Adds an event to the tallies of all definitions that it counts for, in two reads and two writes however many there are. Of
 * days and hours only the neighbours are read. The caller holds the tenant's lock.
 * @returns the definitions for which it counts
 */
export async function countFact(
  tx: Transaction,
  { id: tenantId, timeZone }: { id: string; timeZone: string },
  definitions: readonly Definition[],
  fact: Fact,
): Promise<Definition[]> {
  const counted = definitions.flatMap((definition) => countedBy(definition, tenantId, fact));
  if (counted.length === 0) return [];
  const states = await readStates(tx, tenantId, counted);
  for (const [index, { spec }] of counted.entries()) {
    const state = states[index];
    if (state) addTo(state, spec, fact, timeZone);
  }
  await writeTallies(
    tx,
    counted.map(({ owner, spec, bucket }, index) => {
      const { value = null, buckets = new Map<number, number>() } = states[index] ?? {};
      return { owner, part: spec.part, value, buckets: bucket === null ? [] : [[bucket, buckets.get(bucket) ?? 0]] };
    }),
  );
  return [...new Set(counted.map(({ definition }) => definition))];
}

function countedBy(definition: Definition, tenantId: string, fact: Fact): Counted[] {
  const { key, version, condition, countsFrom, repeatEvery } = definition;
  if (countsFrom !== null && fact.at < countsFrom) return [];
  const owner = { tenantId, key, version, period: periodIn(fact.localDate, repeatEvery) };
  return talliesOf(condition)
    .filter((spec) => amountOf(spec, fact) !== null)
    .map((spec) => ({ definition, owner, spec, bucket: bucketOf(spec, fact) }));
}

async function readStates(tx: Queryable, tenantId: string, counted: readonly Counted[]): Promise<TallyState[]> {
  const owners = [
    counted.map(({ owner }) => owner.key),
    counted.map(({ owner }) => owner.version),
    counted.map(({ owner }) => owner.period),
    counted.map(({ spec }) => spec.part),
  ];
  const values = await tx.query<{ nr: number; value: string }>({
    name: "achievement-tally",
    text: `SELECT o.nr::int AS nr, t.value::text FROM unnest($2::text[], $3::int[], $4::text[], $5::smallint[]) WITH ORDINALITY AS o (key, version, period, part, nr)
           JOIN achievement_tally t ON t.tenant_id = $1::uuid AND t.definition_key = o.key AND t.version = o.version AND t.period = o.period AND t.part = o.part`,
    values: [tenantId, ...owners],
  });
  const states = counted.map(emptyTally);
  for (const { nr, value } of values) {
    const state = states[nr - 1];
    if (state) state.value = Number(value);
  }
  if (counted.every(({ bucket }) => bucket === null)) return states;
  const near = await tx.query<{ nr: number; bucket: number; value: string }>({
    name: "achievement-buckets",
    text: `SELECT o.nr::int AS nr, b.bucket, b.value::text
           FROM unnest($2::text[], $3::int[], $4::text[], $5::smallint[], $6::int[], $7::int[]) WITH ORDINALITY AS o (key, version, period, part, first, last, nr)
           JOIN achievement_bucket b ON b.tenant_id = $1::uuid AND b.definition_key = o.key AND b.version = o.version AND b.period = o.period
             AND b.part = o.part AND b.bucket BETWEEN o.first AND o.last`,
    values: [
      ...[tenantId, ...owners],
      counted.map(({ bucket, spec }) => (bucket === null ? null : bucket - reachOf(spec))),
      counted.map(({ bucket, spec }) => (bucket === null ? null : bucket + reachOf(spec))),
    ],
  });
  for (const { nr, bucket, value } of near) states[nr - 1]?.buckets.set(bucket, Number(value));
  return states;
}

/** What a tally has come to, with those of its days or hours that changed. */
interface Written {
  owner: TallyOwner;
  part: number;
  value: number | null;
  buckets: readonly (readonly [number, number])[];
}

/** Writes absolute values, so that writing them again changes nothing. */
export async function writeTallies(tx: Transaction, written: readonly Written[]): Promise<void> {
  const known = written.filter(({ value }) => value !== null);
  const ownersOf = (rows: readonly Pick<Written, "owner" | "part">[]) => [
    rows.map(({ owner }) => owner.tenantId),
    rows.map(({ owner }) => owner.key),
    rows.map(({ owner }) => owner.version),
    rows.map(({ owner }) => owner.period),
    rows.map(({ part }) => part),
  ];
  await tx.query({
    name: "achievement-tally-write",
    text: `INSERT INTO achievement_tally (tenant_id, definition_key, version, period, part, value)
           SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::smallint[], $6::bigint[])
           ON CONFLICT (tenant_id, definition_key, version, period, part) DO UPDATE SET value = EXCLUDED.value`,
    values: [...ownersOf(known), known.map(({ value }) => value)],
  });
  const kept = known.flatMap(({ owner, part, buckets }) => buckets.map(([bucket, value]) => ({ owner, part, bucket, value })));
  if (kept.length === 0) return;
  await tx.query({
    name: "achievement-bucket-write",
    text: `INSERT INTO achievement_bucket (tenant_id, definition_key, version, period, part, bucket, value)
           SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::smallint[], $6::int[], $7::bigint[])
           ON CONFLICT (tenant_id, definition_key, version, period, part, bucket) DO UPDATE SET value = EXCLUDED.value`,
    values: [...ownersOf(kept), kept.map(({ bucket }) => bucket), kept.map(({ value }) => value)],
  });
}

/** What the tallies of the tenant's definitions have come to, by definition, version, period and part. */
export async function readTallies(tx: Queryable, tenantId: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ key: string; version: number; period: string; part: number; value: string }>({
    name: "achievement-tallies",
    text: `SELECT definition_key AS key, version, period, part, value::text FROM achievement_tally
           WHERE tenant_id = $1::uuid AND definition_key = ANY($2::text[])`,
    values: [tenantId, keys],
  });
  return new Map(rows.map((row) => [nameOf(row, row.period, row.part), Number(row.value)]));
}

const nameOf = ({ key, version }: { key: string; version: number }, period: string, part: number): string => `${key}|${version}|${period}|${part}`;

/** The tallies of one definition in one period, in the order of its parts. */
export const talliesIn = (all: ReadonlyMap<string, number>, definition: Definition, period: string): (number | null)[] =>
  talliesOf(definition.condition).map(({ part }) => all.get(nameOf(definition, period, part)) ?? null);
