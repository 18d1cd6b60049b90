import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInstallation, DEMO_PASSWORD, type Installation, type RunningStart, runCommand } from "../../support/installation.ts";
import { freePort, signInClient } from "../../support/portal.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SUPER = "super@demo.bizosaas.example";

describe("npm start on an empty data directory", () => {
  let installation: Installation;
  let running: RunningStart;

  beforeAll(async () => {
    installation = await createInstallation();
    running = await installation.start();
  });
  afterAll(() => installation.remove());

  test("prints one line per step, in order, and then the address and the sign-ins", () => {
    const steps = [...running.output().matchAll(/^✓ (\w+(?: \w+)?)\s{2,}/gm)].map(([, name]) => name).filter((name) => name !== "Client"); // only after a change of the schema
    expect(steps).toEqual([
      "Dependencies",
      "Node",
      "Settings",
      "PostgreSQL",
      "Redis",
      "Migrations",
      "Demo data",
      "Build",
      "Job worker",
      "Web server",
      "Readiness",
    ]);
    expect(running.output()).toContain(`: ${installation.url}`);
    for (const email of [SUPER, "support@demo.bizosaas.example", "admin@harbor-dental.example", "admin@verde-kitchen.example"])
      expect(running.output()).toContain(email);
    expect(running.output()).not.toContain(DEMO_PASSWORD);
  });

  test("keeps its secrets for its owner's eyes", () => {
    for (const name of ["secrets.json", "runtime.json", "start.lock"]) expect(statSync(join(installation.dataDir, name)).mode & 0o077).toBe(0);
  });

  test("runs PostgreSQL as somebody else than root, on loopback only", async () => {
    const postgres = (await running.processes()).find((each) => each.kind === "postgres");
    expect(statSync(`/proc/${postgres?.pid}`).uid).not.toBe(0);
  });

  test("signs demo people in, with the figures of their CSV files", async () => {
    const admin = await signInClient(installation.url, "admin@harbor-dental.example", DEMO_PASSWORD);
    const page = (await (await admin.request("GET", "/api/v1/campaigns")).json()) as { campaigns: { figures: { impressions: number } }[] };
    expect(page.campaigns.length).toBeGreaterThan(0);
    expect(page.campaigns.reduce((sum, campaign) => sum + campaign.figures.impressions, 0)).toBeGreaterThan(0);
  });

  test("a second start says that the first is there, and leaves it alone", async () => {
    // On the first one's port, too, as whoever types the command twice starts it.
    for (const port of [installation.port, await freePort()]) {
      const second = await runCommand(["start"], { ...installation, env: { PORT: String(port) } });
      expect(second.code).toBe(1);
      expect(second.stderr).toMatch(/is in use: npm start runs there as process \d+\. It was left alone\./);
    }
    expect((await fetch(`${installation.url}/api/health/ready`)).status).toBe(200);
  });

  test("kill -9 of everything loses nothing: the next start recovers", async () => {
    const admin = await signInClient(installation.url, SUPER, DEMO_PASSWORD);
    const written = await admin.request("POST", "/api/v1/tenants", {
      json: { name: "Written before the cut", slug: "before-the-cut", planKey: "free" },
      headers: { "idempotency-key": "before-the-cut" },
    });
    expect(written.status).toBe(201);
    await running.killAll();

    running = await installation.start();
    expect(running.output()).toMatch(/✓ Demo data\s+already there/);
    const again = await signInClient(installation.url, SUPER, DEMO_PASSWORD);
    const found = (await (await again.request("GET", "/api/v1/tenants?search=before-the-cut")).json()) as { tenants: { name: string }[] };
    expect(found.tenants.map((tenant) => tenant.name)).toEqual(["Written before the cut"]);
  });

  test("SIGTERM stops everything in order and leaves no process behind", async () => {
    expect((await running.processes()).map((each) => each.kind).sort()).toEqual(["launcher", "postgres", "supervisor", "web", "worker"]);
    expect(await running.stop()).toBe(0);
    expect(await running.processes()).toEqual([]);
    for (const name of ["start.lock", "runtime.json", "postgres/postmaster.pid"]) expect(existsSync(join(installation.dataDir, name))).toBe(false);
  });

  test("SIGTERM to npm itself, as a service manager sends it, ends everything too", async () => {
    const env = {
      ...process.env,
      NODE_ENV: "production" as const,
      BIZOSAAS_DATA_DIR: installation.dataDir,
      PORT: String(installation.port),
      DEMO_PASSWORD,
    };
    const npm = spawn("npm", ["start"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve) => npm.once("close", resolve));
    await new Promise<void>((resolve) => {
      let printed = "";
      npm.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (/Ready in/.test(printed)) resolve();
      });
    });
    npm.kill("SIGTERM");
    await ended;
    expect(await running.processes()).toEqual([]);
  });

  test("a stop in the middle of starting leaves nothing behind either", async () => {
    const starting = runningUntil(/Migrations/);
    const { code, processes } = await starting;
    expect(code).toBe(0);
    expect(processes).toEqual([]);
  });

  async function runningUntil(line: RegExp) {
    const child = spawn(process.execPath, [join(ROOT, "scripts/run.mjs"), "start"], {
      env: { PATH: process.env.PATH, NODE_ENV: "production", BIZOSAAS_DATA_DIR: installation.dataDir, PORT: String(installation.port) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const code = await new Promise<number | null>((resolve) => {
      let printed = "";
      child.stdout.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (line.test(printed)) child.kill("SIGTERM");
      });
      child.once("close", resolve);
    });
    return { code, processes: await running.processes() };
  }
});
