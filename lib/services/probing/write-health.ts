import type { Database } from "#lib/platform/database";
import type { Reading } from "../graph/states.ts";
import type { Watched } from "./read-watched.ts";

interface Found {
  service: Watched;
  byTarget: ReadonlyMap<string, Reading>;
}

/** Writes what changed of the services' instances, and forgets those that are gone. */
export async function writeHealth(db: Pick<Database, "system">, found: readonly Found[]): Promise<void> {
  const changed = found.flatMap(changesOf);
  const gone = found.flatMap(({ service: { id, health, instances } }) =>
    health.filter(({ target }) => !instances.includes(target)).map(({ target }) => ({ service_id: id, target })),
  );
  if (gone.length > 0)
    await db.system({
      name: "forget-instance-health",
      text: `DELETE FROM service_instance_health h USING jsonb_to_recordset($1::jsonb) AS x(service_id uuid, target text)
             WHERE h.service_id = x.service_id AND h.target = x.target`,
      values: [JSON.stringify(gone)],
    });
  if (changed.length === 0) return;
  await db.system({
    name: "write-instance-health",
    // Of a service that was deleted meanwhile nothing is written.
    text: `INSERT INTO service_instance_health AS h (service_id, target, state, reason, since)
           SELECT s.id, x.target, x.state, x.reason, x.since
           FROM jsonb_to_recordset($1::jsonb) AS x(service_id uuid, target text, state text, reason text, since timestamptz)
           JOIN service s ON s.id = x.service_id ORDER BY 1, 2
           ON CONFLICT (service_id, target) DO UPDATE SET state = excluded.state, reason = excluded.reason, since = excluded.since`,
    values: [JSON.stringify(changed)],
  });
}

function changesOf({ service: { id, health, instances }, byTarget }: Found) {
  const known = new Map(health.map((each) => [each.target, each]));
  return instances.flatMap((target) => {
    const { state = "unknown", reason = null, since = null } = byTarget.get(target) ?? {};
    const before = known.get(target);
    return before?.state === state && before.reason === reason ? [] : [{ service_id: id, target, state, reason, since }];
  });
}
