import type { Queryable } from "#lib/platform/database";

/**
 * The services under maintenance at a moment, with since when: by windows that are in progress. For the state machine, which counts that time apart.
 * @param tx that may see the registry
 */
export async function maintenanceOf(tx: Queryable, now: Date): Promise<Map<string, Date>> {
  const rows = await tx.query<{ key: string; since: Date }>({
    name: "maintenance-of-services",
    text: `SELECT s.key, min(w.starts_at) AS since
           FROM maintenance_window w JOIN maintenance_window_service x ON x.window_id = w.id JOIN service s ON s.id = x.service_id
           WHERE w.ends_at > $1::timestamptz AND w.starts_at <= $1::timestamptz AND w.cancelled_at IS NULL AND w.finished_at IS NULL
           GROUP BY s.key ORDER BY s.key`,
    values: [now],
  });
  return new Map(rows.map(({ key, since }) => [key, since]));
}
