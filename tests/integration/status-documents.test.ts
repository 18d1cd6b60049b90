import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import {
  audienceOf,
  createService,
  knownStatus,
  openIncident,
  planMaintenance,
  tellEvents,
  tellServices,
  updateIncident,
  viewFor,
} from "#lib/services";
import { createServiceInput, openIncidentInput, planWindowInput, updateIncidentCall } from "#lib/services/schema";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { openLine } from "../support/line.ts";

let database: TestDatabase;
let staff: StaffContext;
let runtime: Runtime;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
});
afterAll(async () => {
  await database.drop();
});

const PAGE = { id: newId(), name: "Portal", url: "https://portal.example/status", timeZone: "Etc/UTC" };
const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const was = (key: string, state: string, since: Date, until: Date | null, reason: string | null = null) =>
  query(
    database.superuserUrl,
    "INSERT INTO service_state_interval (id, service_id, state, reason, since, until) SELECT $1, id, $3, $4, $5, $6 FROM service WHERE key = $2",
    [newId(), key, state, reason, since, until],
  );

/** As a process that starts now knows it. */
async function known() {
  runtime = testRuntime(database, { process: "web" });
  try {
    return await knownStatus(runtime);
  } finally {
    await runtime.close();
  }
}

describe("the state of the services", () => {
  test("is told to everybody as far as they may see, with cause and consequence, uptime and why", async () => {
    const tenant = await createTenant(database.db);
    const other = await createTenant(database.db);
    const [db, shop, theirs] = [unique("db"), unique("shop"), unique("theirs")];
    await enter(db, { kind: "database" });
    await enter(shop, { visibility: "public", needs: [{ key: db }] });
    await enter(theirs, { visibility: "clients", tenants: [tenant.slug] });
    await was(db, "operational", daysAgo(10), daysAgo(1));
    await was(db, "down", daysAgo(1), null, "refused");
    await was(shop, "operational", daysAgo(2), daysAgo(1));
    await was(shop, "down", daysAgo(1), null, "error");

    await query(
      database.superuserUrl,
      `WITH probe AS (INSERT INTO service_probe (id, service_id, name, purpose, kind, config, interval_seconds, timeout_ms, failures, recoveries)
         SELECT $1::uuid, id, 'live', 'liveness', 'http', '{}', 20, 5000, 2, 2 FROM service WHERE key = $2 RETURNING id, service_id)
       INSERT INTO probe_result (probe_id, target, at, service_id, state, latency_ms) SELECT id, '', now() - interval '1 minute', service_id, 'operational', 12.5 FROM probe`,
      [newId(), shop],
    );
    const status = await known();
    const keysFor = (audience: Parameters<typeof tellServices>[1]) => tellServices(status, audience).map(({ key }) => key);
    expect(keysFor({ kind: "public" })).toContain(shop);
    expect(keysFor({ kind: "public" })).not.toContain(theirs);
    expect(keysFor({ kind: "public" })).not.toContain(db);
    expect(keysFor({ kind: "client", tenantId: tenant.id })).toContain(theirs);
    expect(keysFor({ kind: "client", tenantId: other.id })).not.toContain(theirs);

    const byStaff = tellServices(status, audienceOf(staff));
    const find = (told: typeof byStaff, key: string) => told.find((service) => service.key === key);
    expect(find(byStaff, db)).toMatchObject({
      state: "down",
      role: "cause",
      uptime: { h24: 0, d7: expect.closeTo(85.71, 1), d30: expect.closeTo(90, 1) },
    });
    expect(find(byStaff, shop)).toMatchObject({ role: "consequence", causes: [db], why: expect.stringContaining(`${db} refuses connections`) });
    expect(find(byStaff, shop)).toMatchObject({ latencyMs: 12.5 });
    expect(find(byStaff, theirs)).toMatchObject({ state: "unknown", since: null, latencyMs: null, uptime: { h24: null, d90: null } });
    // What it needs is not the public's to know.
    expect(find(tellServices(status, { kind: "public" }), shop)).toMatchObject({ state: "down", causes: [], why: null });
  });

  test("tells the public of public incidents and maintenance alone, and of public updates alone", async () => {
    const key = unique("api");
    await enter(key, { visibility: "public" });
    const open = await openIncident(
      staff,
      openIncidentInput.parse({ title: `Outage of ${key}`, impact: "major", isPublic: true, services: [key], body: "Told to all." }),
    );
    await updateIncident(
      staff,
      open.id,
      updateIncidentCall.parse({ version: open.version, status: "identified", body: "For staff alone.", isPublic: false }),
    );
    const inner = await openIncident(staff, openIncidentInput.parse({ title: `Inner ${key}`, impact: "minor", services: [key], body: "Not told." }));
    const window = {
      title: `Work on ${key}`,
      services: [key],
      isPublic: true,
      startsAt: new Date(Date.now() + 60_000).toISOString(),
      endsAt: new Date(Date.now() + 120_000).toISOString(),
    };
    await planMaintenance(staff, planWindowInput.parse(window));

    const status = await known();
    const events = (audience: Parameters<typeof viewFor>[1]) => tellEvents(viewFor(status.situation, audience, PAGE));
    const told = events({ kind: "public" });
    expect(told.incidents.find(({ id }) => id === open.id)).toMatchObject({ impact: "major", services: [key], updates: [{ body: "Told to all." }] });
    expect(told.incidents.map(({ id }) => id)).not.toContain(inner.id);
    expect(told.maintenance.find(({ title }) => title === window.title)).toMatchObject({ status: "scheduled", services: [key] });
    const all = events(audienceOf(staff));
    expect(all.incidents.find(({ id }) => id === open.id)?.updates).toHaveLength(2);
    expect(all.incidents.map(({ id }) => id)).toContain(inner.id);
  });

  test("is what was known last while the database is silent, and nobody waits for it; where nothing is known, that is said", async () => {
    const line = await openLine(database.appUrl);
    const through = { appUrl: line.through(database.appUrl), authSecret: database.authSecret };
    const [knowing, unknowing] = [testRuntime(through, { process: "web" }), testRuntime(through, { process: "web" })];
    try {
      const before = await knownStatus(knowing);
      line.freeze();
      await delay(2_100);
      const known = { uptime: before.uptime, situation: { at: before.situation.at, services: before.situation.services } };
      expect(await knownStatus(knowing)).toMatchObject(known);
      expect(await knownStatus(knowing)).toMatchObject(known);
      await expect(knownStatus(unknowing)).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      line.thaw();
      await Promise.all([knowing.close(), unknowing.close()]);
      await line.cut();
    }
  });

  test("of a tenant's own service is told to that tenant and to staff, and to nobody else, however public it is", async () => {
    const [mine, other] = [await createTenant(database.db), await createTenant(database.db)];
    const [own, shared] = [unique("own"), unique("shared")];
    await enter(own, { visibility: "public", tenants: [mine.slug] });
    await enter(shared);
    const open = (title: string, services: string[]) =>
      openIncident(staff, openIncidentInput.parse({ title, impact: "minor", isPublic: true, services, body: "Told." }));
    const [ownIncident, both] = [await open(`Only ${own}`, [own]), await open(`Both ${own}`, [own, shared])];
    const title = `Work on ${own}`;
    const startsAt = new Date(Date.now() + 60_000).toISOString();
    const endsAt = new Date(Date.now() + 120_000).toISOString();
    await planMaintenance(staff, planWindowInput.parse({ title, services: [own], isPublic: true, startsAt, endsAt }));
    const status = await known();
    const told = (audience: Parameters<typeof viewFor>[1]) => {
      const { incidents, maintenances } = viewFor(status.situation, audience, PAGE);
      const ids = incidents.map(({ id }) => id);
      return [ids.includes(ownIncident.id), ids.includes(both.id), maintenances.some((each) => each.title === title)];
    };
    expect(told({ kind: "public" })).toEqual([false, true, false]);
    expect(told({ kind: "client", tenantId: other.id })).toEqual([false, true, false]);
    expect(told({ kind: "client", tenantId: mine.id })).toEqual([true, true, true]);
    expect(told({ kind: "staff" })).toEqual([true, true, true]);
  });

  test("belongs to the audience that one is of", async () => {
    const tenant = await createTenant(database.db);
    const client = await tenantContext(database, tenant.id, "viewer");
    expect(audienceOf(client)).toEqual({ kind: "client", tenantId: tenant.id });
    expect(audienceOf(staff)).toEqual({ kind: "staff" });
    expect(audienceOf({ ...client, actor: { kind: "anonymous" }, tenant: null })).toEqual({ kind: "public" });
  });
});
