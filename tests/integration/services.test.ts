import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import {
  applyFile,
  changeService,
  createService,
  deleteService,
  enterPlatformServices,
  getService,
  listServices,
  previewServiceFile,
  registerOwnParts,
  searchServices,
  settleStates,
  stateIntervals,
} from "#lib/services";
import { changeServiceCall, createServiceInput, searchServicesInput } from "#lib/services/schema";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let staff: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
});
afterAll(() => database.drop());

const enter = (key: string, over: object = {}) => createService(staff, createServiceInput.parse({ key, name: key, kind: "backend", ...over }));
const change = (key: string, over: object) => changeService(staff, { ...changeServiceCall.parse({ name: key, kind: "backend", ...over }), key });
const unique = (name: string) => `${name}-${newId().slice(-8)}`;

describe("the registry of services", () => {
  test("keeps what a service is, needs and answers at, and tells in which order services start and whom a failure hits", async () => {
    const [db, auth, shop] = [unique("db"), unique("auth"), unique("shop")];
    const tenant = await createTenant(database.db);
    await enter(db, { kind: "database", instances: [{ address: "postgres://db.example:5432" }] });
    await enter(auth, { needs: [{ key: db }], owner: "Identity", runbookUrl: "https://runbooks.example/auth" });
    const made = await enter(shop, { kind: "frontend", tenants: [tenant.slug], needs: [{ key: auth }, { key: db, kind: "soft" }] });
    expect(made).toMatchObject({
      tenants: [tenant.slug],
      needs: [
        { key: auth, kind: "hard" },
        { key: db, kind: "soft" },
      ],
      version: 1,
      origin: "managed",
    });

    const { services, stages } = await listServices(staff);
    expect(services.find(({ key }) => key === db)).toMatchObject({
      neededBy: [
        { key: auth, kind: "hard" },
        { key: shop, kind: "soft" },
      ],
    });
    const stageOf = (key: string) => stages.findIndex((stage) => stage.includes(key));
    expect(stageOf(db)).toBeLessThan(stageOf(auth));
    expect(stageOf(auth)).toBeLessThan(stageOf(shop));

    const { radius } = await getService(staff, db);
    expect(radius.fails).toMatchObject({ surfaces: [shop], tenantIds: [tenant.id] });
    expect(radius.fails.services.map(({ key }) => key).toSorted()).toEqual([auth, shop].toSorted());
  });

  test("refuses a circle with all of it named, also when two changes at once would close it", async () => {
    const [one, two] = [unique("one"), unique("two")];
    await enter(one);
    await enter(two, { needs: [{ key: one }] });
    const circle = { issues: [{ path: "needs", message: expect.stringContaining(`${one} → ${two} → ${one}`) }] };
    await expect(change(one, { version: 1, needs: [{ key: two }] })).rejects.toMatchObject(circle);

    const [left, right] = [unique("left"), unique("right")];
    await Promise.all([enter(left), enter(right)]);
    const both = await Promise.allSettled([
      change(left, { version: 1, needs: [{ key: right }] }),
      change(right, { version: 1, needs: [{ key: left }] }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("writes nothing for what there is not, what is taken, and what is given twice", async () => {
    const key = unique("odd");
    const issues = (over: object) => enter(key, over).catch((error: { issues: { path: string; message: string }[] }) => error.issues);
    expect(await issues({ needs: [{ key: "no-such" }] })).toEqual([{ path: "needs", message: "There is no service no-such." }]);
    expect(await issues({ needs: [{ key }] })).toEqual([{ path: "needs", message: "A service cannot depend on itself." }]);
    expect(await issues({ tenants: ["no-such-tenant"] })).toEqual([{ path: "tenants", message: "There is no tenant no-such-tenant." }]);
    expect(await issues({ instances: [{ address: "a.example:1" }, { address: "a.example:1" }] })).toEqual([
      { path: "instances", message: "a.example:1 is given twice." },
    ]);
    expect(await query(database.superuserUrl, "SELECT 1 FROM service WHERE key = $1", [key])).toEqual([]);
    await enter(key);
    await expect(enter(key)).rejects.toMatchObject({ code: "conflict", issues: [{ path: "key" }] });
  });

  test("tells field by field what somebody else changed, and writes nothing where nothing is different", async () => {
    const key = unique("shared");
    await enter(key, { description: "As entered" });
    expect(await change(key, { version: 1, description: "As entered" })).toMatchObject({ version: 1 });
    expect(await change(key, { version: 1, description: "By one" })).toMatchObject({ version: 2 });
    await expect(change(key, { version: 1, description: "By another" })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "description", message: "Stands at “By one” now." }],
    });
  });

  test("takes a service out that nothing needs, with its key typed, and keeps it in the trail", async () => {
    const [base, user] = [unique("base"), unique("user")];
    await enter(base);
    await enter(user, { needs: [{ key: base }] });
    await expect(deleteService(staff, base, base)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(user) });
    await expect(deleteService(staff, user, "another")).rejects.toMatchObject({ code: "invalid", issues: [{ path: "confirmation" }] });
    await deleteService(staff, user, user);
    await deleteService(staff, base, base);
    const acts = await query(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_type = 'service' AND subject_id = $1 ORDER BY id", [
      base,
    ]);
    expect(acts).toEqual([{ action: "service.create" }, { action: "service.delete" }]);
  });

  test("is the operator's: no tenant's person sees it or writes it, in SQL neither", async () => {
    const tenant = await createTenant(database.db);
    const inside = await tenantContext(database, tenant.id, "tenant_admin");
    await expect(listServices(inside as unknown as StaffContext)).rejects.toMatchObject({ code: "forbidden" });
    const read = database.db.read({ kind: "tenant", tenantId: tenant.id, userId: newId() }, (tx) => tx.query({ text: "SELECT * FROM service" }));
    await expect(read).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a file of services", () => {
  const apply = async (file: string) => applyFile(staff, file, (await previewServiceFile(staff, file)).mark);

  test("is shown before it is applied, makes what it says, does nothing the second time, and removes what it no longer says", async () => {
    const [db, crm, byHand] = [unique("db"), unique("crm"), unique("hand")];
    await enter(byHand, { description: "Entered by somebody" });
    const file = (more: string) => `services:\n  ${db}: { name: Database, kind: database }\n${more}`;
    const whole = file(`  ${crm}:\n    name: CRM\n    kind: backend\n    needs: [${db}]\n    instances: [https://crm.example]\n`);
    const preview = await previewServiceFile(staff, whole);
    expect(preview).toMatchObject({ creates: [{ key: db }, { key: crm }], changes: [], removes: [], unchanged: 0 });
    expect((await listServices(staff)).services.map(({ key }) => key)).not.toContain(crm);
    await applyFile(staff, whole, preview.mark);
    expect((await getService(staff, crm)).service).toMatchObject({
      origin: "declared",
      needs: [{ key: db, kind: "hard" }],
      instances: [{ weight: 100 }],
    });

    expect(await applyFile(staff, whole, preview.mark)).toMatchObject({ creates: [], changes: [], removes: [], unchanged: 2 });
    const renamed = whole.replace("name: CRM", "name: Customers");
    expect((await previewServiceFile(staff, renamed)).changes).toEqual([
      { key: crm, fields: [{ field: "name", before: "CRM", after: "Customers" }] },
    ]);
    expect(await apply(file(""))).toMatchObject({ removes: [{ key: crm }], unchanged: 1 });
    expect((await getService(staff, byHand)).service.description).toBe("Entered by somebody");
    await apply("services: {}");
  });

  test("is applied whole or not at all", async () => {
    const [one, two] = [unique("one"), unique("two")];
    const said = (needs: string) => `{ name: Named, kind: backend, needs: [${needs}] }`;
    const circle = `services:\n  ${one}: ${said(two)}\n  ${two}: ${said(one)}\n`;
    await expect(apply(circle)).rejects.toMatchObject({ issues: [{ path: "file", message: expect.stringContaining(`${one} → ${two} → ${one}`) }] });
    expect(await query(database.superuserUrl, "SELECT 1 FROM service WHERE key = $1", [one])).toEqual([]);

    const sound = `services:\n  ${one}: ${said("")}\n`;
    const { mark } = await previewServiceFile(staff, sound);
    await enter(two);
    await expect(applyFile(staff, sound, mark)).rejects.toMatchObject({ code: "conflict" });
    await apply(sound);
    await change(two, { version: 1, needs: [{ key: one }] });
    await expect(apply("services: {}")).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(two) });
  });
});

describe("the portal's own parts", () => {
  test("register themselves once; what staff changed of them stays, and they stay in the registry", async () => {
    await registerOwnParts(database.db);
    const { service: auth } = await getService(staff, "auth");
    expect(auth).toMatchObject({
      origin: "built-in",
      visibility: "public",
      needs: [
        { key: "postgres", kind: "hard" },
        { key: "redis", kind: "soft" },
      ],
    });
    await change("auth", { name: "Our sign-in", version: auth.version, needs: [{ key: "postgres" }] });
    await registerOwnParts(database.db);
    expect((await getService(staff, "auth")).service).toMatchObject({
      name: "Our sign-in",
      origin: "built-in",
      needs: [{ key: "postgres", kind: "hard" }],
    });
    await expect(deleteService(staff, "status", "status")).rejects.toMatchObject({ code: "conflict" });
  });

  test("stay what they are when a file declares them, and when the next one does not", async () => {
    // A registry of its own: files of the tests above declare services, too.
    const fresh = await testDatabase();
    try {
      const operator = await staffContext(fresh);
      await registerOwnParts(fresh.db);
      const apply = async (text: string) => applyFile(operator, text, (await previewServiceFile(operator, text)).mark);
      const home = "services:\n  home: { name: Front door, kind: frontend, visibility: public }";
      const read = async () => (await getService(operator, "home")).service;
      expect((await apply(home)).changes.map(({ key }) => key)).toEqual(["home"]);
      expect(await read()).toMatchObject({ name: "Front door", origin: "built-in" });
      expect((await apply(home)).changes).toEqual([]);
      expect((await apply("services: {}")).removes).toEqual([]);
      expect(await read()).toMatchObject({ name: "Front door", origin: "built-in" });
    } finally {
      await fresh.drop();
    }
  });

  test("together with the others the platform starts PostgreSQL first, then Redis, sign-in, backends and surfaces", async () => {
    await database.db.transaction({ kind: "system", purpose: "test" }, enterPlatformServices);
    const { stages, services } = await listServices(staff);
    const stageOf = (key: string) => stages.findIndex((stage) => stage.includes(key));
    expect(stageOf("postgres")).toBe(0);
    expect(stageOf("redis")).toBe(0);
    expect(["auth", "superset", "analytics"].map(stageOf)).toEqual([1, 2, 3]);
    expect(services.filter(({ key }) => key === "postgres" || key === "vault").map(({ origin }) => origin)).toEqual(["built-in", "managed"]);
  });

  test("have the states that the portal measured of them, and are unknown when it measured nothing lately", async () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const measured = (part: string, state: string, since: Date, checkedAt: Date) =>
      query(
        database.superuserUrl,
        `INSERT INTO part_state (part, state, since, checked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (part) DO UPDATE SET state = excluded.state, since = excluded.since, checked_at = excluded.checked_at`,
        [part, state, since, checkedAt],
      );
    await measured("mail", "operational", minutesAgo(50), new Date());
    await measured("worker", "down", minutesAgo(20), new Date());
    await measured("queue", "operational", minutesAgo(50), minutesAgo(10));
    const runtime = testRuntime(database, { process: "web" });
    const settle = () => settleStates(runtime, ["mail", "worker", "queue"], new Date());
    await settle();
    await settle();
    await measured("mail", "degraded", minutesAgo(5), new Date());
    await settle();
    await runtime.close();
    const states = await database.db.read({ kind: "system", purpose: "test" }, (tx) =>
      stateIntervals(tx, { from: minutesAgo(60), to: new Date(), keys: ["mail", "worker", "queue"] }),
    );
    const said = (key: string) => states.get(key)?.map(({ state, reason, until }) => [state, reason, until !== null]);
    expect(said("mail")).toEqual([
      ["operational", null, true],
      ["degraded", null, false],
    ]);
    expect(said("worker")).toEqual([["down", "silent", false]]);
    expect(said("queue")).toBeUndefined();
    expect((await searchServices(staff, searchServicesInput.parse({ search: "worker" }))).services).toMatchObject([{ key: "worker", state: "down" }]);
  });

  test("are unknown until something measures them", async () => {
    const { services } = await searchServices(staff, searchServicesInput.parse({ search: "vault" }));
    expect(services).toMatchObject([{ key: "vault", state: "unknown", since: null, tenants: null, neededBy: 1 }]);
  });
});

describe("the list of services", () => {
  test("is searched, narrowed and read page by page", async () => {
    const prefix = unique("list");
    for (const n of [1, 2, 3]) await enter(`${prefix}.${n}`, { kind: n === 2 ? "cache" : "backend", owner: `Team ${prefix}` });
    const page = (asked: object) => searchServices(staff, searchServicesInput.parse({ search: `team ${prefix}`, ...asked }));
    const first = await page({ limit: 2 });
    expect(first.services.map(({ key }) => key)).toEqual([`${prefix}.1`, `${prefix}.2`]);
    expect(await page({ limit: 2, cursor: first.nextCursor })).toMatchObject({ services: [{ key: `${prefix}.3` }], nextCursor: null });
    expect((await page({ kind: "cache" })).services.map(({ key }) => key)).toEqual([`${prefix}.2`]);
  });
});
