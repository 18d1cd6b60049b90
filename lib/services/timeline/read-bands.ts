import type { Queryable } from "#lib/platform/database";
import { SERVICE_STATES, type ServiceState } from "../graph/states.ts";
import { piecesOf, SINCE_MS, STATE_NUMBER, UNTIL_MS } from "./pieces.ts";
import { TIMELINE_GROUPS, type Timeline, type TimelineBand, type TimelineGroup, type TimelinePiece, type TimelineWindow } from "./shapes.ts";

interface BandRow {
  key: string;
  name: string;
  rank: number;
  last_state: ServiceState;
  ms: number[];
  changes: number;
  sizes: number[];
  pieces: TimelinePiece[] | null;
}

const sumOf = (state: ServiceState) => `coalesce(sum(p.until_ms - p.since_ms) FILTER (WHERE p.state = '${state}'), 0)`;
const rankOf = (group: TimelineGroup) => TIMELINE_GROUPS.indexOf(group);

/** Reads them in one statement: it ranks all services, and gives the pieces of those alone that are drawn. */
export async function readBands(
  tx: Queryable,
  { from, to }: TimelineWindow,
  { limit, offset }: { limit: number; offset: number },
): Promise<Pick<Timeline, "bands" | "sizes">> {
  const rows = await tx.query<BandRow>({
    name: "timeline-bands",
    text: `
      WITH summed AS (
        SELECT s.id, s.key, s.name, ${SERVICE_STATES.map((state) => `${sumOf(state)} AS ${state}`).join(", ")},
          count(*) FILTER (WHERE p.is_change)::int AS changes, coalesce(max(p.state) FILTER (WHERE p.lasts), 'unknown') AS last_state
        FROM service s LEFT JOIN LATERAL (${piecesOf(
          "s.id",
          `x.state, x.since >= $1::timestamptz AS is_change,
          (x.until IS NULL OR x.until >= $2::timestamptz) AS lasts, ${SINCE_MS} AS since_ms, ${UNTIL_MS} AS until_ms`,
        )}) p ON true
        GROUP BY s.id
      ), ranked AS (
        SELECT *, CASE WHEN last_state IN ('degraded', 'down') THEN ${rankOf("failing")} WHEN down + degraded > 0 THEN ${rankOf("failed")}
                       WHEN operational + maintenance > 0 THEN ${rankOf("steady")} ELSE ${rankOf("unmeasured")} END AS rank
        FROM summed
      ), size AS (
        SELECT ARRAY[${TIMELINE_GROUPS.map((group) => `count(*) FILTER (WHERE rank = ${rankOf(group)})::int`).join(", ")}] AS sizes FROM ranked
      ), shown AS (
        SELECT * FROM ranked ORDER BY rank, down DESC, degraded DESC, key LIMIT $3 OFFSET $4
      )
      SELECT w.key, w.name, w.rank, w.last_state, w.changes, z.sizes, ARRAY[${SERVICE_STATES.map((state) => `w.${state}`).join(", ")}] AS ms,
        (SELECT json_agg(json_build_array(p.state, p.since_ms, p.until_ms) ORDER BY p.since_ms)
         FROM (${piecesOf("w.id", `${STATE_NUMBER} AS state, ${SINCE_MS} AS since_ms, ${UNTIL_MS} AS until_ms`)}) p) AS pieces
      FROM size z LEFT JOIN shown w ON true ORDER BY w.rank, w.down DESC, w.degraded DESC, w.key`,
    values: [from, to, limit, offset],
  });
  const [first] = rows;
  const sizes = Object.fromEntries(TIMELINE_GROUPS.map((group, index) => [group, first?.sizes[index] ?? 0])) as Timeline["sizes"];
  return { sizes, bands: rows.filter(({ key }) => key !== null).map((row) => bandOf(row, to.getTime() - from.getTime())) };
}

function bandOf({ key, name, rank, last_state: state, ms, changes, pieces }: BandRow, lengthMs: number): TimelineBand {
  const times = Object.fromEntries(SERVICE_STATES.map((each, index) => [each, ms[index] ?? 0])) as TimelineBand["times"];
  const covered = ms.reduce((sum, each) => sum + each, 0);
  times.unknown += Math.max(0, lengthMs - covered);
  const [up, all] = [times.operational + times.degraded, times.operational + times.degraded + times.down];
  return { key, name, group: TIMELINE_GROUPS[rank] ?? "unmeasured", state, times, uptime: all > 0 ? up / all : null, changes, pieces: pieces ?? [] };
}
