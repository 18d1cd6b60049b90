import type { Queryable } from "#lib/platform/database";

// A secret goes to addresses that somebody entered, never to one that a machine registered.
const WANTED = `
  SELECT p.id AS probe_id, '' AS target, p.interval_seconds FROM service_probe p
  WHERE NOT p.is_paused AND (p.target IS NOT NULL OR p.kind IN ('dns', 'heartbeat'))
  UNION ALL
  SELECT p.id, i.address, p.interval_seconds FROM service_probe p JOIN service_instance i ON i.service_id = p.service_id
  WHERE NOT p.is_paused AND p.target IS NULL AND p.kind NOT IN ('dns', 'heartbeat')
    AND (i.expires_at IS NULL OR (i.expires_at > now() AND p.secret_sealed IS NULL))`;

/** The first looks are spread over so many seconds: soon, and not all at once. */
const FIRST_LOOKS_SECONDS = 2;

/**
 * Gives every probe of every instance its row, and takes away those of what is gone. What is kept keeps its turn and its memory. Safe to
 * repeat and to run in several processes at once.
 */
export async function syncTargets(tx: Queryable): Promise<void> {
  await tx.query({
    text: `DELETE FROM probe_target t WHERE NOT EXISTS (SELECT FROM (${WANTED}) w WHERE w.probe_id = t.probe_id AND w.target = t.target)`,
  });
  await tx.query({
    text: `INSERT INTO probe_target (id, probe_id, target, due_at)
           SELECT gen_random_uuid(), w.probe_id, w.target, now() + random() * ${FIRST_LOOKS_SECONDS} * interval '1 second'
           FROM (${WANTED}) w ON CONFLICT (probe_id, target) DO NOTHING`,
  });
}
