import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { migrateJobs } from "#lib/platform/jobs";
import {
  createService,
  currentStatus,
  deliverAlertJob,
  explainNow,
  knownStatus,
  listIncidents,
  registerOwnParts,
  settleStates,
  startIncidentWatch,
  startProbing,
} from "#lib/services";
import { createServiceInput, listIncidentsInput } from "#lib/services/schema";
import { staffContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { openLine } from "../support/line.ts";

const AN_HOUR_MS = 3_600_000;
const SOON = { timeout: 15_000, interval: 50 };
const OFF = { isOn: false, against: null };

describe("the watch over incidents", () => {
  let database: TestDatabase;
  let staff: StaffContext;
  beforeAll(async () => {
    database = await testDatabase();
    await migrateJobs(database.ownerUrl, { jobs: [deliverAlertJob], subscriptions: [] });
    staff = await staffContext(database);
  });
  afterAll(() => database.drop());

  const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
  const incidents = async () => (await listIncidents(staff, listIncidentsInput.parse({}))).incidents;
  const incidentOf = async (cause: string) => (await incidents()).find(({ causeKey }) => causeKey === cause);
  async function enter(key: string, needs: string[] = []): Promise<void> {
    await createService(
      staff,
      createServiceInput.parse({
        key,
        name: key,
        kind: "backend",
        needs: needs.map((need) => ({ key: need })),
        probes: [{ name: "live", kind: "tcp", target: "127.0.0.1:9" }],
      }),
    );
  }

  /** What a probe would have found: since then, looked at last just now or earlier. */
  async function find(key: string, state: string, { since = new Date(), checkedAt = new Date(), doubt = null as Date | null } = {}): Promise<void> {
    const down = doubt ? { isOn: false, against: { count: 1, from: doubt } } : OFF;
    const monitor = { state, since, checkedAt, reason: state === "down" ? "refused" : null, bad: down, down };
    await sql(
      "UPDATE probe_target t SET monitor = $2::jsonb FROM service_probe p JOIN service s ON s.id = p.service_id WHERE t.probe_id = p.id AND s.key = $1",
      [key, JSON.stringify(monitor)],
    );
  }

  test("is told of a change by whoever made it, and does not wait for its turn", async () => {
    await enter("db");
    const watching = testRuntime(database, { process: "worker" });
    const probing = testRuntime(database, { process: "worker" });
    const settle = async (state: string) => {
      await find("db", state);
      await settleStates(probing, ["db"], new Date());
    };
    await settle("operational");
    const stop = startIncidentWatch(watching, { everyMs: AN_HOUR_MS });
    await settle("down");
    await expect.poll(() => incidentOf("db"), SOON).toMatchObject({ status: "investigating" });
    await settle("operational");
    await expect.poll(() => incidentOf("db"), SOON).toMatchObject({ status: "monitoring" });
    await stop();
    await watching.close();
    await probing.close();
  });

  test("waits for what a cause needs to be looked at again, and names the right one then", async () => {
    await enter("store");
    await enter("shop", ["store"]);
    const runtime = testRuntime(database, { process: "worker" });
    const before = new Date(Date.now() - 2_000);
    await find("store", "operational", { since: before, checkedAt: before });
    await find("shop", "down");
    await settleStates(runtime, ["store", "shop"], new Date());
    const stop = startIncidentWatch(runtime, { everyMs: AN_HOUR_MS });
    const openQuestions = () =>
      runtime.db.read({ kind: "system", purpose: "test" }, async (tx) => (await explainNow(tx, new Date())).explanation.services);
    await expect.poll(openQuestions, SOON).toMatchObject([{ key: "shop", role: "cause", unconfirmed: ["store"] }]);
    await find("store", "down");
    await settleStates(runtime, ["store"], new Date());
    await expect.poll(() => incidentOf("store"), SOON).toMatchObject({ title: "store is down", serviceCount: 2 });
    expect(await incidentOf("shop")).toBeUndefined();
    await stop();
    await runtime.close();
  });
});

describe("a database that is away", () => {
  test.each(["gone", "corrupt"] as const)(
    "%s: it is told from memory, and has its interval and its incident afterwards, without any worker",
    async (way) => {
      const database = await testDatabase();
      await migrateJobs(database.ownerUrl, { jobs: [deliverAlertJob], subscriptions: [] });
      const staff = await staffContext(database);
      const line = await openLine(database.appUrl);
      const surfaces = createServer((_, response) => response.end("as ever"));
      await new Promise<void>((resolve) => surfaces.listen(0, "127.0.0.1", resolve));
      const address = surfaces.address();
      const runtime = testRuntime({ ...database, appUrl: line.through(database.appUrl) });
      await registerOwnParts(runtime.db);
      const prober = startProbing({ runtime, baseUrl: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` });
      const partOf = (key: string) => currentStatus(runtime).parts.find((part) => part.key === key)?.state;
      const situation = async () => (await knownStatus(runtime)).situation;
      const stateOf = async (key: string) => (await situation()).services.find((service) => service.key === key)?.state;
      const written = () =>
        query<{ state: string; since: Date }>(
          database.superuserUrl,
          "SELECT i.state, i.since FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE s.key = 'postgres' ORDER BY since",
        );
      const incident = async () =>
        (await listIncidents(staff, listIncidentsInput.parse({}))).incidents.find(({ causeKey }) => causeKey === "postgres");
      await expect.poll(() => stateOf("postgres"), SOON).toBe("operational");
      // It is told before it is written.
      await expect.poll(async () => (await written()).at(-1)?.state, SOON).toBe("operational");

      const beganAt = new Date();
      if (way === "gone") await line.cut();
      else line.corrupt();
      await expect.poll(() => partOf("database"), SOON).toBe("down");
      await expect.poll(() => stateOf("postgres"), SOON).toBe("down");
      const { at, explanation } = await situation();
      expect(at <= beganAt).toBe(true);
      expect(explanation.causes).toMatchObject([{ key: "postgres", state: "down" }]);

      if (way === "gone") await line.mend();
      else line.heal();
      await expect.poll(() => partOf("database"), SOON).toBe("operational");
      // On a busy machine it may be slow at first.
      await expect
        .poll(async () => (await written()).map(({ state }) => state).filter((state) => state !== "degraded"), SOON)
        .toEqual(["operational", "down", "operational"]);
      await expect.poll(incident, SOON).toMatchObject({ title: "PostgreSQL is down", status: "monitoring" });
      const { startedAt, recoveredAt } = (await incident()) ?? {};
      expect(new Date(startedAt ?? 0)).toEqual((await written()).find(({ state }) => state === "down")?.since);
      expect(new Date(recoveredAt ?? 0) > new Date(startedAt ?? 0)).toBe(true);
      await prober.stop();
      await runtime.close();
      await line.cut();
      await new Promise((resolve) => surfaces.close(resolve));
      await database.drop();
    },
    60_000,
  );
});
