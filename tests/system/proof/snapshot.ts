import { Client } from "pg";
import type { TestDatabase } from "../../support/database.ts";

// What a refused request leaves behind on purpose: the record of a refused or staff read, counters of use, and what a
// sign-in for the test itself writes.
const IGNORED = new Set([
  "audit_entry",
  "audit_chain",
  "auth_session",
  "known_device",
  "process_heartbeat",
  "part_state",
  "part_transition",
  "realtime_update",
  "_prisma_migrations",
]);

/** Row counts and content hashes of every table that a refused request must not touch, as the superuser sees them. */
export async function snapshot(database: Pick<TestDatabase, "superuserUrl">): Promise<Record<string, string>> {
  const client = new Client(database.superuserUrl);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    const states = tables.filter(({ name }) => !IGNORED.has(name)).map(({ name }) => stateOf(name));
    const { rows } = await client.query<{ name: string; state: string }>(states.join(" UNION ALL "));
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  } finally {
    await client.end();
  }
}

function stateOf(table: string): string {
  // Signing in writes its time: no change of the person.
  const row = table === "user" ? "concat_ws('|', t.id, t.email, t.status, t.platform_role, t.session_version)" : "t::text";
  return `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(${row}, ',' ORDER BY ${row})), '') AS state FROM "${table}" t`;
}
