import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { columnsOfProbe } from "./probe-row.ts";
import type { ServiceProbe } from "./shapes.ts";
import { syncTargets } from "./sync-targets.ts";

/**
 * Makes the probes of services as they are said, each under its name. One that is changed keeps its history and, as long as it asks
 * the same target in the same way, its secret: nobody gets to know a password by pointing the probe at a server of their own.
 */
export async function writeProbes(
  tx: Transaction,
  services: readonly { id: string; described: { probes: readonly ServiceProbe[] } }[],
): Promise<void> {
  if (services.length === 0) return;
  const said = services.flatMap(({ id, described }) => described.probes.map((probe) => ({ id: newId(), service_id: id, ...columnsOfProbe(probe) })));
  const values = [services.map(({ id }) => id), JSON.stringify(said)];
  await tx.query({
    text: `DELETE FROM service_probe p WHERE p.service_id = ANY($1::uuid[])
           AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS x(service_id uuid, name text) WHERE x.service_id = p.service_id AND x.name = p.name)`,
    values,
  });
  await tx.query({
    text: `INSERT INTO service_probe AS p (id, service_id, name, purpose, kind, target, config, interval_seconds, timeout_ms, failures, recoveries, is_paused)
           SELECT x.id, x.service_id, x.name, x.purpose, x.kind, x.target, x.config, x."intervalSeconds", x."timeoutMs", x.failures, x.recoveries, x."isPaused"
           FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, service_id uuid, name text, purpose text, kind text, target text, config jsonb,
             "intervalSeconds" int, "timeoutMs" int, failures int, recoveries int, "isPaused" boolean)
           ON CONFLICT (service_id, name) DO UPDATE SET
             purpose = excluded.purpose, kind = excluded.kind, target = excluded.target, config = excluded.config,
             interval_seconds = excluded.interval_seconds, timeout_ms = excluded.timeout_ms, failures = excluded.failures,
             recoveries = excluded.recoveries, is_paused = excluded.is_paused, version = p.version + 1,
             secret_sealed = CASE WHEN p.kind = excluded.kind AND p.target IS NOT DISTINCT FROM excluded.target THEN p.secret_sealed END
           WHERE (p.purpose, p.kind, p.target, p.config, p.interval_seconds, p.timeout_ms, p.failures, p.recoveries, p.is_paused)
             IS DISTINCT FROM (excluded.purpose, excluded.kind, excluded.target, excluded.config, excluded.interval_seconds, excluded.timeout_ms,
               excluded.failures, excluded.recoveries, excluded.is_paused)`,
    values: [values[1]],
  });
  await syncTargets(tx);
}
