import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { fixedClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { migrateJobs } from "#lib/platform/jobs";
import {
  acknowledgeIncident,
  assignIncidentRoles,
  cancelMaintenance,
  changeIncident,
  createService,
  deliverAlertJob,
  editIncidentUpdate,
  evaluateIncidents,
  finishMaintenance,
  getIncident,
  getPostmortem,
  knownStatus,
  listAlerts,
  listIncidents,
  openIncident,
  planMaintenance,
  reopenIncident,
  resolveIncident,
  startIncidentWatch,
  tellEvents,
  updateIncident,
  viewFor,
  writePostmortem,
} from "#lib/services";
import { createServiceInput, listAlertsInput, listIncidentsInput, openIncidentInput, planWindowInput } from "#lib/services/schema";
import { createPerson, createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, testDatabase } from "../support/database.ts";

const START = new Date("2026-06-15T12:00:00.000Z");

/** A database of its own with a clock that the test moves: incidents are about all services there are. */
async function scene() {
  const database = await testDatabase();
  await migrateJobs(database.ownerUrl, { jobs: [deliverAlertJob], subscriptions: [] });
  const clock = fixedClock(START);
  // Whoever was signed in by the real clock acts by the test's.
  const by = async (role?: "support"): Promise<StaffContext> => ({ ...(await staffContext(database, role)), clock });
  const runtime = { db: database.db, jobs: database.jobs, clock };
  const sql = (text: string, values: unknown[] = []) => query<Record<string, unknown>>(database.superuserUrl, text, values);
  const staff = await by();
  return {
    database,
    clock,
    staff,
    by,
    sql,
    evaluate: () => evaluateIncidents(runtime),
    enter: (key: string, over: object = {}) =>
      createService(staff, createServiceInput.parse({ key, name: key.toUpperCase(), kind: "backend", ...over })),
    /** Services have been in this state since the clock's time. */
    async set(keys: string | string[], state: string, reason: string | null = null) {
      const values = [[keys].flat(), clock.now()];
      await sql(
        "UPDATE service_state_interval SET until = $2 WHERE until IS NULL AND service_id IN (SELECT id FROM service WHERE key = ANY($1))",
        values,
      );
      await sql(
        "INSERT INTO service_state_interval (id, service_id, state, reason, since) SELECT gen_random_uuid(), id, $3, $4, $2 FROM service WHERE key = ANY($1)",
        [...values, state, reason],
      );
    },
    incidents: async () => (await listIncidents(staff, listIncidentsInput.parse({}))).incidents,
    alerts: async () => (await listAlerts(staff, listAlertsInput.parse({}))).alerts,
  };
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const seconds = (count: number) => new Date(START.getTime() + count * SECOND).toISOString();

describe("a storm: twenty services fail of one cause", () => {
  let at: Awaited<ReturnType<typeof scene>>;
  const apps = Array.from({ length: 19 }, (_, index) => `app-${index + 1}`);
  beforeAll(async () => {
    at = await scene();
    const tenant = await createTenant(at.database.db, { name: "Aster" });
    await at.enter("db", { kind: "database" });
    await at.enter("app-1", { kind: "frontend", tenants: [tenant.slug], needs: [{ key: "db" }] });
    await at.sql("INSERT INTO service (id, key, name, kind) SELECT gen_random_uuid(), key, upper(key), 'backend' FROM unnest($1::text[]) key", [
      apps.slice(1),
    ]);
    await at.sql(
      "INSERT INTO service_dependency (from_id, to_id) SELECT a.id, b.id FROM service a, service b WHERE a.key = ANY($1::text[]) AND b.key = 'db'",
      [apps.slice(1)],
    );
    await at.set(["db", ...apps], "operational");
    at.clock.advance(10 * SECOND);
  });
  afterAll(() => at.database.drop());

  test("is one incident and one alert, told once to each destination, also when two workers look at once", async () => {
    await at.set("db", "down", "refused");
    at.clock.advance(5 * SECOND);
    await at.set(apps, "down");
    await Promise.all([at.evaluate(), at.evaluate(), at.evaluate()]);
    at.clock.advance(10 * SECOND);
    await at.evaluate();

    expect(await at.incidents()).toMatchObject([
      { title: "DB is down", causeKey: "db", impact: "major", status: "investigating", isByRule: true, serviceCount: 20, tenantCount: 1 },
    ]);
    expect(await at.alerts()).toMatchObject([
      { kind: "down", severity: "page", service: "db", serviceName: "DB", reason: "refused", consequences: 19, resolvedAt: null },
    ]);
    expect(await at.sql("SELECT what, change FROM alert_delivery")).toEqual([{ what: "opened", change: 1 }]);
    const [incident] = await at.incidents();
    const detail = await getIncident(at.staff, incident?.id ?? "");
    expect(detail.services.slice(0, 2)).toMatchObject([
      { key: "db", part: "cause", state: "down", since: seconds(10) },
      { part: "consequence", state: "down", since: seconds(15) },
    ]);
    expect(detail.tenants).toMatchObject([{ name: "Aster", isDegraded: false }]);
    expect((await at.alerts())[0]?.incidentId).toBe(incident?.id);
  });

  test("recovers in any order, resolves when it stayed so, and its alert ends once", async () => {
    at.clock.advance(30 * SECOND);
    await at.set("db", "operational");
    await at.evaluate();
    at.clock.advance(20 * SECOND);
    await at.set(apps, "operational");
    await at.evaluate();
    expect(await at.incidents()).toMatchObject([{ status: "monitoring", recoveredAt: seconds(55), resolvedAt: null }]);
    at.clock.advance(MINUTE);
    await at.evaluate();
    expect((await at.alerts()).map(({ kind, resolvedAt }) => [kind, resolvedAt !== null])).toEqual([["down", true]]);
    at.clock.advance(4 * MINUTE);
    await Promise.all([at.evaluate(), at.evaluate()]);
    expect(await at.incidents()).toMatchObject([{ status: "resolved", isByRule: true }]);
    expect(await at.sql("SELECT what, count(*)::int AS count FROM alert_delivery GROUP BY what ORDER BY what")).toEqual([
      { what: "opened", count: 1 },
      { what: "resolved", count: 1 },
    ]);
    const acts = await at.sql("SELECT action, actor_label FROM audit_entry WHERE subject_type = 'incident' ORDER BY id");
    expect(acts).toEqual(["incident.open", "incident.resolve"].map((action) => ({ action, actor_label: "incident watch" })));
  });

  test("becomes a post-mortem of measured times and nothing else", async () => {
    const [incident] = await at.incidents();
    const id = incident?.id ?? "";
    const draft = await getPostmortem(at.staff, id, "en");
    expect(draft.isDraft).toBe(true);
    expect(draft.markdown).toContain("# Post-mortem: DB is down");
    expect(draft.markdown).toContain("DB failed at 2026-06-15 12:00:10 UTC.");
    expect(draft.markdown).toContain("It worked again at 2026-06-15 12:01:15 UTC, after 1 min 5 s.");
    expect(draft.markdown).toContain("| DB | cause | 2026-06-15 12:00:10 | 2026-06-15 12:00:55 | 45 s |");
    expect(draft.markdown).toContain("All tenants were hit.");
    expect(draft.markdown).toContain("Nobody acknowledged it.");
    expect(draft.markdown).toContain("By the graph of services, DB was the cause: nothing that it needs failed.");
    expect(draft.markdown).toContain("As measured, DB refuses connections.");
    expect(draft.markdown).toContain("to be filled in");
    const german = (await getPostmortem(at.staff, id, "de")).markdown;
    expect(german).toContain("# Nachbetrachtung: DB ist ausgefallen");
    expect(german).not.toMatch(/\b(is|the|of)\b/);
    await writePostmortem(at.staff, id, draft.version, "# What happened\n\nA disk was full.");
    expect(await getPostmortem(at.staff, id, "de")).toMatchObject({ markdown: "# What happened\n\nA disk was full.", isDraft: false });
    expect(await at.incidents()).toMatchObject([{ status: "postmortem" }]);
  });
});

describe("what is behind it", () => {
  test("is found later: the incident and its alert go over to it", async () => {
    const at = await scene();
    await at.enter("db");
    await at.enter("auth", { needs: [{ key: "db" }] });
    await at.set("db", "operational");
    await at.set("auth", "down");
    await at.evaluate();
    expect(await at.incidents()).toMatchObject([{ causeKey: "auth" }]);
    at.clock.advance(5 * SECOND);
    await at.set("db", "down", "refused");
    await at.evaluate();
    const [incident, ...others] = await at.incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ causeKey: "db", title: "DB is down" });
    expect((await at.alerts()).map(({ service }) => service)).toEqual(["db"]);
    const { updates, timeline } = await getIncident(at.staff, incident?.id ?? "");
    expect(updates[0]?.body).toBe("DB turned out to be the cause.");
    expect(timeline.map(({ kind }) => kind)).toContain("cause");
    expect(await at.sql("SELECT what FROM alert_delivery ORDER BY id")).toEqual([{ what: "opened" }, { what: "worsened" }]);
    await at.database.drop();
  });
});

describe("the watch", () => {
  test("of several workers opens one incident by itself, and ends when it is told to", async () => {
    const at = await scene();
    await at.enter("db");
    await at.set("db", "down");
    const runtime = testRuntime(at.database, { process: "worker", clock: at.clock });
    const stops = [1, 2, 3].map(() => startIncidentWatch(runtime, { everyMs: 20 }));
    await expect.poll(at.incidents, { timeout: 10_000 }).toMatchObject([{ causeKey: "db" }]);
    at.clock.advance(SECOND);
    await at.set("db", "operational");
    await expect.poll(at.incidents, { timeout: 10_000 }).toMatchObject([{ status: "monitoring" }]);
    await Promise.all(stops.map((stop) => stop()));
    expect(await at.sql("SELECT count(*)::int AS count FROM alert")).toEqual([{ count: 1 }]);
    await runtime.close();
    await at.database.drop();
  });
});

describe("maintenance", () => {
  test("keeps alerts and incidents silent while it lasts, and what lasts longer is told then", async () => {
    const at = await scene();
    await at.enter("db");
    await at.set("db", "operational");
    const window = { title: "New disks", startsAt: seconds(0), endsAt: seconds(600), services: ["db"] };
    await planMaintenance(at.staff, planWindowInput.parse(window));
    at.clock.advance(10 * SECOND);
    await at.set("db", "down");
    await at.evaluate();
    expect(await at.incidents()).toEqual([]);
    expect(await at.alerts()).toEqual([]);
    at.clock.advance(10 * MINUTE);
    await at.evaluate();
    expect(await at.incidents()).toMatchObject([{ causeKey: "db" }]);
    expect(await at.sql("SELECT what FROM alert_delivery")).toEqual([{ what: "opened" }]);

    // Work begins on what fails already: the alert stays, in silence.
    const more = { title: "Repair", startsAt: at.clock.now().toISOString(), endsAt: seconds(1_200), services: ["db"] };
    await planMaintenance(at.staff, planWindowInput.parse(more));
    at.clock.advance(SECOND);
    await at.evaluate();
    expect(await at.alerts()).toMatchObject([{ resolvedAt: null }]);
    expect(await at.incidents()).toMatchObject([{ resolvedAt: null, recoveredAt: null }]);
    await at.database.drop();
  });
});

describe("an incident by hand", () => {
  let at: Awaited<ReturnType<typeof scene>>;
  beforeAll(async () => {
    at = await scene();
    await at.enter("mail");
    await at.enter("site", { kind: "frontend" });
  });
  afterAll(() => at.database.drop());
  const input = (over: object = {}) => openIncidentInput.parse({ title: "Mails are late", impact: "minor", body: "We look into it.", ...over });

  test("is opened once per key, updated, corrected, resolved, opened again, with all of it on record", async () => {
    const keyed = { ...at.staff, idempotency: { key: newId(), requestHash: "same" } };
    const [first, again] = [await openIncident(keyed, input({ causeKey: "mail", services: ["site"] })), await openIncident(keyed, input())];
    expect(again).toEqual(first);
    const { id } = first;
    let { version } = await acknowledgeIncident(at.staff, id, 1);
    expect(version).toBe(1);
    ({ version } = await updateIncident(at.staff, id, { version, status: "identified", body: "A queue is full.", isPublic: true }));
    await expect(updateIncident(at.staff, id, { version: 1, status: "monitoring", body: "Old.", isPublic: false })).rejects.toMatchObject({
      code: "conflict",
    });
    const { updates } = await getIncident(at.staff, id);
    expect(updates.map(({ body }) => body)).toEqual(["A queue is full.", "We look into it."]);
    await editIncidentUpdate(at.staff, id, updates[0]?.id ?? "", { version: 1, body: "A queue was full.", isPublic: true });
    ({ version } = await resolveIncident(at.staff, id, { version, body: "It is empty.", isPublic: true }));
    await expect(updateIncident(at.staff, id, { version, status: "monitoring", body: "More.", isPublic: false })).rejects.toMatchObject({
      code: "conflict",
    });
    ({ version } = await reopenIncident(at.staff, id, { version, body: "It fills again.", isPublic: false }));
    const { services, status, updates: after } = await getIncident(at.staff, id);
    expect(status).toBe("investigating");
    expect(after.map(({ body, editedAt }) => [body, editedAt !== null])).toContainEqual(["A queue was full.", true]);
    expect(services.map(({ key, part, state }) => [key, part, state])).toEqual([
      ["mail", "cause", "unknown"],
      ["site", "affected", "unknown"],
    ]);
    const acts = await at.sql("SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id", [id]);
    expect(acts.map(({ action }) => action)).toEqual([
      "incident.open",
      "incident.update",
      "incident.edit_update",
      "incident.resolve",
      "incident.reopen",
    ]);
    await resolveIncident(at.staff, id, { version, body: "Over.", isPublic: false });
  });

  test("is one per cause while it is open, also where two open it at once", async () => {
    const both = await Promise.allSettled([openIncident(at.staff, input({ causeKey: "site" })), openIncident(at.staff, input({ causeKey: "site" }))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await at.set("site", "down");
    await at.evaluate();
    // The rule finds it, and keeps it up.
    const open = (await at.incidents()).filter(({ resolvedAt }) => resolvedAt === null);
    expect(open).toMatchObject([{ causeKey: "site", isByRule: false, impact: "minor" }]);
    // Somebody knows better than the measurement: the failure that they knew of opens no other.
    at.clock.advance(SECOND);
    const { id, version } = open[0] ?? { id: "", version: 0 };
    await resolveIncident(at.staff, id, { version, body: "It is meant to be off.", isPublic: false });
    at.clock.advance(MINUTE);
    await at.evaluate();
    expect((await at.incidents()).filter(({ resolvedAt }) => resolvedAt === null)).toEqual([]);
  });

  test("keeps up with the services that somebody named, also where no cause is known", async () => {
    const { id } = await openIncident(at.staff, input({ title: "Something is odd", services: ["mail"] }));
    at.clock.advance(SECOND);
    await at.set("mail", "operational");
    await at.evaluate();
    const { services, status } = await getIncident(at.staff, id);
    // It was never seen to fail: that is no recovery.
    expect(services).toMatchObject([{ key: "mail", part: "affected", state: "operational", recoveredAt: null }]);
    expect(status).toBe("investigating");
  });

  test("is told the public as far as it is public, and to the tenants that it hits", async () => {
    const [mine, other] = [await createTenant(at.database.db), await createTenant(at.database.db)];
    await at.enter("their-shop", { tenants: [mine.slug], visibility: "clients" });
    const { id, version } = await openIncident(at.staff, input({ title: "The shop is slow", services: ["their-shop"], isPublic: true }));
    await updateIncident(at.staff, id, { version, status: "identified", body: "For staff alone.", isPublic: false });
    const inner = await openIncident(at.staff, input({ title: "Nobody knows of this" }));
    const page = { id: newId(), name: "Portal", url: "https://portal.example/status", timeZone: "Etc/UTC" };
    const told = async (tenantId: string) => {
      const { situation } = await knownStatus({ db: at.database.db, clock: at.clock, rooms: new Map() });
      return tellEvents(viewFor(situation, { kind: "client", tenantId }, page));
    };
    const { incidents } = await told(mine.id);
    expect(incidents.find((each) => each.id === id)).toMatchObject({
      title: "The shop is slow",
      status: "identified",
      services: ["their-shop"],
      updates: [{ body: "We look into it." }],
    });
    expect(incidents.map((each) => each.id)).not.toContain(inner.id);
    expect((await told(other.id)).incidents.map((each) => each.id)).not.toContain(id);
    const window = await planMaintenance(
      at.staff,
      planWindowInput.parse({
        title: "New disks",
        startsAt: at.clock.now().toISOString(),
        endsAt: new Date(at.clock.now().getTime() + MINUTE).toISOString(),
        services: ["their-shop"],
        isPublic: true,
        announce: true,
      }),
    );
    const shown = async () => (await told(mine.id)).maintenance.filter(({ title }) => title === "New disks");
    expect(await shown()).toMatchObject([{ status: "in_progress", services: ["their-shop"] }]);
    expect((await told(other.id)).maintenance).toEqual([]);
    const announced = await at.sql(
      "SELECT data->'data'->>'tenantId' AS tenant FROM pgboss.job WHERE name = 'notifications.notify' AND data->>'name' = 'maintenance_window.announced'",
    );
    expect(announced.map(({ tenant }) => tenant).toSorted()).toEqual([mine.id, null].toSorted());
    await finishMaintenance(at.staff, window.id, window.version);
    expect(await shown()).toEqual([]);
    await expect(cancelMaintenance(at.staff, window.id, window.version + 1)).rejects.toMatchObject({ code: "conflict" });
  });

  test("has roles of the staff alone, and an impact that rules leave alone", async () => {
    const { id, version } = await openIncident(at.staff, input());
    const support = await at.by("support");
    const stranger = await createPerson(at.database.db);
    const roles = { version, commander: support.actor.userId, communications: null, scribe: null };
    await expect(assignIncidentRoles(at.staff, id, { ...roles, scribe: stranger.id })).rejects.toMatchObject({ issues: [{ path: "scribe" }] });
    const assigned = await assignIncidentRoles(support, id, roles);
    expect((await getIncident(support, id)).roles.commander?.id).toBe(support.actor.userId);
    await changeIncident(support, id, { version: assigned.version, title: "Mails are lost", impact: "major", isPublic: false });
    expect(await getIncident(support, id)).toMatchObject({ title: "Mails are lost", impact: "major" });
  });

  test("names no service that there is not, and none of it belongs to tenants, in SQL neither", async () => {
    await expect(openIncident(at.staff, input({ services: ["nothing"] }))).rejects.toMatchObject({ issues: [{ path: "services" }] });
    const tenant = await createTenant(at.database.db);
    const inside = (await tenantContext(at.database, tenant.id, "tenant_admin")) as unknown as StaffContext;
    await expect(openIncident(inside, input())).rejects.toMatchObject({ code: "forbidden" });
    await expect(listIncidents(inside, listIncidentsInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    const tables = [
      "maintenance_window",
      "maintenance_window_service",
      "incident",
      "incident_update",
      "incident_service",
      "incident_tenant",
      "incident_entry",
      "objective",
      "objective_month",
      "alert",
      "alert_destination",
      "alert_delivery",
      "recovery",
      "recovery_step",
      "service_restart_hook",
      "restart_call",
      "incident_watch",
    ];
    for (const table of tables) {
      const read = at.database.db.read({ kind: "tenant", tenantId: tenant.id, userId: newId() }, (tx) =>
        tx.query({ text: `SELECT * FROM ${table}` }),
      );
      await expect(read, table).rejects.toMatchObject({ code: "42501" });
    }
  });
});
