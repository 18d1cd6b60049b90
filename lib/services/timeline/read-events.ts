import type { Queryable } from "#lib/platform/database";
import type { ServiceState } from "../graph/states.ts";
import { TIMELINE_LIMITS, type Timeline, type TimelineWindow } from "./shapes.ts";

interface ChangeRow {
  key: string;
  name: string;
  state: ServiceState;
  before: ServiceState | null;
  at: Date;
  count: number;
}

/** The changes of state in the window, the newest first. */
export async function readChanges(tx: Queryable, { from, to }: TimelineWindow): Promise<Timeline["changes"]> {
  const rows = await tx.query<ChangeRow>({
    name: "timeline-changes",
    text: `
      SELECT s.key, s.name, i.state, i.since AS at,
        (SELECT y.state FROM service_state_interval y WHERE y.service_id = i.service_id AND y.since < i.since ORDER BY y.since DESC LIMIT 1) AS before,
        (SELECT count(*)::int FROM service_state_interval y WHERE y.since >= $1::timestamptz AND y.since < $2::timestamptz) AS count
      FROM (SELECT service_id, state, since FROM service_state_interval WHERE since >= $1::timestamptz AND since < $2::timestamptz
            ORDER BY since DESC, service_id LIMIT $3) i
      JOIN service s ON s.id = i.service_id ORDER BY i.since DESC, i.service_id`,
    values: [from, to, TIMELINE_LIMITS.changes],
  });
  return { listed: rows.map(({ count: _, ...change }) => change), more: (rows[0]?.count ?? 0) - rows.length };
}

/** Incidents that were open at some time in the window, the newest first. */
export function readIncidentsIn(tx: Queryable, { from, to }: TimelineWindow): Promise<Timeline["incidents"]> {
  return tx.query({
    name: "timeline-incidents",
    text: `SELECT id, title, impact, started_at AS "from", resolved_at AS "to" FROM incident
           WHERE started_at < $2::timestamptz AND (resolved_at IS NULL OR resolved_at > $1::timestamptz) ORDER BY started_at DESC, id DESC LIMIT $3`,
    values: [from, to, TIMELINE_LIMITS.events],
  });
}

/** Maintenance that went on, or is planned to, at some time in the window. */
export function readMaintenanceIn(tx: Queryable, { from, to }: TimelineWindow): Promise<Timeline["maintenance"]> {
  return tx.query({
    name: "timeline-maintenance",
    text: `SELECT id, title, starts_at AS "from", coalesce(finished_at, ends_at) AS "to" FROM maintenance_window
           WHERE cancelled_at IS NULL AND ends_at > $1::timestamptz AND starts_at < $2::timestamptz
             AND coalesce(finished_at, ends_at) > $1::timestamptz ORDER BY starts_at DESC, id DESC LIMIT $3`,
    values: [from, to, TIMELINE_LIMITS.events],
  });
}
