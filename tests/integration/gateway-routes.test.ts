import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffContext } from "#lib/access";
import { changeRoute, createRoute, deleteRoute, getRoute, listRoutes } from "#lib/brain";
import { changeRouteCall, createRouteInput, type GatewayRoute } from "#lib/brain/schema";
import { newId } from "#lib/platform/crypto";
import { createTenant, staffContext, tenantContext } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { enterService, openRoute } from "../support/gateway.ts";

let database: TestDatabase;
let staff: StaffContext;

beforeAll(async () => {
  database = await testDatabase();
  staff = await staffContext(database);
});
afterAll(() => database.drop());

const unique = (name: string) => `${name}-${newId().slice(-8)}`;
const change = ({ id, service: _, createdAt: __, updatedAt: ___, ...same }: GatewayRoute, over: object) =>
  changeRoute(staff, { ...changeRouteCall.parse({ ...same, ...over }), id });
const trail = (id: string) =>
  query<{ action: string }>(database.superuserUrl, "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq", [id]).then((rows) =>
    rows.map(({ action }) => action),
  );

describe("routes of the gateway", () => {
  test("are made, changed and closed with an entry in the trail each; what changes nothing writes nothing", async () => {
    const route = await openRoute(staff, ["http://a.example:1"], { methods: ["GET", "POST"], corsOrigins: ["https://app.example"] });
    expect(route).toMatchObject({ version: 1, access: "public", methods: ["GET", "POST"], ratePerMinute: null, canaryService: null });
    expect((await change(route, {})).version).toBe(1);
    const changed = await change(route, { ratePerMinute: 100, isEnabled: false });
    expect(changed).toMatchObject({ version: 2, ratePerMinute: 100, isEnabled: false });
    expect(await getRoute(staff, route.id)).toEqual(changed);
    await deleteRoute(staff, route.id, 2);
    await expect(getRoute(staff, route.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await trail(route.id)).toEqual(["gateway_route.create", "gateway_route.change", "gateway_route.delete"]);
  });

  test("tell the second of two who change one what the first has made of it", async () => {
    const route = await openRoute(staff, []);
    await change(route, { retries: 2 });
    await expect(change(route, { retries: 0 })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "retries", message: "Stands at “2” now." }],
    });
    await expect(deleteRoute(staff, route.id, 1)).rejects.toMatchObject({ code: "conflict" });
  });

  test("never answer one place twice, also when two are made at once", async () => {
    const key = unique("crm");
    await enterService(staff, key, []);
    const make = (over: object) => createRoute(staff, createRouteInput.parse({ service: key, ...over }));
    const both = await Promise.allSettled([make({ methods: ["GET"] }), make({ methods: [] })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await make({ pathPrefix: "/leads", methods: ["GET"] });
    await make({ pathPrefix: "/leads", methods: ["POST"] });
    await expect(make({ pathPrefix: "/leads", methods: ["PUT", "POST"] })).rejects.toMatchObject({
      code: "conflict",
      issues: [{ path: "pathPrefix" }],
    });
  });

  test("name services that there are, and another one as their canary", async () => {
    const key = unique("crm");
    await enterService(staff, key, []);
    const issues = (over: object) =>
      createRoute(staff, createRouteInput.parse({ service: key, ...over })).catch(({ issues: all }: { issues: { path: string }[] }) =>
        all.map(({ path }) => path),
      );
    expect(await issues({ service: "no-such" })).toEqual(["service"]);
    expect(await issues({ canaryService: "no-such", canaryPercent: 1 })).toEqual(["canaryService"]);
    expect(await issues({ canaryService: key, canaryPercent: 1 })).toEqual(["canaryService"]);
    expect(await issues({ canaryPercent: 1 })).toEqual(["canaryService"]);
  });

  test("are made once by one key, and by super-admins alone; support looks, others do not", async () => {
    const key = unique("crm");
    await enterService(staff, key, []);
    const once = { ...staff, idempotency: { key: newId(), requestHash: "h" } };
    const input = createRouteInput.parse({ service: key });
    expect((await createRoute(once, input)).id).toBe((await createRoute(once, input)).id);
    const support = await staffContext(database, "support");
    expect((await listRoutes(support)).some(({ service }) => service === key)).toBe(true);
    await expect(createRoute(support, input)).rejects.toMatchObject({ code: "forbidden" });
    const member = await tenantContext(database, (await createTenant(database.db)).id, "tenant_admin");
    await expect(listRoutes(member as never)).rejects.toMatchObject({ code: "forbidden" });
  });

  test.each<[string, object]>([
    ["a path without its slash", { pathPrefix: "leads" }],
    ["a path that ends with one", { pathPrefix: "/leads/" }],
    ["a path that climbs", { pathPrefix: "/a/../b" }],
    ["a path with escapes", { pathPrefix: "/a%2fb" }],
    ["a method that is none of ours", { methods: ["TRACE"] }],
    ["a permission that there is not", { access: "everything" }],
    ["an origin with a path", { corsOrigins: ["https://app.example/x"] }],
    ["a media type that could end a header", { staticType: "text/plain\r\nx: y" }],
    ["more retries than help", { retries: 4 }],
    ["a field that is not known", { surprise: 1 }],
  ])("refuse %s", (_name, over) => {
    expect(createRouteInput.safeParse({ service: "crm", ...over }).success).toBe(false);
  });
});
