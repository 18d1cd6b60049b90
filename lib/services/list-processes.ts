import type { Queryable } from "#lib/platform/database";
import { ALIVE_WITHIN_MS } from "./signs-of-life.ts";

/** One process of the portal, as it last wrote that it lives. */
export interface ProcessSign {
  id: string;
  kind: "web" | "worker";
  host: string;
  pid: number;
  startedAt: Date;
  lastAt: Date;
  stoppedAt: Date | null;
  isAlive: boolean;
}

const LIMIT = 20;

/** The processes of the last day, those that live first, then the newest signs; at most 20. Ages are by the database's clock. */
export async function listProcesses(tx: Queryable): Promise<ProcessSign[]> {
  const rows = await tx.query<{
    id: string;
    kind: "web" | "worker";
    host: string;
    pid: number;
    started_at: Date;
    last_at: Date;
    stopped_at: Date | null;
    is_alive: boolean;
  }>({
    name: "list-processes",
    text: `SELECT id, kind, host, pid, started_at, last_at, stopped_at,
             stopped_at IS NULL AND last_at > now() - ${ALIVE_WITHIN_MS} * interval '1 millisecond' AS is_alive
           FROM process_heartbeat WHERE kind IN ('web', 'worker') AND last_at > now() - interval '1 day'
           ORDER BY is_alive DESC, last_at DESC, id LIMIT ${LIMIT}`,
  });
  return rows.map(({ started_at: startedAt, last_at: lastAt, stopped_at: stoppedAt, is_alive: isAlive, ...rest }) => ({
    ...rest,
    startedAt,
    lastAt,
    stoppedAt,
    isAlive,
  }));
}
