import { Client, escapeIdentifier } from "pg";
import { JOBS_SCHEMA } from "#lib/platform/jobs";

/** Drops everything of the portal in a database, in one transaction: all of it or nothing. Roles and extensions stay. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`DROP SCHEMA IF EXISTS ${escapeIdentifier(JOBS_SCHEMA)} CASCADE`);
    // Not the schema public itself: it may belong to somebody else, and holds extensions.
    const { rows } = await client.query<{ statement: string }>(
      `SELECT format('DROP %s %I.%I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname) AS statement
       FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
       WHERE nspname = 'public' AND relkind IN ('r', 'p', 'v') AND NOT relispartition
         AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e') ORDER BY relkind = 'v' DESC, relname`,
    );
    for (const { statement } of rows) await client.query(statement.replace(/^DROP (VIEW|TABLE)/, "DROP $1 IF EXISTS"));
    // "Routine" stands for functions and aggregates alike, in whatever order they come.
    const functions = await client.query<{ statement: string }>(
      `SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) AS statement FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    );
    for (const { statement } of functions.rows) await client.query(statement);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
