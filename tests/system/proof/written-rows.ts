import { Client } from "pg";
import type { TestDatabase } from "../../support/database.ts";

// What a refused request leaves behind on purpose: the record of a refused or staff read, counters of use, what a sign-in for
// the test itself writes, and what is measured meanwhile.
const IGNORED = [
  "api_usage_hour",
  "audit_entry",
  "audit_chain",
  "auth_session",
  "incident_watch",
  "known_device",
  "process_heartbeat",
  "part_state",
  "part_transition",
  "probe_roll_up",
  "realtime_update",
  "service_instance_health",
  "service_state_interval",
  "_prisma_migrations",
];
// Signing in writes its time: no change of the person.
const OF_A_PERSON = ["email", "status", "platform_role", "session_version"];
// What is measured changes alerts and ends them; who has one in hand is somebody's request.
const OF_AN_ALERT = ["acknowledged_at", "acknowledged_by_id"];

/** Upon what of a table a row counts as written: each a trigger's events, with its condition. */
function writesOf(table: string): { on: string; when?: string }[] {
  if (table === "user") return [{ on: `INSERT OR DELETE OR UPDATE OF ${OF_A_PERSON.join(", ")}` }];
  if (table !== "alert") return [{ on: "INSERT OR DELETE OR UPDATE" }];
  // Under maintenance, as all is here, what is measured opens them silently.
  return [{ on: `DELETE OR UPDATE OF ${OF_AN_ALERT.join(", ")}` }, { on: "INSERT", when: "NEW.silenced_at IS NULL" }];
}

/** Tells what was written to the tables that a refused request must not touch. */
export interface WrittenRows {
  /** `table operation`, one per written row since the last call, in order. What was rolled back is not in it. */
  take(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Has the database note every row that is written. A look costs a millisecond, however many tables and rows there are; and
 * unlike a comparison of states it sees what was written and put back.
 */
export async function watchWrites(database: Pick<TestDatabase, "superuserUrl">): Promise<WrittenRows> {
  const client = new Client(database.superuserUrl);
  await client.connect();
  await openNoIncidents(client);
  await client.query(`
    CREATE TABLE written_row (number bigint GENERATED ALWAYS AS IDENTITY, what text NOT NULL);
    CREATE FUNCTION note_written_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
      $$ BEGIN INSERT INTO written_row (what) VALUES (TG_TABLE_NAME || ' ' || lower(TG_OP)); RETURN NULL; END $$`);
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)",
    [[...IGNORED, "written_row"]],
  );
  for (const { name } of tables) {
    for (const [nr, { on, when }] of writesOf(name).entries())
      await client.query(
        `CREATE TRIGGER note_written_row_${nr} AFTER ${on} ON "${name}" FOR EACH ROW ${when ? `WHEN (${when})` : ""} EXECUTE FUNCTION note_written_row()`,
      );
  }
  return {
    async take() {
      const { rows } = await client.query<{ number: string; what: string }>("DELETE FROM written_row RETURNING number, what");
      return rows.sort((one, other) => Number(one.number) - Number(other.number)).map(({ what }) => what);
    },
    close: () => client.end(),
  };
}

/**
 * Puts every service under maintenance, those of later, too: on a busy machine the portal's own parts are slow at times, and what the watch
 * writes of that is nobody's request.
 */
async function openNoIncidents(client: Client): Promise<void> {
  await client.query("BEGIN");
  // While this is held nobody opens one.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('incident', 0))");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query("TRUNCATE incident, alert CASCADE");
  await client.query("SET LOCAL session_replication_role = origin");
  await client.query(`
    INSERT INTO maintenance_window (id, title, starts_at, ends_at, created_at, updated_at)
      VALUES ('00000000-0000-7000-8000-000000000001', 'The proof', now() - interval '1 minute', now() + interval '1 day', now(), now());
    INSERT INTO maintenance_window_service SELECT '00000000-0000-7000-8000-000000000001', id FROM service;
    CREATE FUNCTION put_under_maintenance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
      $$ BEGIN INSERT INTO maintenance_window_service VALUES ('00000000-0000-7000-8000-000000000001', NEW.id); RETURN NULL; END $$;
    CREATE TRIGGER put_under_maintenance AFTER INSERT ON service FOR EACH ROW EXECUTE FUNCTION put_under_maintenance()`);
  await client.query("COMMIT");
}
