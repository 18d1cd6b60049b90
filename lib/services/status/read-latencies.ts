import type { Queryable } from "#lib/platform/database";

/** By key, in milliseconds: how long the newest answer to a look took. A service of which none was answered within the last hour is not in it. */
export type Latencies = ReadonlyMap<string, number>;

/** Reads them in a transaction that may see them. */
export async function readLatencies(tx: Queryable, now: Date): Promise<Latencies> {
  const rows = await tx.query<{ key: string; latency_ms: number }>({
    name: "service-latencies",
    text: `SELECT s.key, coalesce(m.latency_ms, l.latency_ms)::float8 AS latency_ms
           FROM service s
           LEFT JOIN part_state m ON m.part = s.part AND m.checked_at > $1::timestamptz - interval '1 hour'
           LEFT JOIN LATERAL (SELECT r.latency_ms FROM probe_result r
                              WHERE r.service_id = s.id AND r.at > $1::timestamptz - interval '1 hour' AND r.latency_ms IS NOT NULL ORDER BY r.at DESC LIMIT 1) l ON true
           WHERE coalesce(m.latency_ms, l.latency_ms) IS NOT NULL`,
    values: [now],
  });
  return new Map(rows.map(({ key, latency_ms }) => [key, latency_ms]));
}
