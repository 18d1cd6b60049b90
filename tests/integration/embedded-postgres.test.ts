import { watch } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { Client } from "pg";
import { expect, test } from "vitest";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { scratchDirectory } from "../support/scratch.ts";

test("a server that was killed starts again although one of its sessions is stuck and did not notice", async () => {
  const dataDir = await scratchDirectory("bizosaas-test-");
  const start = () => startEmbeddedPostgres({ dataDir, durable: false, onLog: () => undefined });
  const killed = await start();
  try {
    const stuck = await openSession(killed.superuserUrl);
    process.kill(stuck, "SIGSTOP");
    process.kill(killed.pid, "SIGKILL");
    await killed.exited;

    const next = await start();
    try {
      expect(await openSession(next.superuserUrl)).toBeGreaterThan(0);
    } finally {
      await next.stop();
    }
  } finally {
    await killed.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("a start that is broken off while it makes the cluster leaves none, and no server", async () => {
  const dataDir = await scratchDirectory("bizosaas-test-");
  const stop = new AbortController();
  const watcher = watch(dataDir, (_, name) => name?.startsWith("postgres.new-") && stop.abort());
  try {
    await expect(startEmbeddedPostgres({ dataDir, durable: false, onLog: () => undefined, signal: stop.signal })).rejects.toThrow("aborted");
    expect(await readdir(dataDir)).toEqual(["secrets.json"]);
  } finally {
    watcher.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** @returns the number of its process; it stays open until its server ends */
async function openSession(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
}
