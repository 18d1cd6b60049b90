import { Client } from "pg";

/** The name of the database at an address, as the server says it: an address may leave it out. */
export async function nameOfDatabase(url: string): Promise<string> {
  const { name } = await ask<{ name: string }>(url, "SELECT current_database() AS name");
  return name;
}

/** Whether a web process or a worker is connected to the database, on whichever machine it runs. */
export async function isPortalConnected(url: string): Promise<boolean> {
  // Both hold a session of this name as long as they live. Names of sessions are told to every role.
  const { isConnected } = await ask<{ isConnected: boolean }>(
    url,
    `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bizosaas-listener') AS "isConnected"`,
  );
  return isConnected;
}

async function ask<Row extends object>(url: string, question: string): Promise<Row> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(question);
    if (!rows[0]) throw new Error("PostgreSQL answered nothing");
    return rows[0];
  } finally {
    await client.end();
  }
}
