import { Client } from "pg";
import { readRuntimeFile } from "#scripts/start/runtime-file";

/** One statement as the owner of the database, acting as the platform: for what no screen does. */
export async function inDatabase(text: string, values: unknown[]): Promise<void> {
  const client = new Client(readRuntimeFile(process.env.E2E_DATA_DIR ?? "")?.ownerUrl);
  await client.connect();
  try {
    await client.query("SET ROLE bizosaas_platform");
    await client.query(text, values);
  } finally {
    await client.end();
  }
}
