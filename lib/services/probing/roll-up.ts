import { z } from "zod";
import type { Queryable } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";

/** What is looked at now may be written so much later: until then a minute is not rolled up. */
const WRITTEN_AFTER_MS = 90_000;
/** Of a backlog, so much at once. */
const MOST_MS = 30 * 60_000;
/** Looks are kept for less than that: of what is longer ago there are none. */
const KEPT_MS = 3 * 86_400_000 + 3_600_000;
const MINUTE_MS = 60_000;

const COLUMNS = "probe_id, at, service_id, looks, failures, degraded, classes, counts";
const REPLACE = `ON CONFLICT (probe_id, at) DO UPDATE SET looks = excluded.looks, failures = excluded.failures, degraded = excluded.degraded,
  classes = excluded.classes, counts = excluded.counts`;

// What measured nothing is no look. Each bucket is made anew as a whole: what was late counts, and twice changes nothing.
const MINUTES = `
  WITH looks AS (
    SELECT probe_id, service_id, date_trunc('minute', at, 'UTC') AS at, state, probe_latency_class(latency_ms) AS class
    FROM probe_result WHERE at >= $1::timestamptz AND at < $2::timestamptz AND state <> 'unknown'
  ), classes AS (
    SELECT probe_id, at, array_agg(class ORDER BY class) AS classes, array_agg(n ORDER BY class) AS counts
    FROM (SELECT probe_id, at, class, count(*)::int AS n FROM looks WHERE class IS NOT NULL GROUP BY 1, 2, 3) AS counted GROUP BY 1, 2
  )
  INSERT INTO probe_minute (${COLUMNS})
  SELECT l.probe_id, l.at, l.service_id, count(*)::int, count(*) FILTER (WHERE l.state = 'down')::int, count(*) FILTER (WHERE l.state = 'degraded')::int,
    coalesce(c.classes, '{}'), coalesce(c.counts, '{}')
  FROM looks l LEFT JOIN classes c USING (probe_id, at) GROUP BY l.probe_id, l.at, l.service_id, c.classes, c.counts
  ${REPLACE}`;

const coarser = (from: string, to: string, unit: string) => `
  WITH finer AS (
    SELECT probe_id, service_id, date_trunc('${unit}', at, 'UTC') AS bucket, looks, failures, degraded, classes, counts FROM ${from}
    WHERE at >= date_trunc('${unit}', $1::timestamptz, 'UTC') AND at < $2::timestamptz
  ), classes AS (
    SELECT probe_id, bucket, array_agg(class ORDER BY class) AS classes, array_agg(n ORDER BY class) AS counts
    FROM (SELECT f.probe_id, f.bucket, u.class, sum(u.n)::int AS n FROM finer f, unnest(f.classes, f.counts) AS u(class, n) GROUP BY 1, 2, 3) AS counted
    GROUP BY 1, 2
  )
  INSERT INTO ${to} (${COLUMNS})
  SELECT f.probe_id, f.bucket, f.service_id, sum(f.looks)::int, sum(f.failures)::int, sum(f.degraded)::int, coalesce(c.classes, '{}'), coalesce(c.counts, '{}')
  FROM finer f LEFT JOIN classes c USING (probe_id, bucket) GROUP BY f.probe_id, f.bucket, f.service_id, c.classes, c.counts
  ${REPLACE}`;

const HOURS = coarser("probe_minute", "probe_hour", "hour");
const DAYS = coarser("probe_hour", "probe_day", "day");

/**
 * Makes minutes of the looks, hours of the minutes and days of the hours, from where the last roll-up ended, or from where something came
 * late. It holds the mark meanwhile: what comes late now sets it back afterwards.
 * @returns whether all is done up to now
 */
async function rollUp(tx: Queryable, now: Date): Promise<boolean> {
  const [mark] = await tx.query<{ done_at: Date }>({ text: "SELECT done_at FROM probe_roll_up WHERE id = 1 FOR UPDATE" });
  if (!mark) return true;
  const settled = Math.floor((now.getTime() - WRITTEN_AFTER_MS) / MINUTE_MS) * MINUTE_MS;
  const from = Math.max(mark.done_at.getTime(), settled - KEPT_MS);
  const to = Math.min(settled, from + MOST_MS);
  if (to <= from) return true;
  const values = [new Date(from), new Date(to)];
  for (const text of [MINUTES, HOURS, DAYS]) await tx.query({ text, values });
  await tx.query({ text: "UPDATE probe_roll_up SET done_at = $1::timestamptz WHERE id = 1", values: [new Date(to)] });
  return to === settled;
}

/** Rolls up what was measured, makes the partitions of what comes, and drops those of what is no longer kept. */
export const rollUpProbesJob = defineJob({
  name: "probes.roll-up",
  schema: z.object({}),
  concurrency: 1,
  async handle(_data, { runtime: { db, clock }, signal }) {
    const now = clock.now();
    // Reading a function that makes tables is a write: by itself, so that its locks last no longer than it does.
    await db.system({ text: "SELECT made FROM keep_probe_partitions($1::timestamptz)", values: [now] });
    let isDone = false;
    while (!isDone && !signal.aborted) isDone = await db.transaction({ kind: "system", purpose: "roll-up of probes" }, (tx) => rollUp(tx, now));
  },
});
