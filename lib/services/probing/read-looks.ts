import type { Queryable } from "#lib/platform/database";

/** When a service was last looked at, and since when it is doubted. */
export interface LastLook {
  checkedAt: Date;
  doubtedAt: Date | null;
}

/** By key. */
export type LooksOf = ReadonlyMap<string, LastLook>;

// A worsening that is not believed yet is a doubt, as `doubtedAt` in hysteresis.ts has it.
const doubt = (level: "bad" | "down") =>
  `CASE WHEN NOT (monitor #>> '{${level},isOn}')::boolean THEN (monitor #>> '{${level},against,from}')::timestamptz END`;

/** The last looks of probes and of the gateway's requests, and the portal's own measurements as far as they are written down. */
export async function readLooks(tx: Queryable): Promise<LooksOf> {
  const rows = await tx.query<LastLook & { key: string }>({
    name: "last-looks",
    text: `SELECT s.key, max(l.at) AS "checkedAt", min(l.doubted_at) AS "doubtedAt"
           FROM service s JOIN (
             SELECT service_id, (monitor->>'checkedAt')::timestamptz AS at, least(${doubt("bad")}, ${doubt("down")}) AS doubted_at
             FROM (SELECT p.service_id, t.monitor FROM probe_target t JOIN service_probe p ON p.id = t.probe_id
                   UNION ALL SELECT service_id, gateway FROM service_instance_health) m
             WHERE monitor IS NOT NULL
             UNION ALL
             SELECT o.id, p.checked_at, NULL FROM service o JOIN part_state p ON p.part = o.part
           ) l ON l.service_id = s.id GROUP BY s.key`,
  });
  return new Map(rows.map(({ key, ...look }) => [key, look]));
}
