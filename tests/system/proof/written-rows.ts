import { Client } from "pg";
import type { TestDatabase } from "../../support/database.ts";

// What a refused request leaves behind on purpose: the record of a refused or staff read, counters of use, what a sign-in for
// the test itself writes, and what is measured meanwhile.
const IGNORED = [
  "api_usage_hour",
  "audit_entry",
  "audit_chain",
  "auth_session",
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
  await client.query(`
    CREATE TABLE written_row (number bigint GENERATED ALWAYS AS IDENTITY, what text NOT NULL);
    CREATE FUNCTION note_written_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
      $$ BEGIN INSERT INTO written_row (what) VALUES (TG_TABLE_NAME || ' ' || lower(TG_OP)); RETURN NULL; END $$`);
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1)",
    [[...IGNORED, "written_row"]],
  );
  for (const { name } of tables) {
    const update = name === "user" ? `UPDATE OF ${OF_A_PERSON.join(", ")}` : "UPDATE";
    await client.query(
      `CREATE TRIGGER note_written_row AFTER INSERT OR DELETE OR ${update} ON "${name}" FOR EACH ROW EXECUTE FUNCTION note_written_row()`,
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
