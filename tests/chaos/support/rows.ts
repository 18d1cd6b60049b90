import { Client } from "pg";

export interface IncidentRow {
  id: string;
  cause: string;
  started_at: Date;
  created_at: Date;
  recovered_at: Date | null;
  updated_at: Date;
  /** When it was written that it had recovered. */
  recovery_written_at: Date | null;
  services: string[];
}

export interface IntervalRow {
  state: string;
  since: Date;
  until: Date | null;
  /** When it was written: its id tells. */
  written_at: Date;
}

/** Reads what really is written, past the line that is disturbed. */
export function openRows(superuserUrl: string) {
  async function rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }
  return {
    incidents: (cause: string) =>
      rows<IncidentRow>(
        `SELECT i.id, i.cause_key AS cause, i.started_at, i.created_at, i.recovered_at, i.updated_at,
           (SELECT max(u.at) FROM incident_update u WHERE u.incident_id = i.id AND u.status = 'monitoring') AS recovery_written_at,
           ARRAY(SELECT service_key FROM incident_service s WHERE s.incident_id = i.id ORDER BY 1) AS services
         FROM incident i WHERE i.cause_key = $1 ORDER BY i.id`,
        [cause],
      ),
    /** Those that were written since then. */
    intervals: (key: string, since: Date) =>
      rows<IntervalRow>(
        `SELECT * FROM (
           SELECT i.state, i.since, i.until, to_timestamp(('x' || substr(replace(i.id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0) AS written_at
           FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = $1) i
         WHERE i.written_at >= $2 ORDER BY i.since`,
        [key, since],
      ),
    looks: (key: string, from: Date) =>
      rows<{ at: Date; state: string }>(
        "SELECT r.at, r.state FROM probe_result r JOIN service s ON s.id = r.service_id WHERE s.key = $1 AND r.at >= $2 ORDER BY r.at",
        [key, from],
      ),
  };
}

export type Rows = ReturnType<typeof openRows>;
