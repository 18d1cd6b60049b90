import type { Queryable } from "#lib/platform/database";

/** What was measured of a service, as far as it is known. */
export interface MeasuredService {
  key: string;
  /** When it was last looked at. */
  checkedAt: Date | null;
  /** Looks of this calendar month (UTC), as far as they are rolled up; null where nothing looks at it. */
  looks: { operational: number; degraded: number; down: number } | null;
}

interface Row {
  key: string;
  checked_at: Date | null;
  looks: number | null;
  degraded: number | null;
  failures: number | null;
}

/** The first services by their keys. Reads in a transaction that may see them. */
export async function readMeasured(tx: Queryable, now: Date, limit: number): Promise<MeasuredService[]> {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const rows = await tx.query<Row>({
    name: "measured-services",
    text: `
      SELECT s.key, greatest(m.checked_at, p.checked_at) AS checked_at, d.looks, d.degraded, d.failures
      FROM (SELECT id, key, part FROM service ORDER BY key LIMIT $1) s
      LEFT JOIN part_state m ON m.part = s.part
      LEFT JOIN LATERAL (SELECT max((t.monitor->>'checkedAt')::timestamptz) AS checked_at FROM service_probe x JOIN probe_target t ON t.probe_id = x.id
                         WHERE x.service_id = s.id) p ON true
      LEFT JOIN LATERAL (SELECT sum(d.looks)::float8 AS looks, sum(d.degraded)::float8 AS degraded, sum(d.failures)::float8 AS failures FROM probe_day d
                         WHERE d.service_id = s.id AND d.at >= $2::timestamptz) d ON true
      ORDER BY s.key`,
    values: [limit, month],
  });
  return rows.map(({ key, checked_at, looks, degraded, failures }) => ({
    key,
    checkedAt: checked_at,
    looks: looks === null ? null : { operational: looks - (degraded ?? 0) - (failures ?? 0), degraded: degraded ?? 0, down: failures ?? 0 },
  }));
}
