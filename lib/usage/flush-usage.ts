import type { Database } from "#lib/platform/database";

/** What was counted in one place since it was last written. */
export interface CountedPlace {
  key: string;
  /** Its begin, in milliseconds. */
  hour: number;
  tenantId: string | null;
  keyId: string | null;
  route: string;
  statusClass: number;
  calls: number;
  latency: number[];
}

const NONE = "'00000000-0000-0000-0000-000000000000'::uuid";
const FLUSH = `
  INSERT INTO api_usage_hour (id, hour, tenant_id, key_id, route, status_class, calls, latency)
  SELECT gen_random_uuid(), hour, tenant_id, key_id, route, status_class, calls, latency::int[]
  FROM unnest($1::timestamptz[], $2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::int[], $7::text[])
    AS counted (hour, tenant_id, key_id, route, status_class, calls, latency)
  ON CONFLICT (hour, coalesce(tenant_id, ${NONE}), coalesce(key_id, ${NONE}), route, status_class)
  DO UPDATE SET calls = api_usage_hour.calls + excluded.calls, latency = add_latency(api_usage_hour.latency, excluded.latency)`;

/** Adds what was counted to its hours, in one statement. */
export async function flushUsage(db: Database, places: CountedPlace[]): Promise<void> {
  // All processes write in the same order, so that two never wait for each other in a circle.
  const sorted = places.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  await db.system({
    name: "flush-usage",
    text: FLUSH,
    values: [
      sorted.map(({ hour }) => new Date(hour)),
      sorted.map(({ tenantId }) => tenantId),
      sorted.map(({ keyId }) => keyId),
      sorted.map(({ route }) => route.slice(0, 200)),
      sorted.map(({ statusClass }) => statusClass),
      sorted.map(({ calls }) => calls),
      sorted.map(({ latency }) => `{${latency.join(",")}}`),
    ],
  });
}
