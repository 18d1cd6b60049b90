import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInstallation, DEMO_PASSWORD, type Installation, type RunningStart, runCommand } from "../../support/installation.ts";
import { signInClient } from "../../support/portal.ts";

describe("the operator's commands", () => {
  let first: Installation;
  let second: Installation;
  let running: RunningStart;
  let backup: string;

  beforeAll(async () => {
    [first, second] = await Promise.all([createInstallation(), createInstallation()]);
    backup = join(first.dataDir, "kept.backup.gz");
    running = await first.start();
  });
  afterAll(async () => {
    await first.remove();
    await second.remove();
  });

  const on = (installation: Installation, ...args: string[]) => runCommand(args, installation);

  test("doctor finds nothing wrong with a running portal, and names what is missing elsewhere", async () => {
    const healthy = await on(first, "doctor");
    expect(healthy.stdout).toContain("Nothing stands in the way of a start.");
    expect(healthy.stdout).toMatch(/✓ Readiness\s+http:\/\/127\.0\.0\.1:\d+ is ready/);
    expect(healthy.code).toBe(0);
    const ill = await runCommand(["doctor"], { ...second, env: { PORT: String(first.port), REDIS_URL: "redis://127.0.0.1:1" } });
    expect(ill.stdout).toMatch(/✗ Port\s+.*is in use/);
    expect(ill.stdout).toMatch(/✗ Redis/);
    expect(ill.stdout).toContain("2 things need attention.");
    expect(ill.code).toBe(1);
  });

  test("migrate and seed beside a running portal find nothing to do", async () => {
    expect((await on(first, "db-migrate")).stdout).toContain("Nothing is pending.");
    expect((await on(first, "db-seed")).stdout).toContain("already there");
  });

  test("what would destroy data is refused while the portal runs, and asks otherwise", async () => {
    expect((await on(first, "db-reset", "--yes")).stderr).toContain("The portal is running on this database");
    await writeFile(backup, "");
    expect((await on(first, "restore", backup)).stderr).toContain("The portal is running on this database");
    const asked = await on(second, "db-reset");
    expect(asked.stderr).toMatch(/This deletes everything in .*there is no terminal to ask on/);
    expect(asked.code).toBe(1);
  });

  test("a backup does not overwrite a file", async () => {
    expect((await on(first, "backup", backup)).stderr).toContain("is there already");
  });

  test("a backup of the running portal comes back whole elsewhere: people sign in and the figures are the same", async () => {
    backup = join(first.dataDir, "whole.backup.gz");
    const before = await figures(first);
    const saved = await on(first, "backup", backup);
    expect(saved.stderr).toBe("");
    expect(saved.stdout).toMatch(/rows of \d+ tables, .* read back and checked/);
    await running.stop();

    const restored = await on(second, "restore", backup);
    expect(restored.stderr).toBe("");
    expect(restored.stdout).toMatch(/the number of rows and the checksum of every table agree/);
    running = await second.start();
    expect(running.output()).toMatch(/✓ Demo data\s+already there/);
    expect(await figures(second)).toEqual(before);
    await running.stop();
  });

  test("a restore into a database with tenants is refused without --replace, and keeps a copy with it", async () => {
    expect((await on(second, "restore", backup)).stderr).toMatch(/The database holds \d+ tenants/);
    const replaced = await on(second, "restore", backup, "--replace");
    expect(replaced.stderr).toBe("");
    expect(replaced.stdout).toMatch(/What was there is kept in .*before-restore-\d+\.backup\.gz/);
  });

  test("a damaged backup is refused before anything is touched", async () => {
    const damaged = join(first.dataDir, "damaged.backup.gz");
    expect((await on(second, "restore", first.dataDir, "--replace")).stderr).toContain(`There is no file ${first.dataDir}`);
    const text = gunzipSync(await readFile(backup)).toString("utf8");
    await writeFile(damaged, gzipSync(text.replace("Harbor Dental", "Harbor Rental")));
    expect((await on(second, "restore", damaged, "--replace")).stderr).toMatch(/the checksum of public\.\w+ does not fit/);
    await writeFile(damaged, await readFile(backup));
    await truncate(damaged, 5_000);
    expect((await on(second, "restore", damaged, "--replace")).stderr).toMatch(/damaged or was cut off/);
    await writeFile(damaged, "something else");
    expect((await on(second, "restore", damaged, "--replace")).stderr).toMatch(/damaged or was cut off/);
  });

  test("a reset that was confirmed begins anew", async () => {
    const { code, stdout, stderr } = await on(second, "db-reset", "--yes");
    expect(stderr).toBe("");
    expect(stdout).toContain("The database is empty and migrated.");
    expect(code).toBe(0);
  });

  test("a new migration is the difference to the schema: none at the moment", async () => {
    const refused = await on(second, "db-new-migration", "Not a name");
    expect(refused.stderr).toContain("A migration needs a name");
  });

  /** What somebody sees once their sign-in and the demo's history were taken in: both earn points, moments later. */
  async function figures(installation: Installation) {
    const client = await signInClient(installation.url, "admin@harbor-dental.example", DEMO_PASSWORD);
    await untilAllIsAwarded(installation);
    const [campaigns, board] = await Promise.all([
      client.request("GET", "/api/v1/campaigns"),
      client.request("GET", "/api/v1/gamification/leaderboards"),
    ]);
    return [await campaigns.json(), await board.json()];
  }
});

/** Until no event of an installation waits to be counted, nor an award to be made. */
async function untilAllIsAwarded({ dataDir }: Installation): Promise<void> {
  const { ownerUrl } = JSON.parse(await readFile(join(dataDir, "runtime.json"), "utf8")) as { ownerUrl: string };
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const waiting = `SELECT name, count(*)::int AS jobs FROM pgboss.job
    WHERE name LIKE 'gamification.%' AND state IN ('created', 'retry', 'active') AND start_after <= now() GROUP BY name
    UNION ALL SELECT c.reader, count(*)::int FROM pgboss.event_cursor c JOIN pgboss.event_log l ON l.slot = c.slot AND l.name = ANY(c.events)
    WHERE NOT pg_visible_in_snapshot(l.xid, c.done) GROUP BY c.reader`;
  try {
    await expect.poll(async () => (await client.query(waiting)).rows, { timeout: 120_000, interval: 250 }).toEqual([]);
  } finally {
    await client.end();
  }
}
