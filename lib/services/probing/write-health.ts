import type { Database } from "#lib/platform/database";
import type { Reading } from "../graph/states.ts";
import type { Watched } from "./read-watched.ts";

/** Writes what changed of a service's instances, and forgets those that are gone. */
export async function writeHealth(
  db: Pick<Database, "system">,
  { id, health, instances }: Watched,
  byTarget: ReadonlyMap<string, Reading>,
): Promise<void> {
  const known = new Map(health.map((each) => [each.target, each]));
  const changed = instances.flatMap((target) => {
    const { state = "unknown", reason = null, since = null } = byTarget.get(target) ?? {};
    const before = known.get(target);
    return before?.state === state && before.reason === reason ? [] : [{ target, state, reason, since }];
  });
  const gone = [...known.keys()].filter((target) => !instances.includes(target));
  if (gone.length > 0)
    await db.system({
      name: "forget-instance-health",
      text: "DELETE FROM service_instance_health WHERE service_id = $1 AND target = ANY($2::text[])",
      values: [id, gone],
    });
  if (changed.length === 0) return;
  await db.system({
    name: "write-instance-health",
    text: `INSERT INTO service_instance_health AS h (service_id, target, state, reason, since)
           SELECT s.id, x.target, x.state, x.reason, x.since
           FROM service s, jsonb_to_recordset($2::jsonb) AS x(target text, state text, reason text, since timestamptz) WHERE s.id = $1 ORDER BY x.target
           ON CONFLICT (service_id, target) DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since`,
    values: [id, JSON.stringify(changed)],
  });
}
