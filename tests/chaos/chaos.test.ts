import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInstallation, DEMO_PASSWORD, type Installation, type InstallationProcess, type RunningStart } from "../support/installation.ts";
import { type ApiClient, signInClient } from "../support/portal.ts";
import { type RedisServer, startRedis } from "../support/redis.ts";

const WRITERS = 4;
const LOAD_BEFORE_KILL_MS = 1_500;
const REDIS_IS_GONE_MS = 3_000;
const RECOVERY = { timeout: 45_000, interval: 250 };

/** A tenant whose creation the portal has acknowledged. */
interface Acknowledged {
  slug: string;
  id: string;
}

/** Writers that go on whatever happens. Each sends a write again, with its key, until it is acknowledged. */
function startLoad(client: ApiClient) {
  const acknowledged: Acknowledged[] = [];
  let isRunning = true;
  let refusals = 0;
  const write = async (slug: string) => {
    while (isRunning) {
      try {
        const response = await client.request("POST", "/api/v1/tenants", {
          json: { name: `Under load ${slug}`, slug, planKey: "free" },
          headers: { "idempotency-key": `key-of-${slug}` },
        });
        const answer = (await response.json()) as { id: string };
        if (response.status === 201) {
          acknowledged.push({ slug, id: answer.id });
          return;
        }
        // A refusal must be one that tells to come back, never "it is there already" for our own key.
        if (![429, 500, 502, 503].includes(response.status)) throw new Error(`unexpected answer ${response.status}: ${JSON.stringify(answer)}`);
      } catch (error) {
        if (error instanceof Error && error.message.startsWith("unexpected answer")) throw error;
        // The connection broke: whether it was written, only the repetition tells.
      }
      refusals++;
      await delay(100);
    }
  };
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let n = 0; isRunning; n++) await write(`load-${writer}-${n}`);
  });
  return {
    acknowledged,
    refusals: () => refusals,
    async stop() {
      isRunning = false;
      await Promise.all(writers);
    },
  };
}

describe("processes are killed under load", () => {
  let installation: Installation;
  let redis: RedisServer;
  let running: RunningStart;
  let load: ReturnType<typeof startLoad>;

  beforeAll(async () => {
    [installation, redis] = await Promise.all([createInstallation(), startRedis()]);
    running = await start();
    load = startLoad(await signInClient(installation.url, "super@demo.bizosaas.example", DEMO_PASSWORD));
  });
  afterAll(async () => {
    await load?.stop();
    await installation?.remove();
    await redis?.stop();
  });

  const start = () => installation.start({ REDIS_URL: redis.url, API_CALLS_PER_MINUTE: "1000000" });

  const readiness = async () => {
    try {
      return ((await (await fetch(`${installation.url}/api/health/ready`)).json()) as { status: string }).status;
    } catch {
      return "no answer";
    }
  };

  async function kill(kind: InstallationProcess["kind"]): Promise<number> {
    const victim = (await running.processes()).find((each) => each.kind === kind);
    if (!victim) throw new Error(`There is no ${kind} to kill`);
    process.kill(victim.pid, "SIGKILL");
    return victim.pid;
  }

  /** Ready again, another process than before, and writes are acknowledged again. */
  async function recovered(kind: InstallationProcess["kind"], killedPid: number): Promise<void> {
    await expect
      .poll(async () => (await running.processes()).find((each) => each.kind === kind && each.pid !== killedPid)?.kind, RECOVERY)
      .toBe(kind);
    await writesGoOn();
  }

  async function writesGoOn(): Promise<void> {
    await expect.poll(readiness, RECOVERY).toBe("pass");
    const before = load.acknowledged.length;
    await expect.poll(() => load.acknowledged.length, RECOVERY).toBeGreaterThan(before);
  }

  test.each(["postgres", "worker", "web"] as const)("%s: it is back by itself, and writes go on", async (kind) => {
    await delay(LOAD_BEFORE_KILL_MS);
    await recovered(kind, await kill(kind));
  });

  test("redis: the portal degrades and says so, goes on, and is whole again when Redis is back", async () => {
    await delay(LOAD_BEFORE_KILL_MS);
    await redis.kill();
    await expect.poll(readiness, RECOVERY).toBe("warn");
    const before = load.acknowledged.length;
    await delay(REDIS_IS_GONE_MS);
    expect(load.acknowledged.length).toBeGreaterThan(before);
    await redis.restart();
    await writesGoOn();
  });

  test("everything at once: the next start has every acknowledged write, once, with its record", async () => {
    await delay(LOAD_BEFORE_KILL_MS);
    await running.killAll();
    await load.stop();
    expect(load.acknowledged.length).toBeGreaterThan(20);

    running = await start();
    expect(await readiness()).toBe("pass");
    const found = await tenantsUnderLoad();
    const lost = load.acknowledged.filter(({ slug, id }) => found.get(slug)?.id !== id);
    expect(lost).toEqual([]);
    // What was written without an acknowledgement was written whole: one tenant, one record, one event's worth of audit.
    expect([...found.values()].filter((tenant) => tenant.records !== 1)).toEqual([]);
  });

  async function tenantsUnderLoad(): Promise<Map<string, { id: string; records: number }>> {
    const { ownerUrl } = JSON.parse(readFileSync(join(installation.dataDir, "runtime.json"), "utf8")) as { ownerUrl: string };
    const client = new Client(ownerUrl);
    await client.connect();
    try {
      await client.query("SET ROLE bizosaas_platform");
      const { rows } = await client.query<{ id: string; slug: string; records: number }>(
        `SELECT t.id, t.slug, (SELECT count(*)::int FROM audit_entry a WHERE a.tenant_id = t.id AND a.action = 'tenant.create') AS records
         FROM tenant t WHERE t.slug LIKE 'load-%'`,
      );
      return new Map(rows.map((row) => [row.slug, row]));
    } finally {
      await client.end();
    }
  }
});
