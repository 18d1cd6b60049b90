import type { Queryable } from "#lib/platform/database";
import { piecesOf } from "./pieces.ts";
import type { Timeline, TimelineWindow } from "./shapes.ts";

const BUCKET = (moment: string) => `floor(date_part('epoch', ${moment} - $1::timestamptz) * 1000 / $3::float8)::int`;

/** Of each step, how many services failed at some time in it: each counted once, however often it did. */
export async function readOverview(tx: Queryable, { begin, end, stepMs }: TimelineWindow): Promise<Timeline["overview"]> {
  const rows = await tx.query<{ step: number; failing: number; down: number }>({
    name: "timeline-overview",
    text: `
      WITH piece AS (
        SELECT s.id, x.* FROM service s CROSS JOIN LATERAL (${piecesOf("s.id", "x.state = 'down' AS is_down, x.since, x.until", "x.state IN ('down', 'degraded')")}) x
      ), touched AS (
        SELECT id, is_down, ${BUCKET("greatest(since, $1::timestamptz)")} AS first,
          -- An end is not in the step that it begins.
          ${BUCKET("least(coalesce(until, $2::timestamptz), $2::timestamptz) - interval '1 millisecond'")} AS last
        FROM piece
      ), edge AS (
        SELECT first, last, 1 AS failing, 0 AS down,
          max(last) OVER (PARTITION BY id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS counted FROM touched
        UNION ALL
        SELECT first, last, 0, 1,
          max(last) OVER (PARTITION BY id ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) FROM touched WHERE is_down
      ), turn AS (
        SELECT greatest(first, counted + 1) AS first, last + 1 AS past, failing, down FROM edge WHERE counted IS NULL OR last > counted
      )
      SELECT step, sum(failing)::int AS failing, sum(down)::int AS down
      FROM (SELECT first AS step, failing, down FROM turn UNION ALL SELECT past, -failing, -down FROM turn) step GROUP BY step`,
    values: [begin, end, stepMs],
  });
  const turns = new Map(rows.map((row) => [row.step, row]));
  const now = { failing: 0, down: 0 };
  return Array.from({ length: Math.ceil((end.getTime() - begin.getTime()) / stepMs) }, (_, step) => {
    now.failing += turns.get(step)?.failing ?? 0;
    now.down += turns.get(step)?.down ?? 0;
    return { ...now };
  });
}
