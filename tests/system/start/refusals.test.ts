import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { query } from "../../support/database.ts";
import { type CommandResult, createInstallation, type Installation, processesOf, runCommand } from "../../support/installation.ts";
import { freePort } from "../../support/portal.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SECRET = "a secret of at least thirty-two characters";

describe("npm start says why it cannot go on, and what to do", () => {
  let installation: Installation;
  let unreachable: Installation;
  /** Takes half a minute, so that it goes on beside the other tests. */
  let waitingForDatabase: Promise<{ result: CommandResult; ms: number }>;
  beforeAll(async () => {
    [installation, unreachable] = await Promise.all([createInstallation(), createInstallation()]);
    const env = { DATABASE_URL: `postgresql://u:p@127.0.0.1:${await freePort()}/x`, AUTH_SECRET: SECRET };
    const began = performance.now();
    waitingForDatabase = runCommand(["start"], { ...unreachable, env }).then((result) => ({ result, ms: performance.now() - began }));
  });
  afterAll(async () => {
    await installation.remove();
    await unreachable.remove();
  });

  const start = (env: Record<string, string>) => runCommand(["start"], { ...installation, env });
  const refused = (result: CommandResult, reason: RegExp, remedy: RegExp) => {
    expect(result.stderr).toMatch(reason);
    expect(result.stderr).toMatch(remedy);
    expect(result.code).toBe(1);
  };

  test("wrong settings, all at once", async () => {
    refused(
      await start({ PORT: "99999", SEED: "maybe" }),
      /PORT: expected a whole number from 1 to 65535\n.*SEED: expected demo or none/,
      /Correct these settings/,
    );
  });

  test("a port that is taken", async () => {
    const server = createServer().listen(installation.port, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    refused(await start({}), /Port \d+ on 127\.0\.0\.1 is in use/, /PORT=\d+ npm start/);
    server.close();
  });

  test("a data directory that cannot be made", async () => {
    const file = join(installation.dataDir, "a-file");
    await writeFile(file, "");
    refused(await start({ BIZOSAAS_DATA_DIR: file }), /a file is in its place/, /set BIZOSAAS_DATA_DIR/);
  });

  test("a data directory that cannot be written", async () => {
    // Even root may not write there.
    refused(await start({ BIZOSAAS_DATA_DIR: "/sys/bizosaas" }), /cannot be written/, /set BIZOSAAS_DATA_DIR/);
  });

  test("a missing secret with a database of the operator's own", async () => {
    refused(await start({ DATABASE_URL: "postgresql://u:p@127.0.0.1:1/x" }), /AUTH_SECRET: required with DATABASE_URL/, /Correct these settings/);
  });

  test("a database that refuses the password, at once", async () => {
    const url = new URL(inject("servers").superuserUrl);
    url.password = "wrong";
    refused(await start({ DATABASE_URL: url.toString(), AUTH_SECRET: SECRET }), /refuses the connection/, /Check the user and password/);
  });

  test("a database role without the rights it needs, with the SQL that gives them", async () => {
    const { superuserUrl } = inject("servers");
    await query(superuserUrl, "CREATE ROLE powerless LOGIN PASSWORD 'powerless'");
    await query(superuserUrl, "CREATE DATABASE powerless_test");
    const url = new URL(superuserUrl);
    Object.assign(url, { username: "powerless", password: "powerless", pathname: "/powerless_test" });
    refused(
      await start({ DATABASE_URL: url.toString(), AUTH_SECRET: SECRET }),
      /role powerless lacks rights/,
      /GRANT CREATE ON DATABASE "powerless_test" TO "powerless"/,
    );
    await query(superuserUrl, "DROP DATABASE powerless_test");
    await query(superuserUrl, "DROP ROLE powerless");
  });

  test("Redis that does not answer", async () => {
    refused(await start({ REDIS_URL: `redis://127.0.0.1:${await freePort()}`, SEED: "none" }), /Redis at .* does not answer/, /correct REDIS_URL/);
  });

  test("no network while the dependencies are missing", async () => {
    const clone = await mkdtemp(join(tmpdir(), "bizosaas-clone-"));
    for (const name of ["package.json", "package-lock.json", "scripts"]) await cp(join(ROOT, name), join(clone, name), { recursive: true });
    const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
      cwd: clone,
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: clone,
        npm_config_registry: `http://127.0.0.1:${await freePort()}/`,
        npm_config_cache: join(clone, "cache"),
        npm_config_fetch_retries: "0",
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    refused({ code, stdout: "", stderr }, /npm's registry does not answer/, /Check the network connection/);
    await rm(clone, { recursive: true, force: true });
  });

  test("the doctor says once that nobody answers for the database, without waiting", async () => {
    const env = { DATABASE_URL: `postgresql://u:p@127.0.0.1:${await freePort()}/x`, AUTH_SECRET: SECRET };
    const { code, stdout } = await runCommand(["doctor"], { ...installation, env });
    expect(stdout).toMatch(/✗ PostgreSQL +PostgreSQL at 127\.0\.0\.1:\d+\/x could not be reached: .*\n +→ Start it/);
    expect(stdout).toContain("1 thing needs attention.");
    expect(code).toBe(1);
  });

  test("a command that is cut off takes the PostgreSQL that it started with it, and gives the data directory back", async () => {
    const { dataDir, port, remove } = await createInstallation();
    const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "db-seed"], {
      env: { PATH: process.env.PATH, NODE_ENV: "production", BIZOSAAS_DATA_DIR: dataDir, PORT: String(port) },
      stdio: "ignore",
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const kinds = async () => (await processesOf(dataDir, 0)).map(({ kind }) => kind);
    await expect.poll(kinds, { timeout: 60_000, interval: 50 }).toContain("postgres");
    child.kill("SIGTERM");
    expect(await ended).toBe(128 + constants.signals.SIGTERM);
    expect(await kinds()).toEqual([]);
    expect(await readdir(dataDir)).not.toContain("start.lock");
    await remove();
  });

  test("a database that nobody answers for, after trying for 30 s", async () => {
    const { result, ms } = await waitingForDatabase;
    refused(result, /could not be reached for 30 s/, /Start it, or correct DATABASE_URL/);
    expect(ms).toBeGreaterThan(20_000);
  });
});
